"""How a brief is cited: one work, said in the ways that people and programs ask for."""

from briefs.reader.citing.bibtex import bibtex
from briefs.reader.citing.csl import csl_json
from briefs.reader.citing.plain import Line, apa, chicago
from briefs.reader.citing.ris import ris
from briefs.reader.citing.work import Work, work_of

FORMS = {
    "bib": (bibtex, "application/x-bibtex"),
    "ris": (ris, "application/x-research-info-systems"),
    "json": (csl_json, "application/vnd.citationstyles.csl+json"),
}

__all__ = ["FORMS", "Line", "Work", "apa", "bibtex", "chicago", "csl_json", "ris", "work_of"]

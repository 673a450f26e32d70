"""Runs of the importer, what each document reported, and what waits for an editor's decision."""

from briefs.importer.models.proposal import Proposal
from briefs.importer.models.reported import ReportedAgreement
from briefs.importer.models.review import ReviewedValue
from briefs.importer.models.run import Import, ImportItem
from briefs.importer.models.sketch import SketchNumber

__all__ = ["Import", "ImportItem", "Proposal", "ReportedAgreement", "ReviewedValue", "SketchNumber"]

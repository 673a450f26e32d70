"""Whom a page credits (GUIDELINE section 1, attribution)."""

from __future__ import annotations

import re

from . import credits, looks, vocabulary
from .clean import Cleaned
from .datelines import Dateline
from .head import head_of
from .stamps import agency_of_stamp
from .units import Unit

PICTURED = re.compile(r"(?:Photo|Image|Picture|Photograph|Caption|Credit)s?\b[: ]", re.I)
# "Source: Harbour Mail" above an article, whatever it is
SOURCE = re.compile(r"[Ss]ource\s?: ?((?!Supplied|File)[A-Z][\w .&-]{1,30})$")
# the end of a transmission, as archives of wires print it
CONTROL = re.compile(r"&#\d{1,3};")
# paragraphs at the end of an article whose last words may name its agency
LAST = 3
# a paper's name may have its town in brackets behind it
PLACED = re.compile(r"\s?\([^()]{2,30}\)$")


def attribution_of(cleaned: Cleaned, dateline: Dateline, body: tuple[Unit, ...]) -> str:
    """Dateline, then credit lines and agency bylines, then "according to" in the text."""
    if dateline.agency and dateline.agency not in ("more", "adds details"):
        known = credits.is_agency(dateline.agency) or dateline.place or "." in dateline.agency
        if known and not _is_newswire(dateline.agency):
            return dateline.agency
    for unit in head_of(cleaned):
        found = _credited(unit, cleaned) if looks.size(unit.text) <= 14 else ""
        if found and found != cleaned.page.hints.outlet:
            return found
    last = [CONTROL.sub("", unit.text).strip("() .") for unit in cleaned.of("chrome")[-4:]]
    signed = [
        name for name in last if name.lower() in ("reuter", "reuters", "upi", "ani", "ians", "pti")
    ]
    if signed:
        return signed[0]
    short = [name for name in last if looks.size(name) <= 3]
    signed = [name for name in short if credits.is_agency(name.split("/")[0].strip())]
    if signed:
        return signed[-1].split("/")[0].strip()
    for unit in cleaned.of("chrome")[-15:]:
        if found := credits.agency_of_sign_off(unit.text):
            return found
        photo = looks.is_caption(unit.text) or looks.size(unit.text) > 12
        found = credits.agency_in_line(unit.text) if _is_credit(unit.text) and not photo else ""
        if found:
            return found
    for unit in body[-LAST:]:
        if found := credits.agency_behind_text(unit.text):
            return found
    return credits.agency_in_body("\n".join(unit.text for unit in body))


def _credited(unit: Unit, cleaned: Cleaned) -> str:
    """The agency of a line above the article; a masthead above the headline credits nobody."""
    if looks.is_caption(unit.text) or PICTURED.match(unit.text):
        return ""
    title = cleaned.of("title")
    above = bool(title) and unit.span.start < title[0].span.start
    if above and cleaned.roles[cleaned.units.index(unit)] == "chrome" and not _is_credit(unit.text):
        return ""
    source = SOURCE.match(unit.text)
    if source and looks.is_name_line(f"{source.group(1)} {source.group(1)}"):
        return source.group(1)
    found = credits.agency_in_line(unit.text) or agency_of_stamp(unit.text)
    paper = PLACED.sub("", unit.text)
    if found or above or looks.is_furniture(unit) or not looks.is_name_line(paper):
        return found
    return paper if credits.is_paper(paper) and not looks.is_byline(paper) else ""


def _is_newswire(name: str) -> bool:
    return name in vocabulary.phrases("agencies", "no_agency")


def _is_credit(text: str) -> bool:
    return text.lower().startswith(("source:", "(with", "with ", "by ", "(")) and len(text) < 60

"""The text of an edition with the agreements it speaks of set beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.safestring import SafeString

from briefs.agreements.models import Agreement
from briefs.markup import plain
from briefs.models import Edition
from briefs.reader.entries import Entry, entry, with_what_briefs_show


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An agreement that an edition speaks of and that the register has withdrawn since."""

    number: int
    withdrawn_at: datetime | None
    reason: str


Claim = Entry | Withdrawn
HEADING = re.compile(r'<h(?P<rank>[3-6]) id="(?P<id>[^"]+)">(?P<html>.*?)</h', re.DOTALL)


@dataclass(slots=True)
class Passage:
    """One block of text and the claims that stand level with it."""

    html: SafeString
    claims: list[Claim] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section, without its marks, and its anchor."""

    anchor: str
    text: str


@dataclass(slots=True)
class Section:
    name: str
    heading: str
    passages: list[Passage]

    @property
    def headings(self) -> list[Heading]:
        """The headings of the highest rank that the section uses."""
        found = [match for passage in self.passages if (match := HEADING.match(passage.html))]
        highest = min((match["rank"] for match in found), default="")
        return [
            Heading(match["id"], plain(match["html"]))
            for match in found
            if match["rank"] == highest
        ]


@dataclass(frozen=True, slots=True)
class Reading:
    """An edition as it is read: its sections, and the claims that no text refers to."""

    sections: list[Section]
    others: list[Claim]


def claims(edition: Edition) -> dict[int, Claim]:
    """The agreements that an edition lists, by their number in it; withdrawn ones as that.

    Two queries. An agreement that is not public yet is left out.
    """
    seen = Agreement.objects.public() | Agreement.objects.tombstones()
    listed = (
        with_what_briefs_show(seen)
        .filter(edition_listings__edition=edition)
        .annotate(number=F("edition_listings__position"))
        .order_by("number", "pk")
    )
    return {agreement.number: _claim(agreement) for agreement in listed}  # type: ignore[attr-defined]


def party_states(found: Mapping[int, Claim]) -> set[str]:
    """The ISO codes of the states that are, or whose bodies are, party to these."""
    entries = (claim for claim in found.values() if isinstance(claim, Entry))
    return {party.country_code for one in entries for party in one.parties} - {""}


def _claim(agreement: Agreement) -> Claim:
    number: int = agreement.number  # type: ignore[attr-defined]
    if agreement.withdrawn_at:
        return Withdrawn(number, agreement.withdrawn_at, agreement.withdrawal_reason)
    return entry(agreement, number)


def reading(edition: Edition, found: Mapping[int, Claim]) -> Reading:
    """Set each claim beside the block that first speaks of it; the rest follow the text."""
    waiting = dict(found)
    sections = [_section(section, waiting) for section in edition.sections]
    for passage in (passage for section in sections for passage in section.passages):
        for number in list(waiting):
            if f'href="#agreement-{number}"' in passage.html:
                passage.claims.append(waiting.pop(number))
    return Reading(sections, list(waiting.values()))


def _section(section: dict[str, Any], waiting: dict[int, Claim]) -> Section:
    passages = [
        Passage(
            block["html"],
            [waiting.pop(number) for number in block["agreements"] if number in waiting],
        )
        for block in section["blocks"]
    ]
    return Section(section["name"], section["heading"], passages)

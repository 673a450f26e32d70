"""The text of an edition with the agreements it speaks of set beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.safestring import SafeString

from briefs.agreements.models import Agreement
from briefs.models import Edition
from briefs.reader.entries import Entry, entry, with_what_claims_show


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An agreement that an edition speaks of and that the register has withdrawn since."""

    number: int
    withdrawn_at: datetime | None
    reason: str


Claim = Entry | Withdrawn


@dataclass(slots=True)
class Passage:
    """One block of text and the claims that stand level with it."""

    html: SafeString
    claims: list[Claim] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    name: str
    heading: str
    passages: list[Passage]


@dataclass(frozen=True, slots=True)
class Reading:
    """An edition as it is read: its sections, and the claims that no text refers to."""

    sections: list[Section]
    others: list[Claim]


def claims(edition: Edition) -> dict[int, Claim]:
    """The agreements that an edition lists, by their number in it; withdrawn ones as that.

    Four queries, and one more when an agreement was withdrawn.
    """
    listed = {row.agreement_id: row.position for row in edition.listed_agreements.all()}
    public = with_what_claims_show(Agreement.objects.public()).filter(pk__in=listed)
    found: dict[int, Claim] = {
        listed[agreement.pk]: entry(agreement, listed[agreement.pk]) for agreement in public
    }
    if len(found) < len(listed):
        found |= {row.number: row for row in _withdrawn(edition)}
    return dict(sorted(found.items()))


def _withdrawn(edition: Edition) -> Iterator[Withdrawn]:
    rows = (
        Agreement.objects.tombstones()
        .filter(edition_listings__edition=edition)
        .values_list(F("edition_listings__position"), "withdrawn_at", "withdrawal_reason")
    )
    return (Withdrawn(*row) for row in rows)


def reading(edition: Edition) -> Reading:
    """Set each claim beside the block that first speaks of it; the rest follow the text."""
    waiting = claims(edition)
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

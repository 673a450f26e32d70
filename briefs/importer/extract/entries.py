"""Entries of the register to the drafts that are stored."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from briefs.importer.draft import INFERRED, AgreementDraft, PartyDraft, Span

from .confidence import confidence
from .context import Context
from .evidence import evidence_of
from .labels import label
from .mentions import find_mentions
from .register import Entry
from .topics import topics_of

PLACED = re.compile(r"\b(?:in|at)\s$")


def to_draft(entry: Entry, text: str, context: Context) -> AgreementDraft:
    """An entry as an AgreementDraft; dates are never more precise than printed."""
    entry = replace(entry, parties=tuple(_settled(entry, party) for party in entry.parties))
    count, parties = entry.found.count, entry.parties
    date = entry.moment.value if entry.moment else ""
    place = _place(entry)
    return AgreementDraft(
        title=_title(entry),
        kind=entry.kind,
        basis="commitment" if entry.commitment else "instrument",
        scope=_scope(entry),
        count=count.number,
        count_qualifier=count.qualifier,
        parties=parties,
        areas=entry.area_texts,
        topics=topics_of(entry.area_texts),
        status=entry.status,
        date=date,
        place=place.of(entry.sentence.flat) if place else "",
        sentence=entry.sentence.span,
        evidence=evidence_of(entry, date, place),
        confidence=confidence(entry),
        member_of=entry.member_of,
    )


def _scope(entry: Entry) -> Literal["single", "group"]:
    count = entry.found.count
    several = count.number != 1 if count.stated else entry.found.plural
    return "group" if several else "single"


def _title(entry: Entry) -> str:
    return label(
        entry.kind,
        plural=_scope(entry) == "group",
        commitment=entry.commitment,
        parties=entry.parties,
        areas=entry.area_texts,
    )


def _settled(entry: Entry, party: PartyDraft) -> PartyDraft:
    """A party that the sentence does not name is inferred."""
    if not party.country_code or party.basis == INFERRED:
        return party
    named = any(m.code == party.country_code for m in find_mentions(entry.sentence.flat))
    return party if named else replace(party, basis=INFERRED)


def _place(entry: Entry) -> Span | None:
    """The capital in which it happened: "signed … in Lima"."""
    flat = entry.sentence.flat
    for mention in find_mentions(flat):
        near = entry.reading.start <= mention.start <= max(entry.found.end, entry.reading.end) + 60
        if mention.sort == "capital" and near and PLACED.search(flat[: mention.start]):
            return Span(mention.start, mention.end)
    return None

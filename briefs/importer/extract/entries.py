"""Entries of the register to the drafts that are stored."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from briefs.importer.draft import INFERRED, AgreementDraft, EvidenceDraft, Span

from .confidence import confidence, value_confidence
from .evidence import Value, values_of
from .labels import label
from .mentions import find_mentions
from .register import Entry
from .topics import topics_of

PLACED = re.compile(r"\b(?:in|at)\s$")


def to_draft(entry: Entry) -> AgreementDraft:
    """An entry as an AgreementDraft; dates are never more precise than printed."""
    entry = settled(entry)
    count, sure, place = entry.found.count, confidence(entry), place_of(entry)
    return AgreementDraft(
        title=_title(entry),
        kind=entry.kind,
        basis="commitment" if entry.commitment else "instrument",
        scope=_scope(entry),
        count=count.number,
        count_qualifier=count.qualifier,
        parties=entry.parties,
        areas=entry.area_texts,
        topics=topics_of(entry.area_texts),
        status=entry.status,
        date=entry.moment.value if entry.moment else "",
        place=place.of(entry.sentence.flat) if place else "",
        sentence=entry.sentence.span,
        evidence=tuple(_evidence(value, sure) for value in values_of(entry, place)),
        confidence=sure,
        member_of=entry.member_of,
    )


def _evidence(found: Value, entry: float) -> EvidenceDraft:
    """A value with its confidence; that an agreement exists is as sure as the entry."""
    sure = value_confidence(found.aspect, found.signs, entry)
    return EvidenceDraft(found.aspect, found.value, found.span, found.basis, sure)


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


def settled(entry: Entry) -> Entry:
    """An entry whose parties are inferred where its sentence does not name them."""
    codes = {mention.code for mention in find_mentions(entry.sentence.flat)}
    parties = tuple(
        replace(party, basis=INFERRED)
        if party.country_code and party.country_code not in codes
        else party
        for party in entry.parties
    )
    return replace(entry, parties=parties)


def place_of(entry: Entry) -> Span | None:
    """The capital in which it happened: "signed … in Lima"."""
    flat = entry.sentence.flat
    for mention in find_mentions(flat):
        near = entry.reading.start <= mention.start <= max(entry.found.end, entry.reading.end) + 60
        if mention.sort == "capital" and near and PLACED.search(flat[: mention.start]):
            return Span(mention.start, mention.end)
    return None

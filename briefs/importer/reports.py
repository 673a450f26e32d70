"""What a document reported, kept for the next import of it and for finding it elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import Any

from django.db.models import Q, QuerySet

from briefs.agreements.models import Agreement, Evidence
from briefs.asking import Question
from briefs.importer.draft import AgreementDraft, Draft
from briefs.importer.likely_same import likeness, may_be_one
from briefs.importer.load_agreement import Entry
from briefs.importer.models import ImportItem, Proposal, ReportedAgreement
from briefs.storing import store_leaves

_COMPARED = (
    *("kind", "basis", "scope", "count", "count_qualifier", "parties", "areas"),
    *("topics", "status", "date", "place"),
)
MOST_CANDIDATES = 40
AT_A_TIME = 10


def as_reported(found: AgreementDraft, text: str) -> dict[str, Any]:
    """An extracted agreement as plain JSON with its sentence, to be compared with others."""
    whole = {name: getattr(found, name) for name in _COMPARED}
    whole["parties"] = [asdict(party) for party in found.parties]
    return {**whole, "areas": [*found.areas], "topics": [*found.topics]} | {
        "sentence": found.sentence.of(text)
    }


def report(
    item: ImportItem,
    *,
    number: int,
    draft: Draft,
    entry: Entry,
    agreement: Agreement | None,
    created: bool = True,
    before: dict[str, Any] | None = None,
) -> ReportedAgreement:
    """The row, not yet stored, that keeps what a document gave for one agreement."""
    reported = as_reported(draft.agreements[number], draft.text)
    return ReportedAgreement(
        item=item,
        agreement=agreement,
        number=number,
        likeness=likeness(reported),
        given={
            "values": entry.values,
            "reported": reported,
            "passages": [_passage(row) for row in entry.evidence],
        },
        before=before or {},
        created=created,
        agreement_version=agreement.version if agreement is not None else 1,
    )


def offer_merging(
    reports: Iterable[ReportedAgreement], *, item: ImportItem, own: Iterable[int] = ()
) -> int:
    """Offer each new entry for merging with one that another document reported, if likely.

    ``own`` are the items, besides this one, of the same brief. Returns how many offers
    were made. Nothing is merged here.
    """
    by_likeness = {row.likeness: row for row in reports if row.likeness and row.created}
    known = [_reported_elsewhere(alike, [item.pk, *own]) for alike in by_likeness]
    offers: dict[int, Proposal] = {}
    for _, alike, other, reported in islice(merge(*known, key=itemgetter(0)), MOST_CANDIDATES):
        if len(offers) == len(by_likeness):
            break
        new = by_likeness[alike]
        if new.agreement_id is None or new.agreement_id in offers:
            continue
        if may_be_one(new.given["reported"], json.loads(reported)):
            offers[new.agreement_id] = Proposal(
                item=item,
                kind=Proposal.Kind.MERGE,
                brief=item.brief,
                agreement_id=new.agreement_id,
                other_id=other,
            )
    store_leaves([*offers.values()])
    return len(offers)


def _reported_elsewhere(alike: str, own: list[int]) -> Iterator[tuple[Any, ...]]:
    """Key, likeness, entry and values of the first reports of this likeness in other items.

    Of one likeness, since a database finds the first few of it without sorting them all;
    and a few at a time, since the first one is mostly enough.
    """
    found = _reported_after(0, alike, own)
    yield from found
    while len(found) == AT_A_TIME:
        found = _reported_after(found[-1][0], alike, own)
        yield from found


@Question
def _reported_after(last: int, alike: str, own: list[int]) -> QuerySet[Any, Any]:
    others = ~Q(item__in=own)
    rows = ReportedAgreement.objects.filter(
        others, pk__gt=last, likeness=alike, agreement__isnull=False
    )
    values = rows.order_by("pk").values_list("pk", "likeness", "agreement", "given__reported")
    return values[:AT_A_TIME]


def _passage(row: Evidence) -> dict[str, Any]:
    names = ("aspect", "value", "start", "end", "basis", "confidence")
    return {name: getattr(row, name) for name in names}

"""What a document reported, kept for the next import of it and for finding it elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from briefs.agreements.models import Agreement, Evidence
from briefs.importer.draft import AgreementDraft, Draft
from briefs.importer.likely_same import likely_same, likeness
from briefs.importer.load_agreement import Entry
from briefs.importer.models import ImportItem, Proposal, ReportedAgreement
from briefs.models import Brief

_COMPARED = (
    *("kind", "basis", "scope", "count", "count_qualifier", "parties", "areas"),
    *("topics", "status", "date", "place"),
)
MOST_CANDIDATES = 40


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


def offer_merging(reports: Iterable[ReportedAgreement], *, item: ImportItem, brief: Brief) -> int:
    """Offer each new entry for merging with one that another document reported, if likely.

    Returns how many offers were made. Nothing is merged here.
    """
    by_likeness = {row.likeness: row for row in reports if row.likeness and row.created}
    known = (
        ReportedAgreement.objects.filter(likeness__in=by_likeness, agreement__isnull=False)
        .exclude(item__brief=brief)
        .exclude(item=item)
        .order_by("pk")[:MOST_CANDIDATES]
        if by_likeness
        else []
    )
    offers: dict[int, Proposal] = {}
    for other in known:
        new = by_likeness[other.likeness]
        if new.agreement_id is None or new.agreement_id in offers:
            continue
        if likely_same(new.given["reported"], other.given["reported"]):
            offers[new.agreement_id] = Proposal(
                item=item,
                kind=Proposal.Kind.MERGE,
                brief=brief,
                agreement_id=new.agreement_id,
                other_id=other.agreement_id,
            )
    Proposal.objects.bulk_create(offers.values())
    return len(offers)


def _passage(row: Evidence) -> dict[str, Any]:
    names = ("aspect", "value", "start", "end", "basis", "confidence")
    return {name: getattr(row, name) for name in names}

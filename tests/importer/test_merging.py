"""What imports know of two entries follows when they are merged."""

from __future__ import annotations

from typing import Any

import pytest

from briefs.agreements.models import Agreement
from briefs.importer.merging import likely_twins, merge_entries
from briefs.importer.models import Import, ImportItem, Proposal, ReportedAgreement, ReviewedValue
from tests import factories
from tests.importer.test_likely_same import report as told

pytestmark = pytest.mark.django_db


def reported(agreement: Agreement, item: ImportItem, number: int = 0, **values: Any) -> Any:
    return ReportedAgreement.objects.create(
        item=item,
        agreement=agreement,
        number=number,
        likeness="ab" * 32,
        given={"reported": told(**values)},
    )


@pytest.fixture
def item() -> ImportItem:
    return Import.objects.create().items.create(
        name="a.txt", outcome="created", brief=factories.make_brief()
    )


@pytest.fixture
def pair() -> list[Agreement]:
    return [factories.make_evidenced_agreement() for _ in range(2)]


def merge(keep: Agreement, other: Agreement) -> Agreement:
    return merge_entries(keep=keep, merge=other, keep_version=1, merge_version=1, by=None)


def test_reports_decisions_and_proposals_are_those_of_the_kept_entry(
    item: ImportItem, pair: list[Agreement]
) -> None:
    keep, other = pair
    for number, entry in enumerate(pair):
        reported(entry, item, number)
        ReviewedValue.objects.create(
            brief=item.brief, agreement=entry, aspect="kind", value="agreement", decision="accepted"
        )
    ReviewedValue.objects.create(
        brief=item.brief, agreement=other, aspect="count", value="15", decision="rejected"
    )
    value = Proposal.objects.create(item=item, brief=item.brief, kind="value", agreement=other)
    merge(keep, other)
    assert list(keep.reports.values_list("number", "created")) == [(0, True), (1, False)]
    assert set(keep.reviewed_values.values_list("aspect", flat=True)) == {"kind", "count"}
    value.refresh_from_db()
    assert (value.agreement, value.decision) == (keep, "open")


@pytest.mark.parametrize("is_new_one_kept", [True, False])
def test_offer_to_merge_is_done_with(
    item: ImportItem, pair: list[Agreement], is_new_one_kept: bool
) -> None:
    third = factories.make_agreement()
    offer, further = (
        Proposal.objects.create(
            item=item, brief=item.brief, kind="merge", agreement=pair[0], other=other
        )
        for other in (pair[1], third)
    )
    kept = merge(*(pair if is_new_one_kept else pair[::-1]))
    offer.refresh_from_db()
    further.refresh_from_db()
    assert offer.decision == "accepted"
    assert offer.decided_at is not None
    assert (further.decision, further.agreement, further.other) == ("open", kept, third)


def test_likely_twins_are_entries_that_others_report_alike(
    item: ImportItem, pair: list[Agreement]
) -> None:
    elsewhere = factories.make_agreement()
    reported(pair[0], item, 0)
    reported(pair[1], item, 1)
    reported(elsewhere, item, 2, areas=["culture"])
    assert likely_twins(pair[0]) == [pair[1]]
    assert likely_twins(factories.make_agreement()) == []

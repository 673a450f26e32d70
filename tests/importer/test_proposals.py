"""Deciding what an import proposed: each accepted or rejected by itself."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone

from briefs.agreements.models import Agreement
from briefs.agreements.verification import Refused
from briefs.brief import Brief
from briefs.importer.models import Proposal
from briefs.importer.proposals import accept, reject
from briefs.sources.models import Source
from briefs.versioning import StaleVersion
from tests.importer.versions import BODY, article, document, item_of

LIMA = "\n\n".join(
    [
        "Peru and Kenya shake hands on trade",
        "LIMA -- " + BODY[0].split(" -- ", 1)[1].format(count="five"),
        *BODY[1:],
        "The Peruvian press spoke of a good day.",
    ]
)


def edit(**fields: str) -> None:
    Brief.objects.update(version=F("version") + 1, **fields)


def decide(proposal: Proposal, *, yes: bool, note: str = "") -> None:
    """On the versions as they are now."""
    proposal = Proposal.objects.get(pk=proposal.pk)
    version = proposal.brief.version
    if yes:
        entry = proposal.agreement.version if proposal.agreement else None
        accept(
            proposal=proposal, brief_version=version, agreement_version=entry, by=None, note=note
        )
    else:
        reject(proposal=proposal, brief_version=version, by=None)


def waiting(**which: str) -> Proposal:
    return Proposal.objects.open().get(**which)


def with_edits_and_a_new_version() -> Brief:
    item_of(document(article()))
    edit(title="Mine", context="My words.")
    Agreement.objects.filter(scope="group").update(count=4, version=F("version") + 1)
    item_of(document(article(title="Six deals for Kenya, Peru", count="six")))
    return Brief.objects.get()


def test_accepting_a_field_writes_that_field_and_no_other(db: None) -> None:
    brief = with_edits_and_a_new_version()
    decide(waiting(field="title"), yes=True)
    brief.refresh_from_db()
    assert (brief.title, brief.context) == ("Six deals for Kenya, Peru", "My words.")
    assert brief.slug == "six-deals-for-kenya-peru"
    assert Agreement.objects.get(scope="group").count == 4
    assert brief.snapshots.latest("number").data["title"] == "Six deals for Kenya, Peru"


def test_rejecting_leaves_everything_as_it_stands(db: None) -> None:
    brief = with_edits_and_a_new_version()
    for proposal in brief.proposals.open():
        decide(proposal, yes=False)
    brief.refresh_from_db()
    assert (brief.title, brief.context) == ("Mine", "My words.")
    assert Agreement.objects.get(scope="group").count == 4
    assert not Proposal.objects.open().exists()


def test_accepting_a_value_writes_it_into_the_entry(db: None) -> None:
    with_edits_and_a_new_version()
    decide(waiting(field="count"), yes=True)
    assert Agreement.objects.get(scope="group").count == 6


def test_decision_on_a_version_that_has_passed_is_refused(db: None) -> None:
    brief = with_edits_and_a_new_version()
    proposal = waiting(field="title")
    edit(context="Still other words.")
    with pytest.raises(StaleVersion):
        accept(proposal=proposal, brief_version=brief.version, by=None)
    assert Brief.objects.get().title == "Mine"
    value = waiting(field="count")
    seen = Agreement.objects.get(scope="group").version
    Agreement.objects.filter(scope="group").update(count=9, version=F("version") + 1)
    with pytest.raises(StaleVersion):
        accept(
            proposal=value,
            brief_version=Brief.objects.get().version,
            agreement_version=seen,
            by=None,
        )
    assert Agreement.objects.get(scope="group").count == 9


def test_decided_proposal_is_not_decided_again(db: None) -> None:
    with_edits_and_a_new_version()
    proposal = waiting(field="title")
    decide(proposal, yes=False)
    with pytest.raises(ValidationError, match="decided already"):
        decide(proposal, yes=True)


def test_public_entry_is_corrected_with_a_note_or_not_at_all(db: None) -> None:
    item_of(document(article()))
    Agreement.objects.filter(scope="group").update(published_at=timezone.now(), slug="five")
    item_of(document(article(count="six")))
    with pytest.raises(Refused, match="Say for readers"):
        decide(waiting(field="count"), yes=True)
    assert Agreement.objects.get(scope="group").count == 5
    decide(waiting(field="count"), yes=True, note="The number was five and is six.")
    entry = Agreement.objects.get(scope="group")
    assert entry.count == 6
    assert [row.note for row in entry.corrections.all()] == ["The number was five and is six."]
    assert entry.evidence.filter(aspect="count", value="6").exists()


def test_public_entry_whose_evidence_would_not_hold_is_refused(db: None) -> None:
    item_of(document(article()))
    Agreement.objects.filter(scope="group").update(published_at=timezone.now(), slug="five")
    item_of(document(article(count="six")))
    proposal = waiting(field="count")
    Proposal.objects.filter(pk=proposal.pk).update(proposed=["group", 99, "exact"])
    with pytest.raises(Refused):
        decide(proposal, yes=True, note="It is ninety-nine.")
    assert Agreement.objects.get(scope="group").count == 5


def test_same_story_from_elsewhere_is_offered_and_makes_no_second_draft(db: None) -> None:
    item_of(document(article()))
    item = item_of(document(LIMA, url="https://lima.example.org/deal"))
    assert item.outcome == "proposed"
    assert Brief.objects.count() == 1
    assert Source.objects.count() == 2
    assert waiting(kind="source").brief == Brief.objects.get()


def test_accepted_source_adds_passages_and_changes_no_value(db: None) -> None:
    item_of(document(article()))
    edit(title="Mine")
    rows = Agreement.objects.count()
    item = item_of(document(LIMA, url="https://lima.example.org/deal"))
    decide(waiting(kind="source"), yes=True)
    brief = Brief.objects.get()
    assert brief.title == "Mine"
    assert brief.sources.count() == brief.references.count() == 2
    assert Agreement.objects.count() == rows
    group = Agreement.objects.get(scope="group")
    assert group.evidence.filter(source=item.source, aspect="existence").exists()


def test_source_turned_away_gets_a_draft_of_its_own(db: None) -> None:
    item_of(document(article()))
    item_of(document(LIMA, url="https://lima.example.org/deal"))
    decide(waiting(kind="source"), yes=False)
    assert Brief.objects.count() == 2
    assert Brief.objects.filter(title="Peru and Kenya shake hands on trade").exists()


def test_new_version_of_a_further_source_brings_passages_only(db: None) -> None:
    item_of(document(article()))
    item_of(document(LIMA, url="https://lima.example.org/deal"))
    decide(waiting(kind="source"), yes=True)
    title = Brief.objects.get().title
    item_of(document(LIMA + "\n\nIt rained in Lima.", url="https://lima.example.org/deal"))
    brief = Brief.objects.get()
    assert (brief.title, brief.sources.count()) == (title, 3)
    assert "rained" not in brief.context


def test_agreement_of_another_document_is_offered_for_merging_never_merged(db: None) -> None:
    item_of(document(article()))
    other = (
        "Ministers back from Nairobi\n\nLIMA, March 5 (Andina) -- Kenya and Peru signed five "
        "agreements on trade and fisheries on March 3 during the visit of the president.\n\n"
        "Congress will debate the budget next week, and the weather is bad in the north.\n"
    )
    item_of(document(other, url="https://andina.example.org/ministers", published="2026-03-05"))
    assert Agreement.objects.filter(scope="group", count=5).count() == 2
    offer = waiting(kind="merge")
    assert offer.agreement is not None
    assert offer.other is not None
    assert offer.agreement.pk > offer.other.pk


def test_agreement_accepted_into_the_list_gets_the_next_number(db: None) -> None:
    item_of(document(article(drop=3)))
    brief = Brief.objects.get()
    brief.listed_agreements.all().delete()
    item_of(document(article()))
    decide(waiting(kind="new_agreement"), yes=True)
    assert [row.position for row in brief.listed_agreements.all()] == [1]


def test_agreement_left_out_of_the_list_is_gone_again(db: None) -> None:
    item_of(document(article(drop=3)))
    Brief.objects.get().listed_agreements.all().delete()
    rows = Agreement.objects.count()
    item_of(document(article()))
    decide(waiting(kind="new_agreement"), yes=False)
    assert Agreement.objects.count() == rows


def test_new_entry_never_takes_a_number_to_which_the_text_links(db: None) -> None:
    def without_the_second(more: str) -> None:
        text = article(more=more).replace("a memorandum of understanding on tourism", "nothing")
        item_of(document(text))

    item_of(document(article()))
    edit(analysis="The [memorandum](#agreement-2) is thin.")
    without_the_second("It rained.")
    decide(waiting(kind="gone_agreement"), yes=True)
    without_the_second("Kenya and Peru also signed a treaty on extradition in Nairobi.")
    decide(waiting(kind="new_agreement"), yes=True)
    without_the_second("Kenya and Peru also signed a protocol on pensions in Nairobi.")
    decide(waiting(kind="new_agreement"), yes=True)
    positions = Brief.objects.get().listed_agreements.values_list("position", flat=True)
    assert list(positions) == [1, 3, 4]

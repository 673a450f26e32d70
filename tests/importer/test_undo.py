"""Undoing a run: what nobody touched goes, what was edited since stays and is listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone

from briefs.agreements.models import Agreement
from briefs.brief import Brief, Reference
from briefs.importer.entry_values import stored_values
from briefs.importer.models import Import, ImportItem, Proposal, ReviewedValue
from briefs.importer.run import import_documents, import_file
from briefs.importer.undo import undo
from briefs.sources.models import Source
from briefs.tags.models import Tag
from tests import factories
from tests.importer.versions import article, document, imported, item_of


def edit(**fields: str) -> None:
    """As an editor's save does: the fields, and the version one higher."""
    Brief.objects.update(version=F("version") + 1, **fields)


def test_undo_of_an_untouched_import_leaves_nothing_but_the_record(db: None, seed: Path) -> None:
    kept_tag = factories.make_tag(name="trade")
    run = import_documents([seed])
    assert undo(run=run, by=None) == []
    assert not any(m.objects.exists() for m in (Source, Brief, Agreement, Reference, Proposal))
    assert list(Tag.objects.all()) == [kept_tag]
    item = run.items.get()
    assert (item.undone, item.outcome) == ("removed", "created")
    run.refresh_from_db()
    assert run.undone_at is not None


def test_undone_document_is_created_again_by_the_next_import(db: None, seed: Path) -> None:
    undo(run=import_documents([seed]), by=None)
    assert import_documents([seed]).items.get().outcome == "created"
    assert Brief.objects.count() == Source.objects.count() == 1


def test_undo_keeps_an_edited_draft_whole_and_says_so(db: None, seed: Path) -> None:
    run = import_documents([seed])
    edit(title="My own title")
    before = [stored_values(row) for row in Agreement.objects.order_by("pk")]
    kept = undo(run=run, by=None)
    assert [(item.undone, item.undone_note) for item in kept] == [
        ("kept", "The draft has been edited since.")
    ]
    assert Brief.objects.get().title == "My own title"
    assert [stored_values(row) for row in Agreement.objects.order_by("pk")] == before


@pytest.mark.parametrize("touch", ["entry", "review", "public", "listed", "evidence"])
def test_undo_keeps_a_draft_of_which_anything_was_touched(db: None, seed: Path, touch: str) -> None:
    run = import_documents([seed])
    brief, entry = Brief.objects.get(), Agreement.objects.filter(scope="single").first()
    entry = entry or Agreement.objects.latest("pk")
    if touch == "entry":
        Agreement.objects.filter(pk=entry.pk).update(version=F("version") + 1)
    if touch == "review":
        ReviewedValue.objects.create(brief=brief, aspect="title", decision="accepted")
    if touch == "public":
        Agreement.objects.filter(pk=entry.pk).update(published_at=timezone.now(), slug="entry")
    if touch == "listed":
        factories.make_brief().listed_agreements.create(agreement=entry)
    if touch == "evidence":
        other = factories.make_source()
        factories.make_evidence(entry, other, "existence")
    assert len(undo(run=run, by=None)) == 1
    assert Brief.objects.filter(pk=brief.pk).exists()
    assert Agreement.objects.filter(pk=entry.pk).exists()


def test_undo_of_a_new_version_puts_untouched_values_back(db: None) -> None:
    item_of(document(article()))
    brief = Brief.objects.get()
    before = (brief.context, brief.key_messages, set(brief.tags.names()))
    values = [stored_values(row) for row in Agreement.objects.order_by("pk")]
    second = item_of(
        document(article(count="six", more="Bolivia will join. Bolivia and Peru talked."))
    )
    assert undo(run=second.run, by=None) == []
    brief = Brief.objects.get()
    assert (brief.context, brief.key_messages, set(brief.tags.names())) == before
    assert [stored_values(row) for row in Agreement.objects.order_by("pk")] == values
    assert Source.objects.count() == 1
    second.refresh_from_db()
    assert second.undone == "reverted"


def test_undo_of_both_versions_leaves_nothing(db: None) -> None:
    first = item_of(document(article()))
    second = item_of(document(article(count="six")))
    assert undo(run=second.run, by=None) == []
    assert undo(run=first.run, by=None) == []
    assert not any(model.objects.exists() for model in (Source, Brief, Agreement))


def test_undo_of_a_run_that_brought_two_versions_leaves_nothing(db: None) -> None:
    run = imported(document(article()), document(article(count="six")))
    assert undo(run=run, by=None) == []
    assert not any(model.objects.exists() for model in (Source, Brief, Agreement))


def test_undo_of_the_first_version_waits_for_that_of_the_second(db: None) -> None:
    first = item_of(document(article()))
    item_of(document(article(count="six")))
    assert len(undo(run=first.run, by=None)) == 1
    assert Brief.objects.exists()


def test_undo_of_a_new_version_does_not_forget_an_edit_made_before_it(db: None) -> None:
    first = item_of(document(article()))
    edit(summary="Mine.")
    Agreement.objects.filter(scope="group").update(note="Mine.", version=F("version") + 1)
    second = item_of(document(article(count="six")))
    assert undo(run=second.run, by=None) == []
    assert len(undo(run=first.run, by=None)) == 1
    assert Brief.objects.get().summary == "Mine."


def test_undo_of_a_new_version_keeps_what_was_edited_after_it(db: None) -> None:
    item_of(document(article()))
    second = item_of(document(article(count="six")))
    edit(context="Written by hand.")
    Agreement.objects.filter(scope="group").update(count=7, version=F("version") + 1)
    kept = undo(run=second.run, by=None)
    assert "context has been edited" in kept[0].undone_note
    assert Brief.objects.get().context == "Written by hand."
    assert Agreement.objects.get(scope="group").count == 7


def test_undo_takes_its_proposals_back_and_lets_the_earlier_ones_wait_again(db: None) -> None:
    item_of(document(article()))
    edit(title="Mine")
    item_of(document(article(title="Second headline")))
    third = item_of(document(article(title="Third headline")))
    undo(run=third.run, by=None)
    assert Proposal.objects.open().get(field="title").proposed == "Second headline"


def test_new_version_after_a_kept_draft_meets_that_draft_and_makes_no_second(db: None) -> None:
    first = item_of(document(article()))
    edit(title="Mine")
    undo(run=first.run, by=None)
    assert item_of(document(article(count="six"))).outcome in ("updated", "proposed")
    assert Brief.objects.get().title == "Mine"


def test_undo_twice_is_refused(db: None, seed: Path) -> None:
    run = import_documents([seed])
    undo(run=run, by=None)
    with pytest.raises(ValidationError, match="undone already"):
        undo(run=run, by=None)


def test_undo_cut_short_goes_on_where_it_stopped(db: None) -> None:
    other = "Chad and Mali sign a treaty\n\nN'DJAMENA -- Chad and Mali signed a border treaty.\n"
    run = imported(document(article(), url=""), document(other, url=""))

    def stop(item: ImportItem) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        undo(run=run, by=None, report=stop)
    assert Brief.objects.count() == 1
    run.refresh_from_db()
    assert undo(run=run, by=None) == []
    assert not Brief.objects.exists()


BORDER = (
    "Chad, Mali end border dispute\n\nN'DJAMENA, March 9 (AFP) -- Chad and Mali signed a border "
    "treaty on Monday that ends a dispute of thirty years, officials of both governments said.\n\n"
    "The treaty draws the line along the old river bed and leaves two villages on each side with "
    "their pastures, according to the text read out by the Chadian minister.\n"
)
BORDER_ADDRESS = "https://news.example.org/chad-mali"


def test_undo_asked_for_twice_at_the_same_moment_is_done_once(db: None) -> None:
    imported(document(article()), document(BORDER, url=BORDER_ADDRESS))
    later = document(f"{BORDER}\nIt rained.\n", url=BORDER_ADDRESS)
    run = imported(document(article(count="six")), later)

    def other(item: ImportItem) -> None:
        if not run.items.exclude(undone="").exclude(pk=item.pk).exists():
            undo(run=Import.objects.get(pk=run.pk), by=None)

    undo(run=run, by=None, report=other)
    assert list(run.items.values_list("undone", "undone_note")) == [("reverted", "")] * 2


@pytest.mark.parametrize("place", [0, 1])
def test_undo_keeps_a_document_whose_citation_was_corrected(db: None, place: int) -> None:
    versions = [article(), article(count="six")]
    item = [item_of(document(text)) for text in versions][place]
    assert item.source is not None
    Source.objects.filter(pk=item.source.pk).update(outlet="Mine", version=F("version") + 1)
    kept = undo(run=item.run, by=None)
    assert [row.undone_note for row in kept] == [
        "How the document is cited has been corrected since."
    ]
    assert Source.objects.get(pk=item.source.pk).outlet == "Mine"
    assert Brief.objects.get().sources.count() == 2


def test_undo_of_a_later_version_of_an_offered_source_offers_the_former_again(db: None) -> None:
    def elsewhere(more: str) -> ImportItem:
        return item_of(document(article(more=more), url="https://other.example.com/kenya-peru"))

    item_of(document(article()))
    former = elsewhere("It rained in Nairobi all day.")
    later = elsewhere("It rained in Nairobi all day and all night.")
    undo(run=later.run, by=None)
    assert Proposal.objects.open().get().item == former
    elsewhere("It snowed in Nairobi all day.")
    assert Proposal.objects.open().get().kind == "source"
    assert Brief.objects.get().sources.count() == 1


def test_run_that_is_undone_while_it_is_at_work_brings_nothing_more(db: None) -> None:
    first, second = document(article()), document(BORDER, url=BORDER_ADDRESS)
    run = Import.objects.create()
    import_file(first.name, first.content, run=run)
    undo(run=Import.objects.get(), by=None)
    item = import_file(second.name, second.content, run=run)[0]
    assert item.outcome == "rejected"
    assert "undone while it was still at work" in item.reason
    assert not Brief.objects.exists()

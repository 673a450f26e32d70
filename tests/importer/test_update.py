"""A new version of a known document meets what editors have written since."""

from __future__ import annotations

from django.utils import timezone

from briefs.agreements.models import Agreement
from briefs.brief import Brief, TaggedBrief
from briefs.importer.formats.received import Received
from briefs.importer.merging import merge_entries
from briefs.importer.models import Proposal, ReviewedValue
from briefs.importer.proposals import accept
from briefs.importer.three_way import verdict
from briefs.sources.models import Source
from tests import factories
from tests.importer.versions import article, document, imported, item_of


def open_proposals() -> list[tuple[str, str]]:
    return [(row.kind, row.field) for row in Proposal.objects.open().order_by("pk")]


def group() -> Agreement:
    return Agreement.objects.get(scope="group")


def test_verdict_takes_untouched_keeps_unchanged_and_proposes_against_an_edit() -> None:
    assert verdict("a", "a", "b") == "take"
    assert verdict("a", "x", "a") == "keep"
    assert verdict("a", "b", "b") == "keep"
    assert verdict("a", "x", "b") == "propose"


def test_new_version_of_an_untouched_draft_updates_it_and_keeps_both_sources(db: None) -> None:
    first = item_of(document(article()))
    second = item_of(document(article(count="six", more="The deals take effect in May.")))
    assert (first.outcome, second.outcome) == ("created", "updated")
    brief = Brief.objects.get()
    assert second.brief == brief
    assert brief.sources.count() == Source.objects.count() == 2
    assert "six agreements" in brief.context
    assert "take effect in May" in brief.context
    assert group().count == 6
    assert Agreement.objects.count() == 2
    counts = group().evidence.filter(aspect="count").order_by("pk")
    assert [row.value for row in counts] == ["5", "6"]
    assert not open_proposals()
    assert brief.snapshots.count() == 2


def test_new_version_leaves_an_edited_field_and_proposes_its_own(db: None) -> None:
    item_of(document(article()))
    Brief.objects.update(title="What Nairobi and Lima agreed", context="My own words.")
    item = item_of(document(article(title="Kenya and Peru sign six deals", count="six")))
    brief = Brief.objects.get()
    assert (brief.title, brief.context) == ("What Nairobi and Lima agreed", "My own words.")
    assert item.outcome == "proposed"
    assert open_proposals() == [("field", "title"), ("field", "context")]
    assert group().count == 6  # nobody had touched it


def test_new_version_never_changes_an_edited_value_of_an_agreement(db: None) -> None:
    item_of(document(article()))
    Agreement.objects.filter(scope="group").update(count=4, title="Four and not five")
    item_of(document(article(count="six")))
    assert (group().count, group().title) == (4, "Four and not five")
    proposal = Proposal.objects.open().get(field="count")
    assert (proposal.stands, proposal.proposed) == (["group", 4, "exact"], ["group", 6, "exact"])


def test_value_that_an_editor_accepted_is_an_editors_and_only_proposed_to(db: None) -> None:
    brief = item_of(document(article())).brief
    for aspect, value, entry in (("count", "5", group()), ("title", "", None)):
        ReviewedValue.objects.create(
            brief=brief, agreement=entry, aspect=aspect, value=value, decision="accepted"
        )
    title = Brief.objects.get().title
    item_of(document(article(title="Six deals for Kenya, Peru", count="six")))
    assert (group().count, Brief.objects.get().title) == (5, title)
    assert {("value", "count"), ("field", "title")} <= set(open_proposals())


def test_same_bytes_again_are_unchanged_and_touch_nothing(db: None) -> None:
    item_of(document(article()))
    Brief.objects.update(title="Mine")
    before = Brief.objects.values().get()
    assert item_of(document(article())).outcome == "unchanged"
    assert Brief.objects.values().get() == before


def test_earlier_version_again_is_unchanged(db: None) -> None:
    item_of(document(article()))
    item_of(document(article(count="six")))
    assert item_of(document(article())).outcome == "unchanged"
    assert group().count == 6


def test_edited_tags_are_left_and_each_change_is_proposed(db: None) -> None:
    item_of(document(article()))
    mine = factories.make_tag(name="my own topic")
    TaggedBrief.objects.create(content_object=Brief.objects.get(), tag=mine)
    before = set(Brief.objects.get().tags.values_list("slug", flat=True))
    item_of(
        document(
            article(more="Bolivia will join. Bolivia and Peru share a border; Bolivia is poor.")
        )
    )
    assert set(Brief.objects.get().tags.values_list("slug", flat=True)) == before
    assert ("tag", "bolivia") in open_proposals()


def test_untouched_tags_follow_the_document(db: None) -> None:
    item_of(
        document(
            article(more="Bolivia will join. Bolivia and Peru share a border; Bolivia is poor.")
        )
    )
    assert Brief.objects.get().tags.filter(slug="bolivia").exists()
    item_of(document(article()))
    assert not Brief.objects.get().tags.filter(slug="bolivia").exists()
    assert not open_proposals()


def test_agreement_that_an_editor_deleted_does_not_come_back(db: None) -> None:
    item_of(document(article()))
    gone = Agreement.objects.get(kind="mou")
    gone.listings.all().delete()
    gone.delete()
    item_of(document(article(count="six")))
    assert not Agreement.objects.filter(kind="mou").exists()


def test_agreement_no_longer_reported_stays_and_its_end_is_proposed_once(db: None) -> None:
    item_of(document(article()))
    item_of(document(article(drop=3)))
    item_of(document(article(drop=3, more="The presidents then had dinner together.")))
    assert Agreement.objects.filter(kind="mou", listings__isnull=False).exists()
    assert open_proposals().count(("gone_agreement", "")) == 1
    item_of(document(article(more="It rained.")))
    assert Agreement.objects.filter(kind="mou").count() == 1


def test_agreement_new_in_a_version_is_listed_where_the_list_is_untouched(db: None) -> None:
    item_of(document(article(drop=3)))
    item_of(document(article()))
    assert [row.position for row in Brief.objects.get().listed_agreements.all()] == [1, 2]


def test_agreement_new_in_a_version_is_proposed_where_the_list_was_edited(db: None) -> None:
    item_of(document(article(drop=3)))
    Brief.objects.get().listed_agreements.all().delete()
    item_of(document(article()))
    assert ("new_agreement", "") in open_proposals()
    assert not Brief.objects.get().listed_agreements.exists()


def test_public_agreement_is_only_proposed_to(db: None) -> None:
    item_of(document(article()))
    Agreement.objects.filter(scope="group").update(
        published_at=timezone.now(), slug="five-agreements"
    )
    rows = group().evidence.count()
    item_of(document(article(count="six")))
    assert group().count == 5
    assert group().evidence.count() == rows
    assert ("value", "count") in open_proposals()


def test_proposal_is_superseded_by_what_a_still_later_version_says(db: None) -> None:
    item_of(document(article()))
    Brief.objects.update(title="Mine")
    item_of(document(article(title="Second headline")))
    item_of(document(article(title="Third headline")))
    waiting = Proposal.objects.open().get(field="title")
    assert waiting.proposed == "Third headline"
    assert Proposal.objects.get(field="title", decision="superseded").proposed == "Second headline"


def test_form_opened_before_a_new_version_is_stale(db: None) -> None:
    item_of(document(article()))
    version = Brief.objects.get().version
    item_of(document(article(count="six")))
    assert Brief.objects.get().version == version + 1


def test_two_versions_in_one_run_end_in_one_brief(db: None) -> None:
    run = imported(document(article()), document(article(count="six")))
    assert [item.outcome for item in run.items.order_by("pk")] == ["created", "updated"]
    assert Brief.objects.count() == 1


def test_documents_without_an_address_are_never_versions_of_one_another(db: None) -> None:
    other = "Chad and Mali sign a treaty\n\nN'DJAMENA -- Chad and Mali signed a border treaty.\n"
    run = imported(document(article(), url=""), document(other, url=""))
    assert [item.outcome for item in run.items.order_by("pk")] == ["created", "created"]


ELSEWHERE = "https://other.example.com/kenya-peru"


def told_elsewhere(count: str) -> Received:
    return document(article(count=count, more="It rained in Nairobi all day."), url=ELSEWHERE)


def test_new_version_of_a_further_source_never_changes_a_value(db: None) -> None:
    item_of(document(article()))
    item_of(told_elsewhere("five"))
    offer = Proposal.objects.open().get(kind="source")
    accept(proposal=offer, brief_version=offer.brief.version, by=None)
    item_of(document(article(count="six")))
    assert group().count == 6
    Agreement.objects.filter(scope="group").update(count=5)  # the editor trusts the other one
    item_of(told_elsewhere("seven"))
    assert group().count == 5
    assert Proposal.objects.open().get(field="count").proposed == ["group", 7, "exact"]


def test_new_version_of_a_merged_entrys_document_never_changes_a_value(db: None) -> None:
    item_of(document(article()))
    kept = group()
    Agreement.objects.filter(pk=kept.pk).update(count=4)  # the editor corrects it
    other = item_of(document(article(count="four").replace("drought", "flood"), url=ELSEWHERE))
    gone = other.reported.get(agreement__scope="group").agreement
    assert gone is not None
    merge_entries(keep=kept, merge=gone, keep_version=1, merge_version=1, by=None)
    item_of(document(article(count="seven").replace("drought", "flood"), url=ELSEWHERE))
    assert group().count == 4


BORDER = (
    "Chad, Mali end border dispute\n\nN'DJAMENA, March 9 (AFP) -- Chad and Mali signed a border "
    "treaty on Monday that ends a dispute of thirty years, officials of both governments said.\n\n"
    "The treaty draws the line along the old river bed and leaves two villages on each side with "
    "their pastures, according to the text read out by the Chadian minister.\n"
)


def test_other_story_at_an_address_gets_a_draft_of_its_own(db: None) -> None:
    more = "Boats of both countries may fish in each other's waters from May on, the text says."
    item_of(document(article(more=more)))
    assert item_of(document(BORDER)).outcome == "created"
    assert item_of(document(article(count="six", more=more))).outcome == "updated"
    assert item_of(document(f"{BORDER}\nIt rained.\n")).outcome == "updated"
    assert sorted(brief.sources.count() for brief in Brief.objects.all()) == [2, 2]


def test_text_written_anew_under_its_headline_is_a_new_version(db: None) -> None:
    item_of(document(article(title="Chad, Mali end border dispute of thirty years")))
    item_of(document(BORDER))
    assert Brief.objects.get().sources.count() == 2

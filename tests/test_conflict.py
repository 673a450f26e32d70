"""Two editors at one record: what goes together, what must be chosen, and what is saved then."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from briefs import history
from briefs.agreements.models import Agreement
from briefs.brief import Authorship, Brief, BriefAgreement, Reference, TaggedBrief
from briefs.tags.models import Alias
from tests import factories
from tests.forms import filled
from tests.test_record_admin import address

CONTEXT = "The two sides met in Lima.\n\nThey signed nine texts.\n\nNobody saw them."


@pytest.fixture
def brief(ready_brief: Brief) -> Brief:
    """A brief with a saved version, which a conflict can be merged from."""
    ready_brief.context = CONTEXT
    ready_brief.save()
    Reference.objects.create(brief=ready_brief, citation="A book.")
    history.record(ready_brief, by=None)
    return ready_brief


def late(publisher: Client, author: Client, row: Any, theirs: Any, mine: Any) -> Any:
    """The answer to the second of two saves from one version."""
    page = address(row)
    opened, first = filled(publisher, page), filled(author, page)
    assert author.post(page, {**first, **theirs}).status_code == 302
    answer = publisher.post(page, {**opened, **mine})
    assert answer.status_code == 409
    return answer


def asked(answer: Any) -> dict[str, str]:
    """The questions of a page by their keys, each with what is chosen beforehand."""
    radios = BeautifulSoup(answer.content, "lxml").select("input[type=radio]")
    found = {str(radio["name"]): "" for radio in radios}
    return found | {str(r["name"]): str(r["value"]) for r in radios if r.has_attr("checked")}


def choose(client: Client, row: Any, answer: Any, **choices: str) -> Any:
    return client.post(address(row), {**filled(client, "", answer), **choices, "_save": "1"})


def test_changes_that_do_not_touch_go_together(
    publisher: Client, author: Client, brief: Brief
) -> None:
    answer = late(
        publisher,
        author,
        brief,
        {"context": CONTEXT.replace("Lima", "Quito"), "summary": "Their summary."},
        {"context": CONTEXT.replace("nine", "ten"), "analysis": "My analysis."},
    )
    assert asked(answer) == {
        "choose-context": "merged",
        "choose-summary": "theirs",
        "choose-analysis": "mine",
    }
    assert choose(publisher, brief, answer).status_code == 302
    brief.refresh_from_db()
    assert brief.context == CONTEXT.replace("Lima", "Quito").replace("nine", "ten")
    assert (brief.summary, brief.analysis) == ("Their summary.", "My analysis.")
    assert brief.version == 3
    assert brief.snapshots.count() == 3


@pytest.mark.parametrize(("choice", "kept"), [("mine", "ten"), ("theirs", "many")])
def test_changes_that_touch_must_be_chosen(
    publisher: Client, author: Client, brief: Brief, choice: str, kept: str
) -> None:
    theirs, mine = ({"context": CONTEXT.replace("nine", word)} for word in ("many", "ten"))
    answer = late(publisher, author, brief, theirs, mine)
    assert asked(answer) == {"choose-context": ""}
    again = choose(publisher, brief, answer)
    assert again.status_code == 409
    assert "Choose for each of the values" in again.content.decode()
    assert choose(publisher, brief, again, **{"choose-context": choice}).status_code == 302
    brief.refresh_from_db()
    assert f"signed {kept} texts" in brief.context


def test_rows_that_either_added_or_removed_go_together(
    publisher: Client, author: Client, brief: Brief
) -> None:
    first, mine, theirs = brief.tagged_items.get().tag, *map(factories.make_tag, ("fish", "steel"))
    added = {"tagged_items-TOTAL_FORMS": "2", "tagged_items-1-id": ""}
    answer = late(
        publisher,
        author,
        brief,
        {**added, "tagged_items-1-tag": str(theirs.pk), "references-0-DELETE": "on"},
        {**added, "tagged_items-1-tag": str(mine.pk), "tagged_items-0-DELETE": "on"},
    )
    assert "" not in asked(answer).values()
    assert choose(publisher, brief, answer).status_code == 302
    assert {row.tag for row in brief.tagged_items.all()} == {mine, theirs}
    assert first not in {row.tag for row in brief.tagged_items.all()}
    assert not brief.references.exists()


def test_row_changed_by_one_and_removed_by_the_other_must_be_chosen(
    publisher: Client, author: Client, brief: Brief
) -> None:
    changed = {"references-0-citation": "A better book."}
    answer = late(publisher, author, brief, {"references-0-DELETE": "on"}, changed)
    (key,) = asked(answer)
    assert asked(answer) == {key: ""}
    assert choose(publisher, brief, answer, **{key: "mine"}).status_code == 302
    assert [row.citation for row in brief.references.all()] == ["A better book."]


def test_number_of_an_agreement_that_both_changed_must_be_chosen(
    publisher: Client, author: Client, brief: Brief
) -> None:
    theirs, mine = ({"listed_agreements-0-position": number} for number in ("4", "7"))
    answer = late(publisher, author, brief, theirs, mine)
    (key,) = asked(answer)
    assert asked(answer)[key] == ""
    assert choose(publisher, brief, answer, **{key: "mine"}).status_code == 302
    assert brief.listed_agreements.get().position == 7


def test_number_that_only_the_other_changed_is_taken(
    publisher: Client, author: Client, brief: Brief
) -> None:
    answer = late(
        publisher, author, brief, {"listed_agreements-0-position": "4"}, {"summary": "Mine."}
    )
    choose(publisher, brief, answer)
    brief.refresh_from_db()
    assert (brief.listed_agreements.get().position, brief.summary) == (4, "Mine.")


def test_agreement_and_author_that_both_added_stand_once(
    publisher: Client, author: Client, brief: Brief
) -> None:
    agreement, writer = factories.make_agreement(), factories.make_author()
    rows = {
        "listed_agreements-TOTAL_FORMS": "2",
        "listed_agreements-1-agreement": str(agreement.pk),
        "listed_agreements-1-position": "2",
        "authorships-TOTAL_FORMS": "2",
        "authorships-1-author": str(writer.pk),
        "authorships-1-position": "2",
    }
    answer = late(publisher, author, brief, rows, {**rows, "summary": "Mine."})
    assert asked(answer) == {"choose-summary": "mine"}
    assert choose(publisher, brief, answer).status_code == 302
    assert BriefAgreement.objects.filter(brief=brief, agreement=agreement).count() == 1
    assert Authorship.objects.filter(brief=brief, author=writer).count() == 1


def test_sources_of_both_go_together(publisher: Client, author: Client, brief: Brief) -> None:
    first = brief.sources.get()
    mine, theirs = factories.make_source("Mine."), factories.make_source("Theirs.")
    page = address(brief)
    opened = filled(publisher, page)
    author.post(page, {**filled(author, page), "sources": [str(first.pk), str(theirs.pk)]})
    answer = publisher.post(page, {**opened, "sources": [str(first.pk), str(mine.pk)]})
    assert answer.status_code == 409, answer.content
    assert asked(answer) == {"choose-sources": "merged"}
    data: dict[str, Any] = {**filled(publisher, "", answer), "_save": "1"}
    data["sources"] = [str(first.pk), str(mine.pk)]
    assert publisher.post(page, data).status_code == 302
    assert set(brief.sources.all()) == {first, mine, theirs}


def test_choice_on_what_changed_again_saves_nothing(
    publisher: Client, author: Client, brief: Brief
) -> None:
    theirs = {"context": CONTEXT.replace("Lima", "Quito")}
    answer = late(publisher, author, brief, theirs, {"context": CONTEXT.replace("nine", "ten")})
    author.post(address(brief), {**filled(author, address(brief)), "title": "Once more"})
    again = choose(publisher, brief, answer)
    assert again.status_code == 409
    assert asked(again)["choose-context"] == "merged"
    brief.refresh_from_db()
    assert brief.version == 3
    assert choose(publisher, brief, again).status_code == 302
    brief.refresh_from_db()
    assert (brief.title, "Quito" in brief.context) == ("Once more", True)


def test_choice_without_the_version_seen_saves_nothing(
    publisher: Client, author: Client, brief: Brief
) -> None:
    answer = late(publisher, author, brief, {"summary": "Theirs."}, {"analysis": "Mine."})
    data = {**filled(publisher, "", answer), "_save": "1"}
    for without in ({"seen": ""}, {"seen": "99"}):
        assert publisher.post(address(brief), {**data, **without}).status_code == 409
    brief.refresh_from_db()
    assert brief.version == 2


def test_what_is_chosen_is_validated_like_any_save(
    publisher: Client, author: Client, brief: Brief
) -> None:
    answer = late(publisher, author, brief, {"summary": "Theirs."}, {"title": ""})
    page = choose(publisher, brief, answer, **{"choose-title": "mine"})
    assert page.status_code == 200
    assert "This field is required" in page.content.decode()
    assert "Theirs." in page.content.decode()
    mended = {**filled(publisher, "", page), "title": "Mended"}
    assert publisher.post(address(brief), mended).status_code == 302
    brief.refresh_from_db()
    assert (brief.title, brief.summary) == ("Mended", "Theirs.")


def test_text_typed_in_a_brief_deleted_meanwhile_becomes_a_new_one(
    publisher: Client, brief: Brief
) -> None:
    page = address(brief)
    tag, typed = brief.tagged_items.get().tag, {"analysis": "Typed meanwhile."}
    data = {**filled(publisher, page), **typed}
    Brief.objects.all().delete()
    answer = publisher.post(page, data)
    new = {**filled(publisher, "", answer), "_as_new": "1"}
    assert publisher.post(page, new).status_code == 302
    made = Brief.objects.get()
    assert (made.analysis, made.context) == ("Typed meanwhile.", CONTEXT)
    assert TaggedBrief.objects.get().tag == tag
    assert made.listed_agreements.get().position == 1
    assert made.references.get().citation == "A book."


def test_record_without_saved_versions_is_chosen_field_by_field(
    publisher: Client, author: Client
) -> None:
    tag = factories.make_tag("trade", description="Goods.")
    Alias.objects.create(tag=tag, name="commerce")
    answer = late(
        publisher,
        author,
        tag,
        {"name": "Trade in goods", "aliases-0-name": "Commerce of goods"},
        {"description": "Goods and services."},
    )
    keys = asked(answer)
    assert set(keys.values()) == {""}
    chosen = dict.fromkeys(keys, "theirs") | {"choose-description": "mine"}
    assert choose(publisher, tag, answer, **chosen).status_code == 302
    tag.refresh_from_db()
    assert (tag.name, tag.description) == ("Trade in goods", "Goods and services.")
    assert tag.aliases.get().name == "Commerce of goods"


def test_agreement_with_its_rows_is_chosen_row_by_row(publisher: Client, author: Client) -> None:
    agreement = factories.make_evidenced_agreement()
    answer = late(
        publisher,
        author,
        agreement,
        {"parties-0-name": "Republic of Korea"},
        {"title": "My title", "events-0-note": "Seen on television."},
    )
    keys = asked(answer)
    chosen = {key: "theirs" if "parties" in key else "mine" for key in keys}
    assert choose(publisher, agreement, answer, **chosen).status_code == 302
    agreement.refresh_from_db()
    assert agreement.title == "My title"
    assert agreement.events.get().note == "Seen on television."
    assert agreement.parties.filter(name="Republic of Korea").exists()
    assert agreement.evidence.count() == 6


def test_page_tells_who_saved_what_meanwhile(
    publisher: Client, author: Client, brief: Brief
) -> None:
    answer = late(publisher, author, brief, {"summary": "Theirs."}, {"analysis": "Mine."})
    text = BeautifulSoup(answer.content, "lxml").select_one(".since")
    assert text is not None
    assert "Version 2, saved by author on " in text.get_text()
    assert ": summary." in text.get_text()


@pytest.mark.parametrize("typed", [{"summary": "Said twice."}, {"tagged_items-0-DELETE": "on"}])
def test_form_sent_twice_is_saved_once_and_asks_nothing(
    publisher: Client, brief: Brief, typed: dict[str, str]
) -> None:
    data = {**filled(publisher, address(brief)), **typed}
    assert publisher.post(address(brief), data).status_code == 302
    again = publisher.post(address(brief), data)
    assert again.status_code == 302
    assert "desk-saved" in again.cookies
    brief.refresh_from_db()
    assert brief.version == 2
    assert brief.snapshots.count() == 2


def test_two_saves_in_the_same_second_are_two_versions(publisher: Client, brief: Brief) -> None:
    for number in range(5):
        data = {**filled(publisher, address(brief)), "summary": f"Saved {number}."}
        assert publisher.post(address(brief), data).status_code == 302
    versions = brief.snapshots.values_list("number", flat=True)
    assert list(versions) == [6, 5, 4, 3, 2, 1]
    assert [row.data["summary"] for row in brief.snapshots.all()[:2]] == ["Saved 4.", "Saved 3."]


def test_new_record_that_is_sent_twice_is_made_once(publisher: Client) -> None:
    add = "/desk/agreements/agreement/add/"
    data = {**filled(publisher, add), "title": "A treaty", "kind": "treaty"}
    party = {
        "parties-TOTAL_FORMS": "1",
        "parties-0-kind": "state",
        "parties-0-name": "Korea",
        "parties-0-country_code": "KR",
    }
    for _ in range(2):
        assert publisher.post(add, {**data, **party}).status_code == 302
    assert Agreement.objects.get().parties.count() == 1
    assert publisher.post(add, {**data, **party, "made_as": ""}).status_code == 302
    assert Agreement.objects.count() == 2


def test_new_record_changed_after_it_was_sent_is_brought_over(publisher: Client) -> None:
    """Somebody stopped the page, which had been saved, wrote on and saved again."""
    add = "/desk/agreements/agreement/add/"
    data = {**filled(publisher, add), "title": "A treaty", "kind": "treaty"}
    assert publisher.post(add, data).status_code == 302
    answer = publisher.post(add, {**data, "title": "A treaty of friendship"})
    assert answer.status_code == 409
    assert "was sent before and saved then" in answer.content.decode()
    made = Agreement.objects.get()
    assert f'action="{address(made)}"' in answer.content.decode()
    assert choose(publisher, made, answer, **{"choose-title": "mine"}).status_code == 302
    assert Agreement.objects.get().title == "A treaty of friendship"


@pytest.mark.parametrize(
    "name", ["briefs_brief", "briefs_author", "tags_tag", "agreements_agreement"]
)
def test_form_of_every_new_record_names_what_it_makes(publisher: Client, name: str) -> None:
    add = reverse(f"admin:{name}_add")
    assert filled(publisher, add)["made_as"] != filled(publisher, add)["made_as"]

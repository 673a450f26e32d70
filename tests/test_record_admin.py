from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from briefs.agreements.models import Agreement
from briefs.brief import Brief, Reference, TaggedBrief
from briefs.publishing import publish_agreement
from briefs.tags.merging import merge_tags
from briefs.tags.models import Tag
from tests import factories
from tests.forms import filled


def words_of(answer: Any) -> str:
    """What a page says, without its marks."""
    return BeautifulSoup(answer.content, "lxml").get_text()


def address(row: Any, page: str = "change") -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])


def test_save_with_the_current_version_is_kept_and_raises_it(publisher: Client) -> None:
    tag = factories.make_tag("trade")
    data = {**filled(publisher, address(tag)), "description": "Goods and services."}
    assert publisher.post(address(tag), data).status_code == 302
    tag.refresh_from_db()
    assert (tag.description, tag.version) == ("Goods and services.", 2)


def test_second_of_two_editors_saves_nothing_and_sees_both_texts(
    publisher: Client, author: Client, ready_brief: Brief
) -> None:
    page = address(ready_brief)
    mine, theirs = filled(publisher, page), filled(author, page)
    author.post(page, {**theirs, "summary": "Their summary.", "title": "Their title"})
    answer = publisher.post(page, {**mine, "summary": "My summary."})
    ready_brief.refresh_from_db()
    assert ready_brief.summary == "Their summary."
    assert answer.status_code == 409
    text = words_of(answer)
    assert "was changed by someone else" in text
    for shown in ("My summary.", "Their summary.", "Their title"):
        assert shown in text
    page = BeautifulSoup(answer.content, "lxml")
    headings = [one.get_text() for one in page.select(".conflict h2, .conflict legend")]
    assert headings == ["Title", "Address", "Summary"]


def test_typed_row_is_shown_though_the_other_editor_deleted_it(
    publisher: Client, author: Client, ready_brief: Brief
) -> None:
    Reference.objects.create(brief=ready_brief, citation="Old citation")
    page = address(ready_brief)
    mine, theirs = filled(publisher, page), filled(author, page)
    author.post(page, {**theirs, "references-0-DELETE": "on"})
    assert not ready_brief.references.exists()
    answer = publisher.post(page, {**mine, "references-0-citation": "My edited citation"})
    assert answer.status_code == 409
    assert "My edited citation" in answer.content.decode()


def test_row_that_the_other_editor_changed_is_shown_beside_the_one_not_touched(
    publisher: Client, author: Client, ready_brief: Brief
) -> None:
    Reference.objects.create(brief=ready_brief, citation="Old citation")
    page = address(ready_brief)
    mine, theirs = filled(publisher, page), filled(author, page)
    author.post(page, {**theirs, "references-0-citation": "Their citation"})
    text = words_of(publisher.post(page, {**mine, "summary": "Mine."}))
    assert "Their citation" in text
    assert "Old citation" in text
    assert ready_brief.references.get().citation == "Their citation"


def test_form_opened_before_two_tags_were_merged_is_stale(
    publisher: Client, ready_brief: Brief
) -> None:
    keep, merge = ready_brief.tagged_items.get().tag, factories.make_tag("commerce")
    TaggedBrief.objects.create(content_object=ready_brief, tag=merge)
    mine = filled(publisher, address(ready_brief))
    merge_tags(keep=keep, merge=merge)
    answer = publisher.post(address(ready_brief), {**mine, "summary": "Typed meanwhile."})
    assert answer.status_code == 409
    assert "Typed meanwhile." in answer.content.decode()


def test_text_typed_on_a_record_deleted_meanwhile_is_shown(publisher: Client) -> None:
    brief = factories.make_brief()
    data = {**filled(publisher, address(brief)), "analysis": "Typed meanwhile."}
    Brief.objects.all().delete()
    answer = publisher.post(address(brief), data)
    assert answer.status_code == 409
    for shown in ("was deleted by someone else", "Typed meanwhile."):
        assert shown in answer.content.decode()


def test_text_typed_on_an_agreement_published_meanwhile_is_shown_to_its_author(
    author: Client,
) -> None:
    agreement = factories.make_evidenced_agreement()
    data = {**filled(author, address(agreement)), "title": "Typed title", "note": "Typed note"}
    publish_agreement(agreement=agreement, version=1)
    text = author.post(address(agreement), data).content.decode()
    assert "Typed title" in text
    assert "Typed note" in text


def test_person_who_may_only_look_is_refused(ready_brief: Brief) -> None:
    guest = User.objects.create_user("guest", is_staff=True)
    guest.user_permissions.add(Permission.objects.get(codename="view_brief"))
    client = Client()
    client.force_login(guest)
    assert client.post(address(ready_brief), {"title": "x", "based_on": "9"}).status_code == 403


@pytest.mark.parametrize("odd", ["100000", "-1", "x", ""])
def test_odd_number_of_rows_does_not_break_the_page_of_a_conflict(
    publisher: Client, ready_brief: Brief, odd: str
) -> None:
    data = {**filled(publisher, address(ready_brief)), "based_on": "99", "summary": "Typed."}
    data |= {"references-TOTAL_FORMS": odd, "sources": "9" * 40}
    answer = publisher.post(address(ready_brief), data)
    assert answer.status_code == 409
    assert "Typed." in answer.content.decode()


def test_saving_without_a_change_changes_no_text(publisher: Client, ready_brief: Brief) -> None:
    Brief.objects.filter(pk=ready_brief.pk).update(context="One.\n\nTwo.")
    page = address(ready_brief)
    publisher.post(page, filled(publisher, page))
    ready_brief.refresh_from_db()
    assert ready_brief.context == "One.\n\nTwo."
    log = LogEntry.objects.get()
    assert "No fields changed" in log.get_change_message()


def test_same_row_twice_is_refused_in_words_and_what_was_typed_is_kept(publisher: Client) -> None:
    tag = factories.make_tag("trade")
    rows = {
        "aliases-TOTAL_FORMS": "2",
        "aliases-0-name": "Trade pact",
        "aliases-1-name": "trade  PACT",
        "description": "Typed.",
    }
    page = publisher.post(address(tag), {**filled(publisher, address(tag)), **rows})
    assert page.status_code == 200
    assert "Two rows say the same" in page.content.decode()
    assert "Typed." in page.content.decode()
    assert not tag.aliases.exists()


def test_save_without_a_version_is_refused(publisher: Client, ready_brief: Brief) -> None:
    data = filled(publisher, address(ready_brief))
    del data["based_on"]
    answer = publisher.post(address(ready_brief), {**data, "title": "No token"})
    assert "did not say which version" in answer.content.decode()
    ready_brief.refresh_from_db()
    assert ready_brief.title != "No token"


def test_change_of_rows_alone_conflicts_too(publisher: Client, ready_brief: Brief) -> None:
    page = address(ready_brief)
    mine = filled(publisher, page)
    tag = factories.make_tag("fisheries")
    rows = {"tagged_items-TOTAL_FORMS": "2", "tagged_items-1-tag": str(tag.pk)}
    rows["tagged_items-1-content_object"] = str(ready_brief.pk)
    publisher.post(page, {**mine, **rows})
    assert ready_brief.tagged_items.count() == 2
    assert "was changed by someone else" in publisher.post(page, mine).content.decode()


def test_deleting_a_row_that_changed_since_is_refused(publisher: Client) -> None:
    tag = factories.make_tag("trade")
    for data in ({"post": "yes"}, {"post": "yes", "version": "7"}):
        publisher.post(address(tag, "delete"), data)
        assert Tag.objects.filter(pk=tag.pk).exists()
    page = publisher.get(address(tag, "delete")).content.decode()
    assert 'name="version" value="1"' in page
    publisher.post(address(tag, "delete"), {"post": "yes", "version": "1"})
    assert not Tag.objects.filter(pk=tag.pk).exists()


def test_nothing_is_deleted_in_bulk_without_versions(publisher: Client, ready_brief: Brief) -> None:
    for model in (Brief, Agreement, Tag):
        options = model._meta
        page = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
        assert "delete_selected" not in publisher.get(page).content.decode()


def test_save_tells_the_browser_which_form_it_may_forget(publisher: Client) -> None:
    tag = factories.make_tag("trade")
    page = address(tag)
    refused = publisher.post(page, {**filled(publisher, page), "name": ""})
    assert "desk-saved" not in refused.cookies
    saved = publisher.post(page, filled(publisher, page))
    assert saved.cookies["desk-saved"].value == page.replace("/", "%2F")

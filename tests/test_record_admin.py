from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from briefs.agreements.models import Agreement
from briefs.brief import Brief
from briefs.tags.models import Tag
from tests import factories
from tests.forms import filled


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
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "was changed by someone else" in text
    assert "My summary." in text
    assert "Stored meanwhile: Their summary." in text
    assert "Stored meanwhile: Their title" in text


def test_stale_form_sent_again_after_comparing_is_kept(
    publisher: Client, ready_brief: Brief
) -> None:
    page = address(ready_brief)
    mine = filled(publisher, page)
    publisher.post(page, {**mine, "summary": "First."})
    answer = publisher.post(page, {**mine, "summary": "Second."})
    again = filled(publisher, page, answer)
    assert publisher.post(page, {**again, "summary": "Second."}).status_code == 302
    ready_brief.refresh_from_db()
    assert ready_brief.summary == "Second."


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

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from briefs.brief import Brief
from briefs.tags.merging import merge_tags
from briefs.tags.models import Tag
from tests import factories
from tests.forms import filled


def page_of(tag: Tag) -> str:
    return reverse("admin:tags_tag_change", args=[tag.pk])


def test_list_leads_those_selected_to_the_page_that_shows_what_changes(publisher: Client) -> None:
    one, other = factories.make_tag("commerce"), factories.make_tag("trade")
    data = {"action": "merge_selected", "_selected_action": [one.pk, other.pk]}
    answer = publisher.post(reverse("admin:tags_tag_changelist"), data)
    way = reverse("admin:vocabulary_merge")
    assert answer["Location"] == f"{way}?tag={one.pk}&tag={other.pk}"
    assert Tag.objects.count() == 2
    alone = {**data, "_selected_action": [one.pk]}
    page = publisher.post(reverse("admin:tags_tag_changelist"), alone, follow=True)
    assert "Select two tags or more." in page.content.decode()


def test_address_of_a_tag_is_given_once(author: Client) -> None:
    tag = factories.make_tag("trade")
    author.post(page_of(tag), {**filled(author, page_of(tag)), "slug": "other"})
    tag.refresh_from_db()
    assert tag.slug == "trade"


def test_name_whose_address_redirects_is_not_deleted(publisher: Client) -> None:
    keep, merge = factories.make_tag("trade"), factories.make_tag("commerce")
    merge_tags(keep=keep, merge=merge)
    data = {**filled(publisher, page_of(keep)), "aliases-0-DELETE": "on"}
    page = publisher.post(page_of(keep), data).content.decode()
    assert "its address redirects here" in page
    assert keep.aliases.count() == 1


def test_tag_that_readers_see_is_changed_by_a_publisher_only(
    author: Client, publisher: Client, ready_brief: Brief
) -> None:
    factories.make_edition(ready_brief)
    tag = ready_brief.tagged_items.get().tag
    data: dict[str, Any] = {**filled(publisher, page_of(tag)), "description": "Said anew."}
    answer = author.post(page_of(tag), data)
    assert answer.status_code == 409
    assert "Said anew." in answer.content.decode()
    tag.refresh_from_db()
    assert tag.description == ""
    assert publisher.post(page_of(tag), data).status_code == 302


def test_deleting_a_tag_in_use_is_refused(publisher: Client, ready_brief: Brief) -> None:
    tag = ready_brief.tagged_items.get().tag
    page = publisher.get(reverse("admin:tags_tag_delete", args=[tag.pk])).content.decode()
    assert "protected" in page
    publisher.post(reverse("admin:tags_tag_delete", args=[tag.pk]), {"post": "yes", "version": "1"})
    assert Tag.objects.filter(pk=tag.pk).exists()

"""Merging tags at the desk: what it would change is told first, and it is done on that."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from briefs.agreements.models import Correction, TaggedAgreement
from briefs.brief import Brief, TaggedBrief
from briefs.publishing import publish_agreement
from briefs.tags.models import Alias, Tag
from tests import factories
from tests.forms import filled

pytestmark = pytest.mark.django_db


def address(*tags: Tag, keep: Tag | None = None) -> str:
    pairs = [("tag", tag.pk) for tag in tags] + ([("keep", keep.pk)] if keep else [])
    return f"{reverse('admin:vocabulary_merge')}?{urlencode(pairs)}"


def page(client: Client, *tags: Tag, keep: Tag | None = None) -> str:
    return " ".join(client.get(address(*tags, keep=keep)).content.decode().split())


def public_topic(name: str, tag: Tag | None = None) -> Tag:
    """A tag on an entry of the register that readers see."""
    tag = tag or factories.make_tag(name)
    entry = factories.make_evidenced_agreement(title=f"On {name}")
    TaggedAgreement.objects.create(content_object=entry, tag=tag)
    publish_agreement(agreement=entry, version=1)
    return tag


def test_page_tells_what_would_change_and_changes_nothing(publisher: Client) -> None:
    keep, merge = public_topic("trade"), public_topic("commerce")
    Alias.objects.create(tag=merge, name="business", former_slug="old-business")
    TaggedBrief.objects.create(content_object=factories.make_brief(title="A draft"), tag=merge)
    said = page(publisher, keep, merge, keep=keep)
    assert "<b>1</b> brief (working copy) will carry “trade”" in said
    assert "A draft" in said
    assert "No public edition changes." in said
    assert "On commerce" in said
    assert "its topic “commerce” is called “trade” now." in said
    assert "also be known as “commerce”, “business”" in said
    for old in ("commerce", "old-business"):
        assert f'<a href="/topics/{old}/">/topics/{old}/</a>' in said
    assert Tag.objects.count() == 2
    assert not Correction.objects.exists()


def test_most_used_is_kept_and_another_may_be(publisher: Client) -> None:
    rare, used = factories.make_tag("a rare one"), factories.make_tag("used")
    TaggedBrief.objects.create(content_object=factories.make_brief(), tag=used)
    assert "Merge into “used”" in page(publisher, rare, used)
    assert "Merge into “a rare one”" in page(publisher, rare, used, keep=rare)


def test_several_are_merged_and_their_addresses_lead_on(
    publisher: Client, ready_brief: Brief
) -> None:
    keep, merge, third = public_topic("trade"), public_topic("commerce"), factories.make_tag("c")
    way = address(keep, merge, third, keep=keep)
    answer = publisher.post(way, filled(publisher, way), follow=True)
    assert "Merged into “trade”: “commerce”, “c”; 1 use moved." in answer.content.decode()
    assert list(Tag.objects.filter(name__in=["trade", "commerce", "c"])) == [keep]
    moved = Client().get("/topics/commerce/")
    assert (moved.status_code, moved["Location"]) == (301, "/topics/trade/")
    assert Client().get("/topics/commerce/feed.atom").status_code == 301
    alias = keep.aliases.get(name="commerce")
    assert alias.merged_at is not None
    assert alias.merged_by is not None
    assert alias.merged_by.username == "publisher"


def test_tag_merged_before_leads_to_where_its_tag_went(publisher: Client) -> None:
    first, second, third = public_topic("one"), public_topic("two"), public_topic("three")
    for keep, merge in ((second, first), (third, second)):
        way = address(keep, merge, keep=keep)
        publisher.post(way, filled(publisher, way))
    for slug in ("one", "two"):
        assert Client().get(f"/topics/{slug}/")["Location"] == "/topics/three/"
    assert {alias.former_slug for alias in third.aliases.all()} == {"one", "two"}


def test_log_of_a_public_entry_says_that_its_topic_is_called_otherwise(publisher: Client) -> None:
    keep, merge = public_topic("trade"), public_topic("commerce")
    private = factories.make_agreement()
    TaggedAgreement.objects.create(content_object=private, tag=merge)
    way = address(keep, merge, keep=keep)
    publisher.post(way, filled(publisher, way))
    note = Correction.objects.get()
    assert note.agreement.title == "On commerce"
    assert note.made_by.username == "publisher"
    assert (
        "topic “commerce” is called “trade” now"
        in Client().get("/agreements/corrections/").content.decode()
    )


def test_stale_or_missing_version_of_any_tag_merges_nothing(publisher: Client) -> None:
    tags = [factories.make_tag(name) for name in ("a", "b", "c")]
    way = address(*tags)
    data = filled(publisher, way)
    Tag.objects.filter(pk=tags[2].pk).update(version=7, description="Meanwhile.")
    for stale in (data, {**data, "seen": ""}, {**data, "seen": data["seen"].split()[0]}):
        text = publisher.post(way, stale).content.decode()
        assert "Nothing was merged" in text
        assert "Meanwhile." in text
    assert Tag.objects.count() == 3
    again = filled(publisher, way, publisher.post(way, data))
    assert publisher.post(way, again).status_code == 302
    assert Tag.objects.count() == 1


def test_tag_that_is_gone_merges_nothing(publisher: Client) -> None:
    tags = [factories.make_tag(name) for name in ("a", "b", "c")]
    way = address(*tags)
    data = filled(publisher, way)
    tags[1].delete()
    assert "gone since; nothing was merged" in publisher.post(way, data).content.decode()
    assert Tag.objects.count() == 2


def test_kinds_that_differ_need_a_tick(publisher: Client) -> None:
    keep = public_topic("the Fund", factories.make_tag("the Fund", kind="organisation"))
    merge = public_topic("fund")
    way = address(keep, merge, keep=keep)
    assert "will answer “not found”" in page(publisher, keep, merge, keep=keep)
    data = filled(publisher, way)
    assert "different kinds are the same" in publisher.post(way, data).content.decode()
    assert Tag.objects.count() == 2
    publisher.post(way, {**data, "across_kinds": "on"})
    assert Tag.objects.get() == keep
    assert "“fund” is no longer among its topics" in Correction.objects.get().note


def test_two_states_have_a_reason_and_no_button(publisher: Client) -> None:
    korea = factories.make_tag("South Korea", kind="place", country_code="KR")
    china = factories.make_tag("China", kind="place", country_code="CN")
    third, topic = factories.make_tag("Seoul", kind="place"), factories.make_tag("korea")
    for tags, keep in (((korea, china), korea), ((third, korea, china), third)):
        text = page(publisher, *tags, keep=keep)
        assert "are two different states" in text
        assert "Merge into" not in text
    assert "which only a place can" in page(publisher, topic, korea, keep=topic)
    data: dict[str, Any] = {"seen": f"{korea.pk}:1 {china.pk}:1 {third.pk}:1"}
    publisher.post(address(third, korea, china, keep=third), data)
    assert Tag.objects.count() == 4


def test_tags_are_found_by_words_of_any_name(publisher: Client) -> None:
    one, other = factories.make_tag("trade"), factories.make_tag("commerce")
    Alias.objects.create(tag=other, name="Buying and selling")
    found = publisher.get(f"{address(one)}&q=selling").content.decode()
    assert f"tag={one.pk}&amp;keep={one.pk}&amp;tag={other.pk}" in found
    assert "No other tag" in publisher.get(f"{address(one)}&q=trade").content.decode()


def test_only_who_may_delete_tags_merges_them(
    author: Client, reviewer: Client, publisher: Client
) -> None:
    way = address(factories.make_tag("a"), factories.make_tag("b"))
    for client, status in ((author, 403), (reviewer, 403), (publisher, 200)):
        assert client.get(way).status_code == status
        assert client.post(way, {}).status_code == status
    assert Client().get(way).status_code == 302
    assert Tag.objects.count() == 2


def test_odd_addresses_are_answered(publisher: Client) -> None:
    way = reverse("admin:vocabulary_merge")
    for query in ("", "?tag=x", "?tag=99999&tag=3", "?keep=1&tag=-1"):
        assert publisher.get(way + query).status_code == 200
        assert publisher.post(way + query, {"seen": "x:1 2"}).status_code == 200


def test_page_asks_no_more_for_many_uses(
    publisher: Client, django_assert_max_num_queries: Any
) -> None:
    tags = [factories.make_tag() for _ in range(5)]
    briefs = [factories.make_brief() for _ in range(30)]
    for tag in tags:
        for brief in briefs:
            TaggedBrief.objects.create(content_object=brief, tag=tag)
    with django_assert_max_num_queries(20):
        publisher.get(address(*tags))

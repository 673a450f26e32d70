"""The further names of a tag at the desk: moved, made tags, taken away; no address is lost."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from briefs.tags.likely_same import likely_same_tags
from briefs.tags.merging import merge_tags
from briefs.tags.models import Alias, Tag
from tests import factories
from tests.desk.test_merge_tags import public_topic
from tests.forms import filled

pytestmark = pytest.mark.django_db


def address(alias: Alias, act: str, to: Tag | None = None, **more: str) -> str:
    pairs = {"alias": alias.pk, "act": act, **({"to": to.pk} if to else {}), **more}
    return f"{reverse('admin:vocabulary_names', args=[alias.tag_id])}?{urlencode(pairs)}"


def said(client: Client, way: str, **more: str) -> str:
    answer = client.post(way, {**filled(client, way), **more}, follow=True)
    return answer.content.decode()


@pytest.fixture
def plain(db: None) -> Alias:
    return Alias.objects.create(tag=factories.make_tag("selling"), name="sales")


@pytest.fixture
def merged(db: None) -> Alias:
    """“commerce”, which was merged into “trade”; both have public entries."""
    keep, merge = public_topic("trade"), public_topic("commerce")
    merge_tags(keep=keep, merge=merge)
    return Alias.objects.get(name="commerce")


def test_page_says_what_each_name_was(publisher: Client, merged: Alias) -> None:
    page = publisher.get(reverse("admin:vocabulary_names", args=[merged.tag_id])).content.decode()
    assert "its address redirects." in page
    assert "act=split" in page
    assert "act=remove" not in page
    change = publisher.get(reverse("admin:tags_tag_change", args=[merged.tag_id]))
    assert reverse("admin:vocabulary_names", args=[merged.tag_id]) in change.content.decode()


def test_name_is_taken_away_unless_its_address_redirects(
    author: Client, publisher: Client, plain: Alias, merged: Alias
) -> None:
    assert "is no name of “selling” any more" in said(author, address(plain, "remove"))
    assert not Alias.objects.filter(pk=plain.pk).exists()
    way = address(merged, "remove")
    assert "Take it away" not in publisher.get(way).content.decode()
    answer = publisher.post(way, {"seen": f"{merged.tag_id}:2"})
    assert "move it, or make it a tag again" in answer.content.decode()
    assert Alias.objects.filter(pk=merged.pk).exists()


def test_name_becomes_a_tag_and_is_not_offered_as_the_same(author: Client, plain: Alias) -> None:
    Alias.objects.filter(pk=plain.pk).update(name="Sellings", folded_name="sellings")
    factories.make_tag("x", slug="sellings")
    assert "is a tag of its own now" in said(author, address(plain, "split"))
    new = Tag.objects.get(name="Sellings")
    assert (new.kind, new.slug) == ("topic", "sellings-2")
    assert not plain.tag.aliases.exists()
    assert likely_same_tags() == []


def test_redirecting_name_becomes_a_tag_at_its_address_when_one_says_so(
    publisher: Client, merged: Alias
) -> None:
    way = address(merged, "split")
    assert "may answer “not found”, or stop" in said(publisher, way)
    assert Client().get("/topics/commerce/").status_code == 301
    said(publisher, way, address_may_lapse="on")
    assert Tag.objects.get(name="commerce").slug == "commerce"
    assert Client().get("/topics/commerce/").status_code == 404
    public_topic("commerce again", Tag.objects.get(name="commerce"))
    assert Client().get("/topics/commerce/").status_code == 200


def test_redirect_goes_with_a_name_that_is_moved(publisher: Client, merged: Alias) -> None:
    other = public_topic("business")
    found = publisher.get(address(merged, "move", q="business")).content.decode()
    assert f"to={other.pk}" in found
    assert "is a name of “business” now" in said(publisher, address(merged, "move", other))
    assert Client().get("/topics/commerce/")["Location"] == "/topics/business/"
    assert Alias.objects.get(pk=merged.pk).merged_at is not None


def test_redirect_does_not_go_where_nothing_is_unless_one_says_so(
    publisher: Client, merged: Alias
) -> None:
    bare, place = factories.make_tag("bare"), factories.make_tag("Seoul", kind="place")
    assert "or stop" in said(publisher, address(merged, "move", bare))
    assert "tag of another kind" in publisher.get(address(merged, "move", place)).content.decode()
    data = {"seen": f"{merged.tag_id}:2 {place.pk}:1", "address_may_lapse": "on"}
    refused = publisher.post(address(merged, "move", place), data).content.decode()
    assert "tag of another kind" in refused
    assert Alias.objects.get(pk=merged.pk).tag == merged.tag
    said(publisher, address(merged, "move", bare), address_may_lapse="on")
    assert Alias.objects.get(pk=merged.pk).tag == bare


@pytest.mark.parametrize("act", ["remove", "split", "move"])
def test_stale_or_missing_version_changes_nothing(author: Client, plain: Alias, act: str) -> None:
    to = factories.make_tag("other") if act == "move" else None
    way = address(plain, act, to)
    data = filled(author, way)
    Tag.objects.filter(pk=to.pk if to else plain.tag_id).update(version=5)
    for stale in (data, {**data, "seen": ""}):
        assert "Nothing was changed" in author.post(way, stale).content.decode()
    assert Alias.objects.get().tag == plain.tag
    assert author.post(way, filled(author, way)).status_code == 302


def test_name_that_is_gone_is_answered_in_words(author: Client, plain: Alias) -> None:
    way = address(plain, "remove")
    data = filled(author, way)
    plain.delete()
    assert "not here any more" in author.post(way, data).content.decode()
    assert author.get(way).status_code == 200
    assert author.get(reverse("admin:vocabulary_names", args=[10**9])).status_code == 404


def test_names_of_what_readers_see_are_changed_by_a_publisher_only(
    author: Client, publisher: Client, merged: Alias, plain: Alias
) -> None:
    for act in ("split", "move", "remove"):
        assert author.get(address(merged, act)).status_code == 403
        assert author.post(address(merged, act), {"seen": "1:1"}).status_code == 403
        assert publisher.get(address(merged, act)).status_code == 200
    assert author.get(address(plain, "move", merged.tag)).status_code == 403
    assert Client().get(address(plain, "move")).status_code == 302

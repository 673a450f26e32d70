"""The desk's pages of tags that are likely one, and of tags that nothing carries."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from briefs.agreements.models import TaggedAgreement
from briefs.brief import TaggedBrief
from briefs.tags.distinct import say_distinct
from briefs.tags.likely_same import likely_same_tags
from briefs.tags.merging import merge_tags
from briefs.tags.models import Alias, DistinctTags, Tag
from tests import factories

pytestmark = pytest.mark.django_db

ALIKE, UNUSED = "admin:vocabulary_alike", "admin:vocabulary_unused"


def pairs(client: Client) -> list[str]:
    page = BeautifulSoup(client.get(reverse(ALIKE)).content, "lxml")
    return [
        " / ".join(link.get_text(strip=True) for link in row.select("td > a"))
        for row in page.select(".rows tbody tr")
    ]


def test_pairs_are_listed_with_the_way_to_merge_them(publisher: Client) -> None:
    one, other = factories.make_tag("trade agreement"), factories.make_tag("Trade Agreements")
    factories.make_tag("energy")
    text = publisher.get(reverse(ALIKE)).content.decode()
    assert pairs(publisher) == ["trade agreement / Trade Agreements"]
    assert "the same words in another form" in text
    way = f"{reverse('admin:vocabulary_merge')}?tag={one.pk}&amp;tag={other.pk}"
    assert f'href="{way}"' in text
    listed = publisher.get(reverse("admin:tags_tag_changelist")).content.decode()
    assert f'href="{reverse(ALIKE)}"' in listed
    assert f'href="{reverse(UNUSED)}"' in listed


def test_pair_said_not_to_be_the_same_is_not_offered_again(author: Client) -> None:
    tags = [factories.make_tag("trade agreement"), factories.make_tag("Trade Agreements")]
    data = {"tag": [tags[1].pk, tags[0].pk]}
    for _ in range(2):
        author.post(reverse("admin:vocabulary_distinct"), data)
    said = DistinctTags.objects.get()
    assert (said.one, said.other, said.said_by.username) == (*tags, "author")
    assert pairs(author) == []
    third = factories.make_tag("Trade-agreement", slug="third")
    assert len(pairs(author)) == 2
    merge_tags(keep=third, merge=tags[0])
    assert pairs(author) == []


def test_pair_of_which_one_is_gone_is_answered_in_words(author: Client) -> None:
    data = {"tag": [factories.make_tag().pk, 10**9]}
    answer = author.post(reverse("admin:vocabulary_distinct"), data, follow=True)
    assert "One of the two tags is gone" in answer.content.decode()
    assert not DistinctTags.objects.exists()


def test_alias_and_name_of_a_state_make_a_pair(db: None) -> None:
    korea = factories.make_tag("South Korea", kind="place", country_code="KR")
    rok = factories.make_tag("ROK", kind="place")
    fund = factories.make_tag("the Fund", kind="organisation")
    Alias.objects.create(tag=fund, name="International Monetary Fund")
    imf = factories.make_tag("IMF", kind="organisation")
    found = [(pair.one, pair.other) for pair in likely_same_tags()]
    assert found == [(korea.pk, rok.pk), (fund.pk, imf.pk)]


def test_two_thousand_tags_and_their_uses_are_listed_in_few_queries(
    publisher: Client, django_assert_max_num_queries: Any
) -> None:
    names = [f"topic number{'s' * (n % 2)} {n // 2}" for n in range(2000)]
    tags = Tag.objects.bulk_create(
        Tag(name=name, folded_name=name, slug=f"t-{n}") for n, name in enumerate(names)
    )
    brief, entries = factories.make_brief(), [factories.make_agreement() for _ in range(10)]
    TaggedBrief.objects.bulk_create(TaggedBrief(content_object=brief, tag=tag) for tag in tags)
    TaggedAgreement.objects.bulk_create(
        TaggedAgreement(content_object=entry, tag=tag) for tag in tags[:1800] for entry in entries
    )
    say_distinct(one=tags[0], other=tags[1])
    for name in (ALIKE, UNUSED, "admin:tags_tag_changelist"):
        with django_assert_max_num_queries(20):
            answer = publisher.get(reverse(name))
        assert answer.status_code == 200
    assert "999 pairs" in publisher.get(reverse(ALIKE)).content.decode()
    assert "Every tag is used." in publisher.get(reverse(UNUSED)).content.decode()


def test_unused_are_deleted_and_the_others_stay_with_the_reason(publisher: Client) -> None:
    free, used, stale = (factories.make_tag(name) for name in ("free", "used", "stale"))
    target = factories.make_tag("target")
    merge_tags(keep=target, merge=factories.make_tag("former"))
    page = publisher.get(reverse(UNUSED)).content.decode()
    assert f'value="{free.pk}:1"' in page
    assert "addresses redirect here" in page
    assert f'value="{target.pk}:' not in page
    TaggedBrief.objects.create(content_object=factories.make_brief(), tag=used)
    Tag.objects.filter(pk=stale.pk).update(version=2)
    data = {"tag": [f"{tag.pk}:1" for tag in (free, used, stale)] + [f"{target.pk}:2", "x"]}
    said = publisher.post(reverse(UNUSED), data, follow=True).content.decode()
    assert "Deleted: “free”." in said
    assert "“used” stays: it is used." in said
    assert "“stale” stays: it was changed by someone else meanwhile." in said
    assert "“target” stays: “former” was merged into it" in said
    assert set(Tag.objects.values_list("name", flat=True)) == {"used", "stale", "target"}
    used.refresh_from_db()
    assert used.version == 1


def test_deletion_without_versions_deletes_nothing(publisher: Client) -> None:
    tag = factories.make_tag()
    said = publisher.post(reverse(UNUSED), {"tag": [str(tag.pk)]}, follow=True)
    assert "Select the tags to delete." in said.content.decode()
    assert Tag.objects.filter(pk=tag.pk).exists()


def test_list_shows_only_unused_or_only_used(author: Client) -> None:
    factories.make_tag("alone")
    TaggedBrief.objects.create(
        content_object=factories.make_brief(), tag=factories.make_tag("worn")
    )
    for query, there, away in (("no", "alone", "worn"), ("yes", "worn", "alone")):
        listed = author.get(reverse("admin:tags_tag_changelist"), {"used": query})
        table = BeautifulSoup(listed.content, "lxml").select_one("#result_list")
        assert table is not None
        assert there in table.get_text()
        assert away not in table.get_text()


def test_who_may_look_and_who_may_delete(author: Client, reviewer: Client) -> None:
    tag = factories.make_tag()
    for client in (author, reviewer):
        page = client.get(reverse(UNUSED))
        assert page.status_code == 200
        assert "Delete the chosen" not in page.content.decode()
        assert client.post(reverse(UNUSED), {"tag": f"{tag.pk}:1"}).status_code == 403
        assert client.get(reverse(ALIKE)).status_code == 200
        assert client.get(reverse("admin:vocabulary_distinct")).status_code == 405
    assert Tag.objects.filter(pk=tag.pk).exists()
    for name in (ALIKE, UNUSED):
        assert Client().get(reverse(name)).status_code == 302
    assert Client().post(reverse("admin:vocabulary_distinct")).status_code == 302


def test_somebody_who_may_not_change_tags_sees_no_pairs(admin_user: Any, client: Client) -> None:
    admin_user.is_superuser = False
    admin_user.save()
    client.force_login(admin_user)
    for name in (ALIKE, UNUSED):
        assert client.get(reverse(name)).status_code == 403
    assert client.post(reverse("admin:vocabulary_distinct")).status_code == 403

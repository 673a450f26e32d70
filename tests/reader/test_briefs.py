from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from briefs.brief import FormerAddress
from briefs.publishing import withdraw
from tests.factories import make_brief, make_edition, make_ready_brief
from tests.reader.pages import links, read, text

pytestmark = pytest.mark.django_db


def published(title: str = "A brief", **fields: Any) -> Any:
    brief = make_ready_brief(title=title, **fields)
    make_edition(brief)
    brief.refresh_from_db()
    return brief


def test_brief_with_two_editions_shows_the_current_one(client: Client) -> None:
    brief = published("First title")
    brief.title = "Second title"
    brief.save()
    make_edition(brief, change_note="A better title.", is_minor=False)
    page = read(client, f"/briefs/{brief.slug}/")
    assert [heading.get_text() for heading in page.select("h1")] == ["Second title"]
    assert "A better title." in text(page, ".editions")
    assert "(2nd ed.)" in text(page, "#cite-apa")
    assert f"/briefs/{brief.slug}/editions/2/" in text(page, "#cite-apa")


def test_brief_whose_working_copy_moved_on_shows_what_was_published(client: Client) -> None:
    brief = published("As published")
    brief.title = "Not published yet"
    brief.save()
    assert "Not published yet" not in str(read(client, f"/briefs/{brief.slug}/"))


def test_earlier_edition_says_that_a_newer_one_exists(client: Client) -> None:
    brief = published()
    make_edition(brief)
    page = read(client, f"/briefs/{brief.slug}/editions/1/")
    assert "A newer one replaces it" in text(page, ".notice")
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == f"http://testserver/briefs/{brief.slug}/"


def test_current_edition_at_its_own_address_carries_no_notice(client: Client) -> None:
    brief = published()
    assert not read(client, f"/briefs/{brief.slug}/editions/1/").select(".notice")


def test_scheduled_edition_is_not_there(client: Client) -> None:
    brief = published("Known")
    tomorrow = timezone.now() + timedelta(days=1)
    make_edition(brief, published_at=tomorrow)
    read(client, f"/briefs/{brief.slug}/editions/2/", status=404)
    assert "Edition 2" not in str(read(client, f"/briefs/{brief.slug}/"))


def test_draft_is_not_there(client: Client) -> None:
    read(client, f"/briefs/{make_brief().slug}/", status=404)


def test_withdrawn_brief_answers_gone_with_the_reason(client: Client) -> None:
    brief = published("A title to forget")
    withdraw(brief=brief, version=brief.version, by=None, reason="Two figures were wrong.")
    for address in (f"/briefs/{brief.slug}/", f"/briefs/{brief.slug}/editions/1/"):
        page = read(client, address, status=410)
        assert "Two figures were wrong." in text(page, "main")
        assert "A title to forget" not in str(page)


def test_former_address_redirects_for_good(client: Client) -> None:
    brief = published()
    FormerAddress.objects.create(brief=brief, slug="as-it-was")
    answer = client.get("/briefs/as-it-was/")
    assert (answer.status_code, answer["Location"]) == (301, f"/briefs/{brief.slug}/")
    answer = client.get("/briefs/as-it-was/editions/1/")
    assert (answer.status_code, answer["Location"]) == (301, f"/briefs/{brief.slug}/editions/1/")


def test_former_address_of_a_draft_is_not_there(client: Client) -> None:
    FormerAddress.objects.create(brief=make_brief(), slug="never-public")
    read(client, "/briefs/never-public/", status=404)


def test_brief_page_has_no_dead_link(client: Client) -> None:
    brief = published()
    make_edition(brief)
    for start in (f"/briefs/{brief.slug}/", f"/briefs/{brief.slug}/editions/1/", "/"):
        for address in links(read(client, start)):
            assert client.get(address, follow=True).status_code == 200, address


def test_brief_page_takes_at_most_four_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    brief = published()
    for _ in range(4):
        make_edition(brief)
    with django_assert_max_num_queries(4):
        client.get(f"/briefs/{brief.slug}/")


def test_list_is_paged_and_bounded(client: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(22):
        published(f"Brief {number}")
    with django_assert_max_num_queries(10):
        page = read(client, "/briefs/")
    assert len(page.select(".briefs li")) == 20
    assert len(read(client, "/briefs/?page=2").select(".briefs li")) == 2
    assert read(client, "/briefs/?page=many").select(".briefs li")


def test_list_without_briefs_says_what_to_do_next(client: Client) -> None:
    assert "/feed.atom" in links(read(client, "/briefs/"))


def test_filtered_list_narrows_and_keeps_out_of_indexes(client: Client) -> None:
    brief = published("On one topic")
    published("On another")
    topic = brief.tagged_items.get().tag
    page = read(client, f"/briefs/?topic={topic.slug}")
    assert [title.get_text(strip=True) for title in page.select(".briefs h3")] == ["On one topic"]
    assert page.select_one("meta[name=robots][content=noindex]")
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == "http://testserver/briefs/"


def test_further_page_of_the_whole_list_is_its_own_address(client: Client) -> None:
    for number in range(21):
        published(f"Brief {number}")
    page = read(client, "/briefs/?page=2")
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == "http://testserver/briefs/?page=2"
    assert not page.select("meta[name=robots]")


@pytest.mark.parametrize(
    "query", ["year=20%00", "year=abc", "topic=nope", "country=zz", "type=x", "topic=%F0%9F%98%80"]
)
def test_list_filtered_by_an_unknown_value_says_that_it_was_left_out(
    client: Client, query: str
) -> None:
    published("Still here")
    page = read(client, f"/briefs/?{query}")
    assert f"Nothing here goes by the {query.split('=')[0]}" in text(page, ".notice")
    assert "Still here" in text(page, "main")

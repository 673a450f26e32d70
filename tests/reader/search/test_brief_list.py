"""The list of briefs as a reader searches and narrows it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.brief import Brief, TaggedBrief
from briefs.edition import Edition
from briefs.publishing import withdraw
from briefs.reader.search import bounds
from briefs.scheduling import clear_due
from briefs.tags.models import Tag
from tests.factories import make_edition, make_ready_brief, make_tag
from tests.reader.pages import links, read, text
from tests.reader.search.library import stock
from tests.reader.search.test_matching import STRANGE

pytestmark = pytest.mark.django_db


def titles(page: BeautifulSoup) -> list[str]:
    return [" ".join(heading.get_text().split()) for heading in page.select(".briefs h3")]


def facet(page: BeautifulSoup, label: str) -> dict[str, int]:
    """The values of a facet that stands on the page, each with its number."""
    for section in page.select(".choices section"):
        if text(section, "h2") == label:
            rows = section.select("li")
            return {row.a.get_text(): int(row.span.get_text()) for row in rows if row.a}
    return {}


@pytest.fixture
def shelf(db: None) -> dict[str, Tag]:
    """Four briefs on trade or the sea, of two countries."""
    tags = {name: make_tag(name) for name in ("trade", "sea")}
    tags |= {
        name: make_tag(name, kind="place", country_code=code)
        for code, name in (("KR", "South Korea"), ("JP", "Japan"))
    }
    for title, kind, names in (
        ("Fisheries one", "policy", ("sea", "South Korea")),
        ("Fisheries two", "evidence", ("sea", "trade", "South Korea")),
        ("Fisheries three", "policy", ("trade", "Japan")),
        ("Customs", "policy", ("trade", "Japan")),
    ):
        brief = make_ready_brief(title=title, type=kind)
        brief.tagged_items.all().delete()
        for name in names:
            TaggedBrief.objects.create(content_object=brief, tag=tags[name])
        make_edition(brief)
    return tags


def test_facets_count_what_each_choice_would_leave(client: Client, shelf: Any) -> None:
    page = read(client, "/briefs/?q=fishery")
    assert facet(page, "Topic") == {"sea": 2, "trade": 2}
    assert facet(page, "Country") == {"South Korea": 2, "Japan": 1}
    assert facet(page, "Type") == {"Policy brief": 2, "Evidence brief": 1}
    assert sum(facet(page, "Year").values()) == 3


def test_facets_combine_and_count_under_the_other_choices(client: Client, shelf: Any) -> None:
    page = read(client, "/briefs/?q=fishery&topic=trade")
    assert sorted(titles(page)) == ["Fisheries three", "Fisheries two"]
    assert facet(page, "Topic") == {"sea": 2}, "what the other topic would give"
    assert facet(page, "Country") == {"South Korea": 1, "Japan": 1}
    page = read(client, "/briefs/?q=fishery&topic=trade&country=kr&type=evidence")
    assert titles(page) == ["Fisheries two"]


def test_number_beside_a_choice_is_what_its_address_shows(client: Client, shelf: Any) -> None:
    for address in ("/briefs/", "/briefs/?q=fish", "/briefs/?q=fish&topic=trade&type=policy"):
        for row in read(client, address).select(".choices li"):
            assert row.a is not None
            assert row.span is not None
            page = read(client, str(row.a["href"]))
            assert len(titles(page)) == int(row.span.get_text()), row.a["href"]


def test_choice_is_named_and_can_be_taken_away(client: Client, shelf: Any) -> None:
    page = read(client, "/briefs/?q=fish&topic=trade&country=jp")
    assert [item.get_text(" ", strip=True) for item in page.select(".chosen li")] == [
        "Topic trade take away",
        "Country Japan take away",
        "Show all",
    ]
    assert [str(a["href"]) for a in page.select(".chosen a")] == [
        "/briefs/?q=fish&country=jp",
        "/briefs/?q=fish&topic=trade",
        "/briefs/",
    ]


def test_searching_again_keeps_the_choices(client: Client, shelf: Any) -> None:
    page = read(client, "/briefs/?q=fish&topic=trade&sort=date")
    kept = {str(f["name"]): str(f["value"]) for f in page.select(".ask input[type=hidden]")}
    assert kept == {"topic": "trade", "sort": "date"}


def test_found_briefs_are_sorted_by_relevance_or_date(client: Client) -> None:
    stock()
    best, newest = "An agreement on trade", "Trade in the Yellow Sea"
    assert titles(read(client, "/briefs/?q=agreement"))[0] == best
    page = read(client, "/briefs/?q=agreement&sort=date")
    assert titles(page) == [newest, best]
    assert "the newest first, or the best first" in text(page, ".found")


def test_words_asked_for_are_marked_in_title_and_passage(client: Client) -> None:
    stock()
    page = read(client, "/briefs/?q=export+ministry")
    assert [mark.get_text() for mark in page.select(".briefs mark")] == ["ministries", "export"]
    assert "Chips, and who may export them." in text(page, ".briefs li")


def test_markup_in_a_question_or_a_brief_stays_text(client: Client) -> None:
    make_edition(make_ready_brief(title="A <b>bold</b> move", summary="Is <i>x</i> &amp; y bold?"))
    answer = client.get("/briefs/", {"q": '"><script>bold</script> bold'})
    assert b"<script>bold" not in answer.content
    page = read(client, "/briefs/?q=bold")
    assert titles(page) == ["A <b>bold</b> move"]


def test_list_that_was_searched_stays_out_of_indexes(client: Client) -> None:
    stock()
    page = read(client, "/briefs/?q=trade")
    assert page.select_one("meta[name=robots][content=noindex]")
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == "http://testserver/briefs/"


def test_word_that_nothing_has_is_corrected(client: Client) -> None:
    stock()
    page = read(client, "/briefs/?q=semiconducters")
    assert "Did you mean semiconductors?" in text(page, ".deck")
    assert titles(read(client, "/briefs/?q=semiconductors"))


def test_search_without_an_answer_says_what_to_do_next(client: Client, shelf: Any) -> None:
    page = read(client, "/briefs/?q=fishery+customs")
    assert "No brief has all of these" in text(page, "main")
    assert "/search/?q=fishery%20customs" in links(page)
    page = read(client, "/briefs/?q=customs&country=kr")
    assert "1 brief for “customs” alone" in text(page, "main")


def test_question_without_a_word_is_left_out_and_named(client: Client) -> None:
    stock()
    page = read(client, "/briefs/?q=***")
    assert "no word to look for in “***”" in text(page, ".notice")
    assert len(titles(page)) == 9


def test_long_question_is_cut_and_said_to_be(client: Client) -> None:
    stock()
    page = read(client, f"/briefs/?q=trade+{'x' * 10_000}")
    assert "Only its first part was looked for" in text(page, ".notice")


def test_pages_of_what_was_found_keep_the_question(client: Client) -> None:
    for number in range(21):
        make_edition(make_ready_brief(title=f"Fisheries {number}"))
    page = read(client, "/briefs/?q=fishery&type=policy")
    assert len(titles(page)) == 20
    onward = page.select_one(".pager a[rel=next]")
    assert onward is not None
    assert len(titles(read(client, f"/briefs/{onward['href']}"))) == 1


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?q=fish",
        "?q=fish&topic=trade&country=jp&year=2026&type=policy",
        "?q=fish&topic=trade&country=jp&year=1999&type=policy",
        "?q=fish&topic=trade&country=jp&sort=date",
        "?q=fihs+semiconducters+trdae+%22a+b%22+-zebra",
    ],
)
def test_search_with_all_facets_asks_eight_times_at_most(
    client: Client, shelf: Any, query: str
) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/briefs/{query}").status_code == 200
    assert len(asked) <= 8, [one["sql"][:120] for one in asked.captured_queries]


def test_strange_question_gets_a_page(client: Client) -> None:
    stock()
    for typed in STRANGE:
        for address in ("/briefs/", "/search/", "/search/suggestions.json"):
            answer = client.get(address, {"q": typed.encode("utf-8", "surrogatepass")})
            assert answer.status_code == 200, (address, typed)


@given(
    typed=st.text(max_size=80), sort=st.text(max_size=8), value=st.text("-kr20中\x00", max_size=9)
)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_address_gets_a_page(
    client: Client, shelf: Any, typed: str, sort: str, value: str
) -> None:
    values = dict.fromkeys(("topic", "country", "year", "type", "page"), value)
    asked = {"q": typed, "sort": sort, **values}
    assert client.get("/briefs/", asked).status_code == 200
    for address in ("/search/", "/search/suggestions.json"):
        assert client.get(address, asked).status_code == 200


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a millisecond is long on PostgreSQL")
def test_search_that_takes_too_long_is_given_up_with_a_page(
    client: Client, shelf: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "SECONDS", 0.0)
    monkeypatch.setattr(bounds, "STEPS", 1)
    page = read(client, "/briefs/?q=fish", status=503)
    assert "That search took too long" in text(page, "h1")
    assert "/briefs/" in links(page)
    monkeypatch.undo()
    assert client.get("/briefs/?q=fish").status_code == 200


def test_what_readers_may_not_see_is_never_found(client: Client) -> None:
    make_edition(make_ready_brief(title="What everyone may read"))
    make_ready_brief(title="Zanzibar in draft")
    tomorrow = timezone.now() + timedelta(days=1)
    make_edition(make_ready_brief(title="Zanzibar to come"), published_at=tomorrow)
    gone = make_ready_brief(title="Zanzibar withdrawn")
    make_edition(gone)
    gone.refresh_from_db()
    withdraw(brief=gone, version=gone.version, by=None, reason="It was wrong.")
    former = make_ready_brief(title="Zanzibar in a former edition")
    make_edition(former)
    Brief.objects.filter(pk=former.pk).update(title="What it is called now")
    make_edition(former)
    for address in ("/briefs/", "/search/", "/search/suggestions.json"):
        for typed in ("zanzibar", "zan", "zanzibra", "zanzibar draft"):
            answer = client.get(address, {"q": typed}).content.decode()
            assert "in draft" not in answer
            assert "to come" not in answer
            assert "withdrawn" not in answer.replace("and withdrawn says so", "")
            assert "former edition" not in answer
            assert "Did you mean" not in answer


def test_scheduled_edition_is_found_when_its_time_has_come(client: Client) -> None:
    brief = make_ready_brief(title="Zanzibar today")
    make_edition(brief)
    Brief.objects.filter(pk=brief.pk).update(title="Madagascar tomorrow")
    make_edition(brief, published_at=timezone.now() + timedelta(days=1))
    assert titles(read(client, "/briefs/?q=zanzibar")) == ["Zanzibar today"]
    assert titles(read(client, "/briefs/?q=madagascar")) == []
    then = timezone.now() + timedelta(days=2)
    with patch("django.utils.timezone.now", return_value=then):
        clear_due()
        assert titles(read(client, "/briefs/?q=zanzibar")) == []
        assert titles(read(client, "/briefs/?q=madagascar")) == ["Madagascar tomorrow"]
    assert Edition.objects.count() == 2

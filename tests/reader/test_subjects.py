"""Topics and countries: pages for what published things stand under, and for nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from briefs.agreements.models import Party
from briefs.brief import Brief, TaggedBrief
from briefs.publishing import publish_agreement
from briefs.tags.merging import merge_tags
from briefs.tags.models import Tag
from tests.factories import make_edition, make_evidenced_agreement, make_ready_brief, make_tag
from tests.reader.pages import links, read, text
from tests.reader.register import listed, published, reported

pytestmark = pytest.mark.django_db


def brief_on(name: str, **tag: str) -> Brief:
    brief = make_ready_brief(title=f"A brief on {name}")
    known = Tag.objects.filter(name=name).first()
    TaggedBrief.objects.create(content_object=brief, tag=known or make_tag(name, **tag))
    make_edition(brief)
    return brief


def test_topic_of_a_current_edition_has_a_page(client: Client) -> None:
    brief_on("trade")
    page = read(client, "/topics/trade/")
    assert "A brief on trade" in text(page, "main")
    assert "/topics/trade/" in links(read(client, "/topics/"))


def test_topic_of_a_draft_only_is_not_there(client: Client) -> None:
    brief = make_ready_brief()
    TaggedBrief.objects.create(content_object=brief, tag=make_tag("secret talks"))
    read(client, "/topics/secret-talks/", status=404)
    assert "secret talks" not in str(read(client, "/topics/"))


def test_topic_that_was_merged_redirects_with_its_feed(client: Client) -> None:
    brief_on("trade")
    brief_on("commerce")
    merge_tags(keep=Tag.objects.get(name="commerce"), merge=Tag.objects.get(name="trade"))
    answer = client.get("/topics/trade/")
    assert (answer.status_code, answer["Location"]) == (301, "/topics/commerce/")
    answer = client.get("/topics/trade/feed.atom")
    assert (answer.status_code, answer["Location"]) == (301, "/topics/commerce/feed.atom")


def test_topic_in_another_script_has_a_page(client: Client) -> None:
    brief_on("무역")
    assert "무역" in text(read(client, "/topics/무역/"), "h1")


@pytest.mark.parametrize("kind", ["person", "organisation", "place"])
def test_tag_of_another_kind_is_shown_and_not_linked(client: Client, kind: str) -> None:
    brief = brief_on("Someone", kind=kind)
    page = read(client, f"/briefs/{brief.slug}/")
    assert "Someone" in text(page, ".subjects")
    assert "/topics/someone/" not in links(page)
    read(client, "/topics/someone/", status=404)


def test_country_page_shows_agreements_partners_and_briefs(client: Client) -> None:
    agreement = make_evidenced_agreement()
    publish_agreement(agreement=agreement, version=agreement.version)
    brief_on("South Korea", kind="place", country_code="KR")
    page = read(client, "/countries/kr/")
    assert "A brief on South Korea" in text(page, "main")
    assert "Agreements between South Korea and China" in text(page, ".ledger")
    assert "China 28" in text(page, "section[aria-labelledby=partners] tbody")
    assert "/countries/cn/" in links(page)


def test_country_page_counts_partners_and_topics_by_the_rules_of_the_register(
    client: Client,
) -> None:
    group = reported(14, "KR", "CN", topic="trade")
    listed("KR", "CN", group=group, topic="trade")
    reported(None, "KR", "UZ", topic="energy")
    listed("KR", "CN", basis="commitment")
    bank = listed("KR")
    Party.objects.create(agreement=bank, kind="igo", name="The Bank")
    unnamed = listed("KR")
    Party.objects.create(agreement=unnamed, kind="company", name="some firms", named=False)
    page = read(client, "/countries/kr/")
    partners = [
        " ".join(row.get_text().split())
        for row in page.select("section[aria-labelledby=partners] tbody tr")
    ]
    assert partners == [
        "China 14 and 1 commitment",
        "The Bank 1",
        "Uzbekistan number not stated",
    ]
    topics = text(page, "section[aria-labelledby=topics] tbody")
    assert topics == "trade 14 energy number not stated"
    assert "at least 16" in text(page, ".totals")
    leads = page.select_one("section[aria-labelledby=partners] td a")
    assert leads is not None
    assert len(read(client, str(leads["href"])).select(".ledger tbody tr")) == 3


def test_country_that_only_briefs_speak_of_has_a_page(client: Client) -> None:
    brief = brief_on("Fiji", kind="place", country_code="FJ")
    TaggedBrief.objects.create(content_object=brief, tag=make_tag("shipbuilding"))
    make_edition(brief)
    page = read(client, "/countries/fj/")
    assert text(page, "h1") == "Fiji"
    assert "/topics/shipbuilding/" in links(page)
    assert not page.select(".ledger")


def test_union_of_states_is_not_called_a_country(client: Client) -> None:
    agreement = listed("KR")
    Party.objects.create(agreement=agreement, kind="igo", name="the EU", country_code="EU")
    assert text(read(client, "/countries/eu/"), "p.label") == "Countries · Union of states"


def test_country_page_takes_at_most_eight_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for _ in range(12):
        published()
    brief_on("South Korea", kind="place", country_code="KR")
    with django_assert_max_num_queries(8):
        assert client.get("/countries/kr/").status_code == 200


def test_topic_page_shows_who_has_agreed_on_it_by_the_rules_of_the_register(
    client: Client,
) -> None:
    group = reported(14, "KR", "CN", topic="trade")
    listed("KR", "CN", group=group, topic="trade")
    listed("KR", "UZ", topic="trade", date="2025")
    listed("KR", "SK", topic="energy")
    page = read(client, "/topics/trade/")
    countries = [
        " ".join(row.get_text().split())
        for row in page.select("section[aria-labelledby=countries] tbody tr")
    ]
    assert countries == ["South Korea 15", "China 14", "Uzbekistan 1"]
    leads = page.select_one("section[aria-labelledby=countries] td a")
    assert leads is not None
    assert len(read(client, str(leads["href"])).select(".ledger tbody tr")) == 3


def test_lists_of_subjects_count_instruments_and_not_rows(client: Client) -> None:
    reported(14, "KR", "CN", topic="trade")
    reported(None, "UZ", topic="energy")
    listed("KR", basis="commitment")
    for address, rows in (
        ("/countries/", ["China none 14 none", "South Korea none 14 1",
                         "Uzbekistan none number not stated none"]),
        ("/topics/", ["energy none number not stated none", "trade none 14 none"]),
    ):  # fmt: skip
        found = read(client, address).select("tbody tr")
        assert [" ".join(row.get_text().split()) for row in found] == rows


@pytest.mark.parametrize("address", ["/topics/trade/", "/topics/", "/countries/"])
def test_page_of_subjects_takes_at_most_eight_queries(
    client: Client, django_assert_max_num_queries: Any, address: str
) -> None:
    for _ in range(12):
        listed("KR", "CN", topic="trade")
    brief_on("trade")
    with django_assert_max_num_queries(8):
        assert client.get(address).status_code == 200


def test_country_in_upper_case_redirects(client: Client) -> None:
    answer = client.get("/countries/KR/")
    assert (answer.status_code, answer["Location"]) == (301, "/countries/kr/")


def test_country_of_nothing_published_is_not_there(client: Client) -> None:
    make_evidenced_agreement()
    for address in ("/countries/kr/", "/countries/kr/feed.atom", "/countries/zz/"):
        read(client, address, status=404)


def test_lists_without_anything_say_so(client: Client) -> None:
    assert "No topic" in text(read(client, "/topics/"), "main")
    assert "No country" in text(read(client, "/countries/"), "main")

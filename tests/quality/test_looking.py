"""The look at a whole brief: links to the site's own pages, and what it asks of the database."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from briefs import publishing, quality
from briefs.brief import Authorship, Brief, FormerAddress, Reference, TaggedBrief
from tests import factories
from tests.growth import ALLOWED, growth

HOSTS = ["briefs.example.org", ".example.net", "*"]


def messages(brief: Brief, text: str) -> list[str]:
    brief.analysis = text
    return [one.message for one in quality.look(brief, HOSTS).advice]


@pytest.fixture
def site(db: None) -> Any:
    """A published brief with its topic, country, author and agreement; and another draft."""
    public = factories.make_ready_brief(slug="public")
    for tag in (
        factories.make_tag("Trade", slug="trade"),
        factories.make_tag("Korea", kind="place", country_code="KR"),
    ):
        TaggedBrief.objects.create(content_object=public, tag=tag)
    Authorship.objects.create(brief=public, author=factories.make_author("Jo Doe"))
    factories.make_edition(public)
    FormerAddress.objects.create(brief=public, slug="former")
    factories.make_tag("Unused", slug="unused")
    factories.make_brief(slug="hidden")
    return public


GOOD = [
    "/briefs/public/",
    "/briefs/former/",
    "/briefs/public/editions/1/",
    "/briefs/public.pdf",
    "/briefs/draft/",
    "../public/",
    "https://briefs.example.org/briefs/public/",
    "https://www.example.net/briefs/public/",
    "/topics/trade/",
    "/countries/kr/",
    "/authors/jo-doe/",
    "/agreements/method/",
    "/briefs/?q=trade",
    "/",
    "#agreement-1",
    "#references",
    "#analysis-two-ledgers",
    "https://elsewhere.example.com/briefs/nothing/",
    "mailto:desk@briefs.example.org",
]
DEAD = [
    "/briefs/hidden/",
    "/briefs/nothing/",
    "/briefs/public/editions/2/",
    "../hidden/",
    "https://briefs.example.org/briefs/hidden/",
    "https://BRIEFS.example.org:8000/briefs/hidden/",
    "//briefs.example.org/briefs/hidden/",
    "/topics/unused/",
    "/countries/cn/",
    "/authors/nobody/",
    "/agreements/nothing/",
    "/nothing/",
    "publications",
]


@pytest.mark.parametrize("address", GOOD)
def test_link_to_a_page_that_readers_find_is_left_alone(site: Any, address: str) -> None:
    draft = factories.make_brief(slug="draft")
    assert messages(draft, f"### Two ledgers\n\n[A page of ours]({address})") == []


@pytest.mark.parametrize("address", DEAD)
def test_link_to_a_page_that_readers_do_not_find_is_told(site: Any, address: str) -> None:
    if address == "/countries/cn/":  # a party of the agreement that is public by now
        address = "/countries/us/"
    draft = factories.make_brief(slug="draft")
    (message,) = messages(draft, f"[A page of ours]({address})")
    assert message.startswith("Readers find no page")


def test_link_to_the_desk_to_no_heading_or_by_http_is_told(site: Any) -> None:
    draft = factories.make_brief(slug="draft")
    assert "the desk" in messages(draft, "[The list](/desk/briefs/brief/)")[0]
    assert "No heading" in messages(draft, "[Below](#analysis-nothing)")[0]
    plain = messages(draft, "[A brief](http://briefs.example.org/briefs/public/)")
    assert plain == ["This address of our own site begins with http: write https, "
                     "or leave the host out."]  # fmt: skip


def test_page_that_comes_with_the_brief_is_there(db: None) -> None:
    brief = factories.make_ready_brief(slug="draft")
    topic = factories.make_tag("Ports", slug="ports")
    text = "[On ports](/topics/ports/)"
    assert messages(brief, text) != []
    TaggedBrief.objects.create(content_object=brief, tag=topic)
    assert messages(brief, text) == []


def test_link_to_a_withdrawn_brief_is_told(site: Any) -> None:
    draft = factories.make_brief(slug="draft")
    text = "[The brief](/briefs/public/)"
    assert messages(draft, text) == []
    site.refresh_from_db()
    publishing.withdraw(brief=site, version=site.version, by=None, reason="A mistake.")
    assert len(messages(draft, text)) == 1


def test_address_of_a_reference_is_looked_at_too(site: Any) -> None:
    draft = factories.make_brief(slug="draft")
    url = "https://briefs.example.org/briefs/hidden/"
    Reference.objects.create(brief=draft, citation="Ours", url=url)
    (advice,) = quality.look(draft, HOSTS).advice
    assert (advice.field, advice.anchor) == ("references", "references-group")


def test_odd_addresses_break_nothing(db: None) -> None:
    brief = factories.make_brief(slug="draft")
    text = " ".join(
        f"[Page {n}]({a})" for n, a in enumerate(["http://[", "//", "?", "%00", "/%2f"])
    )
    messages(brief, text)


def test_brief_over_the_guide_is_told_at_its_longest_section(db: None) -> None:
    brief = factories.make_brief(context="word " * 600, analysis="word " * 900)
    assert quality.look(brief, HOSTS).advice == []
    brief.analysis += " one"
    (advice,) = quality.look(brief, HOSTS).advice
    assert advice.field == "analysis"
    assert "1,501 words, 1 over" in advice.message


def test_links_ask_once_for_each_kind_of_page(site: Any) -> None:
    draft = Brief.objects.get(slug="hidden")
    pages = [f"/{kind}/none-{n}/" for n in range(30) for kind in ("topics", "briefs", "agreements")]
    with CaptureQueriesContext(connection) as asked:
        found = messages(draft, "\n\n".join(f"[Page {page}]({page})" for page in pages))
    assert len(found) == len(pages)
    assert len(asked) <= 9  # four rows of the brief; briefs, former, topics, merged, agreements


def test_time_of_the_look_grows_with_the_text_and_no_faster(db: None) -> None:
    paragraph = "The ministers agreed on a [long list](/briefs/nothing/) of things to do. " * 8
    part = f"### Part\n\n{paragraph}\n\n"
    half, full = (factories.make_brief(context=part * number) for number in (50, 100))
    grown = growth(lambda: quality.look(half, HOSTS), lambda: quality.look(full, HOSTS))
    assert grown < ALLOWED


def test_text_beyond_all_measure_is_not_looked_at(db: None) -> None:
    brief = factories.make_brief(analysis="word " * 50_000)
    looked = quality.look(brief, HOSTS)
    assert looked.reading is None
    assert "too long" in looked.advice[0].message


def test_page_of_a_brief_lists_advice_apart_from_the_gate(publisher: Client) -> None:
    brief = factories.make_ready_brief(analysis="See [here](https://example.org/a).")
    page = publisher.get(reverse("admin:briefs_brief_change", args=[brief.pk]))
    shown = BeautifulSoup(page.content, "html.parser").select_one("details.advice")
    assert shown is not None
    assert "Advice: 1" in shown.summary.get_text()  # type: ignore[union-attr]
    assert shown.li.a["href"] == "#id_analysis"  # type: ignore[union-attr,index]
    assert "Everything that the gate asks for is here" in page.content.decode()


def test_page_of_a_new_brief_has_no_advice(publisher: Client) -> None:
    assert b"Advice" not in publisher.get(reverse("admin:briefs_brief_add")).content

"""What holds for every public page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client

from briefs.brief import TaggedBrief
from tests.factories import make_edition, make_ready_brief, make_tag
from tests.reader.pages import links, read

pytestmark = pytest.mark.django_db
READER = Path(__file__).parents[2] / "briefs" / "reader"


@pytest.fixture
def pages(client: Client) -> dict[str, BeautifulSoup]:
    """Every page that can be reached by links from the first one, and an earlier edition."""
    brief = make_ready_brief()
    TaggedBrief.objects.create(
        content_object=brief, tag=make_tag("South Korea", kind="place", country_code="KR")
    )
    make_edition(brief)
    make_edition(brief)
    found: dict[str, BeautifulSoup] = {}
    waiting = ["/", "/no/such/page/"]
    while waiting:
        address = waiting.pop()
        if address in found or is_no_page(address):
            continue
        answer = client.get(address)
        assert answer.status_code == (404 if "no/such" in address else 200), address
        found[address] = BeautifulSoup(answer.content, "lxml")
        waiting += links(found[address])
    return found


def is_no_page(address: str) -> bool:
    return address.startswith("/desk/") or "." in address.rsplit("/", 1)[-1]


def test_pages_reached_by_links_are_of_every_type(pages: dict[str, BeautifulSoup]) -> None:
    kinds = {re.sub(r"(?<=.)/[^/]+/$", "/…", address) for address in pages}
    assert {"/", "/briefs/", "/topics/…", "/countries/…", "/agreements/…"} <= kinds


def test_page_has_one_main_heading_and_a_title(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        assert len(page.select("h1")) == 1, address
        assert page.title is not None, address
        assert page.title.get_text(strip=True), address
        assert page.html is not None, address
        assert page.html["lang"] == "en", address


def test_page_carries_nothing_that_the_strict_policy_refuses(
    pages: dict[str, BeautifulSoup],
) -> None:
    for address, page in pages.items():
        assert not page.select("script:not([src]), style, iframe, object, [style]"), address
        handlers = [name for tag in page.find_all(True) for name in tag.attrs if name[:2] == "on"]
        assert not handlers, address


def test_page_links_to_no_missing_anchor(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        ids = [str(tag["id"]) for tag in page.select("[id]")]
        assert len(ids) == len(set(ids)), address
        for link in page.select("a[href^='#']"):
            assert str(link["href"])[1:] in ids, (address, link)


def test_page_marks_its_section_in_the_navigation(client: Client) -> None:
    current = read(client, "/agreements/").select("header nav [aria-current]")
    assert [link.get_text() for link in current] == ["Agreements"]


@pytest.mark.parametrize(("name", "most"), [("site", 18_000), ("register", 7_000)])
def test_style_sheet_is_small_and_loads_nothing_from_elsewhere(name: str, most: int) -> None:
    sheet = Path(finders.find(f"reader/{name}.css") or "").read_text(encoding="utf-8")
    assert len(sheet.encode()) < most
    assert not re.search(r"url\(|@import|https?://", sheet.replace('href^="http"', ""))


def test_reader_imports_neither_the_desk_nor_the_sources() -> None:
    for module in READER.rglob("*.py"):
        found = re.findall(r"briefs\.(?:sources|importer|desk)\b", module.read_text("utf-8"))
        assert not found, module

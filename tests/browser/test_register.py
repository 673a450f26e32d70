"""The register in a browser: its pages to eyes, to ears and to the keyboard, and its files."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from briefs.agreements.models import Agreement, Correction, Event
from briefs.fields import PartialDate
from tests.browser.conftest import Complaints
from tests.browser.test_accessibility import violations
from tests.reader.register import NAMES, listed, reported

PAGES = (
    "/agreements/",
    "/agreements/?party=uz&party=sk&kind=mou",
    "/agreements/?kind=treaty&party=kr&area=none-such",
    "/agreements/?kind=zz",
    "/agreements/pictures/",
    "/agreements/pictures/?kind=treaty&party=kr&area=none-such",
    "/agreements/corrections/",
    "/agreements/method/",
    "/countries/uz/",
)


@pytest.fixture
def register(site: str) -> Agreement:
    """Twelve years of entries among four countries; one of them has events and a correction."""
    codes = list(NAMES)
    for year in range(2015, 2027):
        first, second = codes[year % 4], codes[(year + 1) % 4]
        listed(first, second, date=str(year), kind="mou", topic=f"matter of {year % 5}")
    reported(None, "UZ", "SK", date="2025", kind="treaty")
    reported(20, "UZ", "SK", date="2025-03", qualifier="at_least", topic="trade")
    listed("KR", "CN", date="2026", basis="commitment")
    agreement = listed("UZ", "SK", kind="mou", date="2026-05-02", topic="trade")
    for status, date in (("negotiating", "2024"), ("agreed", "2025-11"), ("signed", "2026-05-02")):
        Event.objects.create(agreement=agreement, status=status, date=PartialDate(date))
    Correction.objects.create(agreement=agreement, note="The day of signature was a month off.")
    return agreement


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_the_register_fit_their_width_and_are_accessible(
    browser: Browser,
    site: str,
    register: Agreement,
    complaints: Complaints,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 860}, base_url=site, color_scheme=scheme,
        bypass_csp=True,
    )  # fmt: skip
    page = complaints.watch(context.new_page())
    for address in (*PAGES, register.get_absolute_url()):
        page.goto(address)
        for summary in page.locator("main summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert violations(page) == [], address
    context.close()


def test_pages_of_the_register_break_no_policy(
    browser: Browser, site: str, register: Agreement, complaints: Complaints
) -> None:
    context = browser.new_context(base_url=site)
    page = complaints.watch(context.new_page())
    for address in (*PAGES, register.get_absolute_url()):
        page.goto(address)
        assert complaints == [], address
    context.close()


def test_matrix_is_moved_sideways_by_the_keyboard_and_keeps_its_names_in_sight(
    reader: Page, register: Agreement
) -> None:
    reader.goto("/agreements/pictures/")
    region = reader.get_by_role("region", name="Areas by country, the picture")
    region.focus()
    before = region.locator("svg.names").bounding_box()
    for _ in range(6):
        reader.keyboard.press("ArrowRight")
    reader.wait_for_timeout(400)
    moved = region.locator("svg.grid").bounding_box()
    assert before is not None
    assert moved is not None
    assert moved["x"] < before["x"] + before["width"]
    assert region.locator("svg.names").bounding_box() == before


def test_words_in_lanes_keep_their_size_on_a_phone_and_their_distance(
    reader: Page, register: Agreement
) -> None:
    reader.goto("/agreements/pictures/")
    for text in reader.locator("svg.lanes text:visible").all():
        box = text.bounding_box()
        assert box is not None
        assert box["height"] >= 11
        assert box["x"] + box["width"] <= 390
    years = [year.bounding_box() for year in reader.locator("svg.lanes > .mark:visible").all()]
    assert len(years) >= 5
    for left, right in itertools.pairwise(years):
        assert left is not None
        assert right is not None
        assert left["x"] + left["width"] <= right["x"]


def test_reader_narrows_the_register_and_takes_the_rest_away_without_javascript(
    reader: Page, register: Agreement, tmp_path: Path
) -> None:
    reader.goto("/agreements/")
    reader.get_by_label("Party", exact=True).select_option("uz")
    reader.get_by_role("button", name="Show").click()
    assert reader.url.endswith("#found")
    reader.get_by_label("And with").select_option("sk")
    reader.get_by_role("button", name="Show").click()
    rows = reader.locator(".ledger tbody tr").count()
    with reader.expect_download() as waiting:
        reader.get_by_role("link", name="CSV", exact=True).click()
    file = tmp_path / "agreements.csv"
    waiting.value.save_as(file)
    assert waiting.value.suggested_filename.startswith("agreements-")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        found = list(csv.DictReader(lines))
    assert len(found) == rows
    assert all("UZ" in row["party_codes"] and "SK" in row["party_codes"] for row in found)
    reader.get_by_role("link", name="Take away: And with Slovakia").click()
    assert reader.locator(".ledger tbody tr").count() > rows

"""Two entries compared and merged, on a screen and on a phone, with and without JavaScript."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from briefs.agreements.models import Agreement, Evidence
from tests import factories
from tests.agreements.test_merging import FIFTEEN
from tests.browser.conftest import Complaints
from tests.browser.test_accessibility import violations


@pytest.fixture
def pair(site: str) -> list[Agreement]:
    """One package as two papers count it."""
    source = factories.make_source(FIFTEEN, outlet="The Gazette")
    fourteen = factories.make_evidenced_agreement(title="Fourteen agreements", note="Ask Seoul.")
    fifteen = factories.make_evidenced_agreement(
        source, title="Fifteen agreements on trade", count=15, areas_printed="trade; energy"
    )
    Evidence.objects.filter(agreement=fifteen, aspect="count").update(value="15")
    return [fourteen, fifteen]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_entries_are_found_compared_and_merged_without_javascript(
    browser: Browser,
    editor: Page,
    pair: list[Agreement],
    complaints: Complaints,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        storage_state=editor.context.storage_state(),
        base_url=editor.url.split("/desk/")[0],
        color_scheme=scheme,
        java_script_enabled=False,
    )
    page = complaints.watch(context.new_page())
    page.goto(f"/desk/agreements/agreement/{pair[0].pk}/change/")
    page.get_by_role("link", name="Merge with another entry").click()
    page.get_by_label("Find an entry").fill("fifteen trade")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Fifteen agreements on trade").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_by_label("Keep this entry: Fourteen agreements").is_checked()
    page.get_by_label("Keep this entry: Fifteen agreements on trade").check()
    page.get_by_role("button", name="Merge into one").click()
    assert "is one with this entry" in page.inner_text(".messagelist")
    assert not Agreement.objects.filter(pk=pair[0].pk).exists()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_of_merging_are_accessible(
    browser: Browser,
    editor: Page,
    pair: list[Agreement],
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        storage_state=editor.context.storage_state(),
        base_url=editor.url.split("/desk/")[0],
        color_scheme=scheme,
        bypass_csp=True,
    )
    page = context.new_page()
    ours, other = pair
    for address in (f"{ours.pk}/merge/?q=agreements", f"{ours.pk}/merge/{other.pk}/"):
        page.goto(f"/desk/agreement/{address}")
        assert violations(page) == [], address
    context.close()

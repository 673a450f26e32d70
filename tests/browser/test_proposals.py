"""The page of proposals: decided by mouse and by keyboard, on a phone, without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import F
from playwright.sync_api import Browser, Page, expect

from briefs.brief import Brief
from tests.browser.conftest import Complaints
from tests.browser.test_accessibility import violations
from tests.browser.test_review import Visits, desk  # noqa: F401 - a fixture
from tests.importer.test_proposals import LIMA
from tests.importer.versions import article, document, item_of


@pytest.fixture
def page_of(browser: Browser, desk: str, complaints: Complaints) -> Any:  # noqa: F811
    """Opens the proposals to a brief that was edited between two versions of its source."""
    item_of(document(article()))
    Brief.objects.update(title="What Nairobi and Lima agreed", version=F("version") + 1)
    item_of(document(article(title="Six deals for Kenya, Peru", count="six")))
    item_of(document(LIMA, url="https://lima.example.org/deal"))
    visits = Visits(browser, desk, complaints)

    def opened(**like: Any) -> Page:
        page = visits.log_in(**like)
        page.goto(f"/desk/brief/{Brief.objects.get().pk}/proposals/")
        return page

    yield opened
    visits.close()


def test_title_is_taken_and_a_source_turned_away_without_javascript(page_of: Any) -> None:
    page = page_of(java_script_enabled=False)
    title = page.locator(".proposal", has_text="The title of the brief")
    expect(title.locator("ins").first).to_be_visible()
    title.get_by_role("button", name="Take what the document says").click()
    expect(page.get_by_text("Done.")).to_be_visible()
    assert Brief.objects.get().title == "Six deals for Kenya, Peru"
    source = page.locator(".proposal", has_text="tells the same story")
    source.get_by_role("button", name="Make a draft of its own").click()
    expect(page.get_by_text("Nothing waits for a decision.")).to_be_visible()
    assert Brief.objects.count() == 2


def test_proposal_is_decided_from_the_keyboard(page_of: Any) -> None:
    page = page_of()
    button = page.get_by_role("button", name="Keep what stands").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Left as it stands.")).to_be_visible()
    assert Brief.objects.get().title == "What Nairobi and Lima agreed"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_proposals_are_accessible_and_fit(page_of: Any, width: int, scheme: str) -> None:
    page = page_of(viewport={"width": width, "height": 860}, color_scheme=scheme, bypass_csp=True)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width

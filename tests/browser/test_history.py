"""The saved versions of a brief: looked at, compared and restored, with and without a mouse."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from briefs.brief import Brief, TaggedBrief
from briefs.history import record
from briefs.versioning import claim
from tests import factories
from tests.browser.conftest import Complaints
from tests.browser.test_accessibility import violations
from tests.browser.test_review import Visits, desk  # noqa: F401 - a fixture

CONTEXT = "\n\n".join(f"In paragraph {n} the two sides speak of trade." for n in range(8))


@pytest.fixture
def visits(browser: Browser, desk: str, complaints: Complaints) -> Any:  # noqa: F811
    brief = factories.make_ready_brief(title="What Nairobi and Lima agreed", context=CONTEXT)
    factories.make_edition(brief)
    for fields in (
        {"summary": "Two capitals have put nine texts on the table."},
        {"context": CONTEXT.replace("4 the two sides", "4 both sides"), "title": "Nairobi, Lima"},
    ):
        brief.refresh_from_db()
        claim(brief, brief.version)
        for name, value in fields.items():
            setattr(brief, name, value)
        brief.save()
        TaggedBrief.objects.create(content_object=brief, tag=factories.make_tag())
        record(brief, by=None, reason="edited")
    visits = Visits(browser, desk, complaints)
    yield visits
    visits.close()


def history(page: Page) -> Page:
    page.goto(f"/desk/briefs/brief/{Brief.objects.get().pk}/change/")
    page.locator("#content-main").get_by_role("link", name="History", exact=True).click()
    return page


def test_version_is_restored_on_a_phone_without_javascript(visits: Visits) -> None:
    page = history(visits.log_in(viewport={"width": 390, "height": 844}, java_script_enabled=False))
    page.get_by_label("From version 2").check()
    page.get_by_role("button", name="Compare the two chosen").click()
    expect(page.locator(".part", has_text="Title").locator("ins").first).to_be_visible()
    expect(page.get_by_text("paragraphs as before").first).to_be_visible()
    page.get_by_role("link", name="Restore version 2…").click()
    page.get_by_role("button", name="Restore version 2").click()
    expect(page.get_by_text("Version 2 is restored.")).to_be_visible()
    brief = Brief.objects.get()
    assert (brief.title, brief.context) == ("What Nairobi and Lima agreed", CONTEXT)
    assert brief.snapshots.count() == 4


def test_two_versions_are_compared_from_the_keyboard(visits: Visits) -> None:
    page = history(visits.log_in())
    page.get_by_label("From edition 1").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Compare the two chosen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Edition 1", exact=True)).to_be_visible()
    expect(page.locator(".part")).to_have_count(4)
    page.get_by_role("link", name="Turn round").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".part", has_text="Tags").locator("del")).to_have_count(2)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_history_is_accessible_and_fits(visits: Visits, width: int, scheme: str) -> None:
    like = {"viewport": {"width": width, "height": 860}, "color_scheme": scheme}
    page = history(visits.log_in(**like, bypass_csp=True))
    pk = Brief.objects.get().pk
    for address in ("", "compare/?from=e1&to=now", "restore/s2/"):
        page.goto(f"/desk/brief/{pk}/history/{address}")
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address

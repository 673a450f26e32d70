"""Two editors at one record: the second chooses, by mouse, by keyboard, on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from briefs.agreements.models import Agreement
from briefs.brief import Brief, Reference
from briefs.history import record
from tests import factories
from tests.browser.conftest import Complaints
from tests.browser.test_accessibility import violations
from tests.browser.test_review import Visits, desk  # noqa: F401 - a fixture

CONTEXT = "The two sides met in Lima.\n\nThey signed nine texts.\n\nNobody saw them."


@pytest.fixture
def visits(browser: Browser, desk: str, complaints: Complaints) -> Any:  # noqa: F811
    brief = factories.make_ready_brief(title="Nairobi and Lima", context=CONTEXT)
    Reference.objects.create(brief=brief, citation="A book.")
    record(brief, by=None, reason="added")
    visits = Visits(browser, desk, complaints)
    yield visits
    visits.close()


def opened(page: Page, row: Any) -> Page:
    options = row._meta
    page.goto(f"/desk/{options.app_label}/{options.model_name}/{row.pk}/change/")
    return page


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def at_odds(visits: Visits, **like: Any) -> Page:
    """The page of the second of two editors, who both changed the text, a tag and an agreement."""
    brief = Brief.objects.get()
    mine, theirs = opened(visits.log_in(**like), brief), opened(visits.log_in(), brief)
    theirs.locator("#id_context").fill(CONTEXT.replace("Lima", "Quito"))
    theirs.locator("#id_summary").fill("Their summary.")
    theirs.locator("[name=listed_agreements-0-position]").fill("4")
    theirs.locator("[name=references-0-DELETE]").check()
    save(theirs)
    mine.locator("#id_context").fill(CONTEXT.replace("nine", "ten"))
    mine.locator("#id_summary").fill("My summary.")
    mine.locator("[name=tagged_items-0-DELETE]").check()
    save(mine)
    expect(mine.get_by_text("was changed by someone else")).to_be_visible()
    return mine


def test_text_tags_and_an_agreement_of_two_editors_are_brought_together(visits: Visits) -> None:
    page = at_odds(visits)
    merged = page.locator(".question", has_text="Context").locator(".merged")
    expect(merged).to_contain_text("Quito")
    expect(merged).to_contain_text("ten")
    expect(page.locator(".question.open")).to_have_count(1)
    page.locator(".question", has_text="Summary").get_by_label("Keep mine").check()
    page.get_by_role("button", name="Save what is chosen").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    brief = Brief.objects.get()
    assert brief.context == CONTEXT.replace("Lima", "Quito").replace("nine", "ten")
    assert brief.summary == "My summary."
    assert brief.listed_agreements.get().position == 4
    assert not brief.tagged_items.exists()
    assert not brief.references.exists()


def test_conflict_is_settled_from_the_keyboard_on_a_phone_without_javascript(
    visits: Visits,
) -> None:
    page = at_odds(visits, viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.locator(".question", has_text="Summary").get_by_label("Take theirs").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save what is chosen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    assert Brief.objects.get().summary == "Their summary."


def test_text_of_a_brief_that_was_deleted_meanwhile_becomes_a_new_one(visits: Visits) -> None:
    page = opened(visits.log_in(), Brief.objects.get())
    page.locator("#id_analysis").fill("Typed meanwhile.")
    Brief.objects.get().delete()
    save(page)
    expect(page.get_by_text("was deleted by someone else")).to_be_visible()
    page.get_by_role("button", name="Save as a new brief").click()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    assert Brief.objects.get().analysis == "Typed meanwhile."


def test_party_of_an_agreement_that_both_changed_is_chosen(visits: Visits) -> None:
    agreement = Agreement.objects.get()
    mine, theirs = (opened(visits.log_in(), agreement) for _ in range(2))
    for page, name in ((theirs, "Republic of Korea"), (mine, "Korea")):
        page.locator("[name=parties-0-name]").fill(name)
        save(page)
    mine.get_by_label("Keep mine: ").check()
    mine.get_by_role("button", name="Save what is chosen").click()
    expect(mine.get_by_text("was changed successfully")).to_be_visible()
    assert agreement.parties.filter(name="Korea").exists()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_conflict_is_accessible_and_fits(visits: Visits, width: int, scheme: str) -> None:
    like = {"viewport": {"width": width, "height": 860}, "color_scheme": scheme}
    page = at_odds(visits, **like, bypass_csp=True)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width

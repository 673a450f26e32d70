"""Searching with a keyboard, with a mouse, and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Complaints


@pytest.fixture
def page(browser: Browser, site: str, complaints: Complaints) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, base_url=site)
    return complaints.watch(context.new_page())


def test_suggestion_is_chosen_with_the_keyboard(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name="Search briefs and agreements")
    box.press_sequentially("after bei")
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options.first).to_contain_text("After Beijing")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "find-offers-0")
    box.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_have_value("after bei")
    box.press_sequentially("j")
    expect(options.first).to_be_visible()
    box.press("ArrowUp")
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    expect(page).to_have_url("/briefs/after-beijing/")


def test_enter_without_a_choice_searches_the_whole_site(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name="Search briefs and agreements")
    box.fill("beijing agreem")
    box.press("Enter")
    expect(page).to_have_url("/search/?q=beijing+agreem")
    expect(page.locator(".briefs mark").first).to_be_visible()


def test_suggestion_is_chosen_with_the_mouse_and_the_list_closes_when_left(page: Page) -> None:
    page.goto("/briefs/")
    box = page.locator("#ask")
    box.press_sequentially("after")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(options.first).to_be_hidden()
    box.fill("after b")
    options.first.click()
    expect(page).to_have_url("/briefs/after-beijing/")


def test_search_and_choices_work_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.locator("#find").fill("beij")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".briefs h3").first).to_contain_text("After Beijing")
    page.get_by_role("link", name="In the list of briefs").click()
    page.locator(".choices a").first.click()
    expect(page.locator(".chosen")).to_contain_text("take away")
    page.get_by_role("link", name="Show all").click()
    expect(page).to_have_url("/briefs/")
    context.close()

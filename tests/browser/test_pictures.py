"""The pictures of the README, taken of the real site, and what must hold while they are."""

from __future__ import annotations

from typing import Literal

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from briefs.brief import Brief
from tests.browser.conftest import PICTURES


@pytest.mark.parametrize(
    ("address", "scheme", "picture"),
    [
        ("/briefs/after-beijing/", "light", "brief.png"),
        ("/agreements/", "dark", "register.png"),
    ],
)
def test_a_brief_and_the_register_stand_as_the_readme_shows_them(
    browser: Browser, site: str, address: str, scheme: Literal["light", "dark"], picture: str
) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 860}, base_url=site, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / picture)
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_desk_pages_fit_their_width_and_break_no_policy(editor: Page, width: int) -> None:
    editor.set_viewport_size({"width": width, "height": 860})
    for listed in (
        "briefs/brief",
        "briefs/author",
        "briefs/edition",
        "tags/tag",
        "sources/source",
        "agreements/agreement",
        "importer/import",
    ):
        editor.goto(f"/desk/{listed}/")
        fits(editor, listed, width)
        with editor.expect_navigation():
            editor.locator("#result_list tbody th a").first.click()
        fits(editor, f"a page of {listed}", width)


def fits(page: Page, name: str, width: int) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, f"{name} is {wide} px wide on a screen of {width} px"


def test_writing_and_a_conflict_stand_as_the_readme_shows_them(editor: Page) -> None:
    draft = Brief.objects.filter(editions=None).get()
    address = editor.url.split("/desk/")[0] + reverse("admin:briefs_brief_change", args=[draft.pk])
    editor.set_viewport_size({"width": 1280, "height": 860})
    editor.goto(address)
    other = editor.context.new_page()
    other.goto(address)
    editor.locator("#id_key_messages").locator(
        "xpath=ancestor::fieldset"
    ).scroll_into_view_if_needed()
    expect(editor.get_by_text("as reported").last).to_be_visible()
    editor.screenshot(path=PICTURES / "writing.png")
    text = other.locator("#id_context")
    text.fill(text.input_value().replace("budding rapport", "new warmth"))
    other.get_by_role("button", name="Save", exact=True).click()
    text = editor.locator("#id_context")
    text.fill(text.input_value().replace("second summit", "summit"))
    editor.get_by_role("button", name="Save", exact=True).click()
    together = editor.get_by_label("Both together")
    expect(together).to_be_checked()
    expect(editor.locator(".merged")).to_contain_text("new warmth")
    editor.screenshot(path=PICTURES / "conflict.png")

"""The pictures of the README, taken of the real site, and what must hold while they are."""

from __future__ import annotations

from typing import Literal

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from briefs.brief import Brief
from tests.browser.conftest import PICTURES, Complaints

PAGES = {
    "home": "/",
    "brief": "/briefs/after-beijing/",
    "register": "/agreements/",
    "agreement": "/agreements/",
    "briefs": "/briefs/",
    "topic": "/topics/trade/",
    "country": "/countries/kr/",
    "method": "/agreements/method/",
    "search": "/search/",
    "found": "/search/?q=beijing",
    "narrowed": "/briefs/?q=beijing&type=policy",
    "nothing": "/briefs/?q=zebra+beijing",
    "missing": "/briefs/no-such-brief/",
}
IN_README = {("brief", 1280, "light"): "brief.png", ("register", 1280, "dark"): "register.png"}


def show(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    if name == "agreement":
        page.locator(".ledger a").first.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_public_pages_fit_their_width_and_break_no_policy(
    browser: Browser,
    site: str,
    complaints: Complaints,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 860}, base_url=site, color_scheme=scheme
    )
    page = complaints.watch(context.new_page())
    for name in PAGES:
        show(page, name)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} is {wide} px wide on a screen of {width} px"
        assert page.locator("h1").count() == 1, name
        if (name, width, scheme) in IN_README:
            PICTURES.mkdir(exist_ok=True)
            page.screenshot(path=PICTURES / IN_README[name, width, scheme])
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

"""What holds of every type of public page, at the desk, on a phone and magnified."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Complaints
from tests.browser.public_pages import pages

SHIFT = """() => new Promise(done => {
    let sum = 0
    const noted = list => { for (const shift of list.getEntries()) sum += shift.value }
    new PerformanceObserver(noted).observe({type: "layout-shift", buffered: true})
    requestAnimationFrame(() => requestAnimationFrame(() => done(sum)))
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "scale"), [(1280, 1), (390, 3), (640, 2)])
def test_public_pages_fit_their_width_hold_still_and_break_no_policy(
    browser: Browser,
    full_site: str,
    complaints: Complaints,
    width: int,
    scale: int,
    scheme: Literal["light", "dark"],
) -> None:
    """640 pixels of two are a window of 1280 at 200 % (WCAG 1.4.4, 1.4.10)."""
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        device_scale_factor=scale,
        base_url=full_site,
        color_scheme=scheme,
    )
    page = complaints.watch(context.new_page())
    for address in pages():
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{address} is {wide} px wide on a screen of {width} px"
        assert page.locator("h1").count() == 1, address
        assert page.evaluate(SHIFT) == 0, address
    context.close()


def test_public_pages_can_be_read_without_their_styles(browser: Browser, full_site: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 860}, base_url=full_site)
    context.route("**/*.css", lambda route: route.abort())
    page = context.new_page()
    for address in pages():
        page.goto(address)
        assert _first_words(page) == "Skip to the text", address
        assert page.locator("main h1").is_visible(), address
        lost = page.locator("main a:not(details a)").evaluate_all(
            "links => links.filter(link => !link.getClientRects().length).map(String)"
        )
        assert lost == [], address
    context.close()


def test_text_from_right_to_left_stands_so_and_what_is_ours_in_it_does_not(
    browser: Browser, full_site: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, base_url=full_site)
    page = context.new_page()
    page.goto("/briefs/masayid/")
    for selector, direction in (("h1", "rtl"), (".passage > p", "rtl"), (".claim", "ltr")):
        found = page.locator(selector).first.evaluate("one => getComputedStyle(one).direction")
        assert found == direction, selector
    context.close()


def test_misspelt_word_is_offered_as_it_is_spelt(browser: Browser, full_site: str) -> None:
    """The list of pages has one on which something is offered in place of what was typed."""
    page = browser.new_page(base_url=full_site)
    page.goto(next(address for address in pages() if "comittee" in address))
    assert "Did you mean committee?" in page.locator("main").inner_text()
    page.close()


def _first_words(page: Page) -> str:
    return page.locator("body").inner_text().strip().splitlines()[0].strip()

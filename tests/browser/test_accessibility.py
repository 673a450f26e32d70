"""No violation of WCAG 2.2 A or AA that axe can see, on the pages that are ours."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Complaints
from tests.browser.test_pictures import PAGES, show

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
DESK = (
    "/desk/",
    "/desk/import/",
    "/desk/importer/import/1/change/",
    "/desk/import/1/undo/",
    "/desk/brief/1/publish/",
    "/desk/brief/2/withdraw/",
)


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_public_pages_are_accessible(
    browser: Browser,
    site: str,
    complaints: Complaints,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        base_url=site,
        color_scheme=scheme,
        bypass_csp=True,
    )
    page = complaints.watch(context.new_page())
    for name in PAGES:
        show(page, name)
        assert violations(page) == [], name
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_of_decision_at_the_desk_are_accessible(
    browser: Browser, editor: Page, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        storage_state=editor.context.storage_state(),
        bypass_csp=True,
    )
    page = context.new_page()
    for address in DESK:
        page.goto(editor.url.split("/desk/")[0] + address)
        assert violations(page) == [], address
    context.close()

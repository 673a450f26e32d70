"""What a first visit to a brief costs, and that it can be read in every way of reading."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from playwright.sync_api import Browser, Page

from briefs.agreements.models import Agreement
from briefs.brief import Brief
from tests import factories
from tests.browser.conftest import Complaints
from tests.browser.test_accessibility import violations

ADDRESS = "/briefs/after-beijing/"
MOST_BYTES, MOST_SCRIPT = 45_000, 10_000
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 500);
})"""


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed between the tests."""


@pytest.fixture
def production(site: str, settings: Any, tmp_path: Path) -> Iterator[str]:
    """The same site with static files as they are collected: hashed, and in Brotli."""
    full()
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(WSGIHandler())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def full() -> None:
    """All that a page of a brief can have: headings, sources that differ, editions, relations."""
    brief = Brief.objects.get(slug="after-beijing")
    brief.analysis = "# What was signed\n\n" + brief.analysis.replace(
        "**Governments", "# Two ledgers\n\n**Governments"
    )
    brief.save()
    group = brief.listed_agreements.order_by("position")[0].agreement
    other = factories.make_source("The two sides signed 15 agreements.", outlet="The Daily")
    factories.make_evidence(group, other, "count", "15")
    note = "Says what was signed apart."
    factories.make_edition(brief, change_note=note, is_minor=False)
    for number in range(5):
        related = factories.make_ready_brief(title=f"A related brief with the number {number}")
        factories.make_edition(related)
    assert Agreement.objects.public().count() > 3


def opened(browser: Browser, site: str, **options: Any) -> Page:
    return browser.new_context(base_url=site, **options).new_page()


def test_first_visit_stays_within_its_bytes_and_nothing_moves(
    browser: Browser, production: str, complaints: Complaints
) -> None:
    page = complaints.watch(opened(browser, production, viewport={"width": 1280, "height": 900}))
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on(
        "Network.responseReceived",
        lambda event: names.update({event["requestId"]: event["response"]["url"]}),
    )
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({names[event["requestId"]]: int(event["encodedDataLength"])}),
    )
    page.goto(ADDRESS, wait_until="networkidle")
    assert page.evaluate(SHIFTS) == 0
    assert {Path(name).suffix for name in sizes} >= {"", ".css", ".js"}
    assert sum(sizes.values()) <= MOST_BYTES, sizes
    assert sum(size for name, size in sizes.items() if name.endswith(".js")) <= MOST_SCRIPT, sizes
    page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_while_the_page_is_read(
    browser: Browser, production: str, width: int
) -> None:
    page = opened(browser, production, viewport={"width": width, "height": 800})
    page.goto(ADDRESS)
    for _ in range(12):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(40)
    assert page.evaluate(SHIFTS) == 0
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_page_breaks_no_rule_of_accessibility(
    browser: Browser, production: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = opened(browser, production, viewport={"width": width, "height": 860},
                  color_scheme=scheme, bypass_csp=True)  # fmt: skip
    for address in (ADDRESS, f"{ADDRESS}editions/1/", "/authors/a-writer/"):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page.context.close()


@pytest.mark.parametrize("width", [640, 320])
def test_page_is_read_at_twice_the_size_without_scrolling_sideways(
    browser: Browser, production: str, width: int
) -> None:
    """At 200 % a window of 1280 px has room for 640, one of 640 for 320 (WCAG 2.2, 1.4.10)."""
    page = opened(browser, production, viewport={"width": width, "height": 450},
                  device_scale_factor=2)  # fmt: skip
    page.goto(ADDRESS)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_page_without_styles_is_in_the_order_of_reading(browser: Browser, production: str) -> None:
    page = opened(browser, production, viewport={"width": 1280, "height": 900})
    page.route("**/*.css", lambda route: route.abort())
    page.goto(ADDRESS)
    text = page.locator("main").inner_text()
    parts = ["After Beijing:", "Seoul and Beijing have restarted", "Key messages", "In this brief",
             "Context", "Agreement 1", "Analysis", "Two ledgers", "Recommendations", "References",
             "Related briefs", "Editions and changes", "Cite this brief", "Share"]  # fmt: skip
    at = 0
    for part in parts:
        assert part in text[at:], part
        at = text.index(part, at)
    page.context.close()


def test_page_without_javascript_opens_the_evidence_of_a_statement(
    browser: Browser, production: str, complaints: Complaints
) -> None:
    page = opened(browser, production, viewport={"width": 390, "height": 844},
                  java_script_enabled=False)  # fmt: skip
    complaints.watch(page)
    page.goto(ADDRESS)
    quote = page.locator("#agreement-1 blockquote").first
    assert not quote.is_visible()
    page.locator("#agreement-1 summary").click()
    assert quote.is_visible()
    assert page.get_by_text("number 15, not 14").is_visible()
    page.locator("#agreement-1 summary").click()
    assert not quote.is_visible()
    page.locator(".body sup.ref a").first.click()
    assert quote.is_visible()
    assert not page.locator("button.copy").first.is_visible()
    assert page.get_by_label("Address of the brief").input_value().endswith(ADDRESS)
    page.context.close()


def test_copy_button_puts_the_citation_into_the_clipboard(
    browser: Browser, production: str, complaints: Complaints
) -> None:
    page = complaints.watch(opened(browser, production))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(ADDRESS)
    page.get_by_role("button", name="Copy the APA citation").click()
    page.get_by_role("button", name="Copied the APA citation").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Writer, A. (")
    assert copied.endswith(f"{ADDRESS}editions/2/")
    page.get_by_role("button", name="Copy the address").click()
    assert page.evaluate("navigator.clipboard.readText()").endswith(ADDRESS)
    page.context.close()


def test_printed_page_shows_the_evidence_and_spells_addresses_out(
    browser: Browser, production: str
) -> None:
    page = opened(browser, production)
    page.goto(ADDRESS)
    page.emulate_media(media="print")
    assert page.locator("#agreement-1 blockquote").first.is_visible()
    for hidden in (".contents", ".acts", ".share", ".copy", "header nav"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("#cite-apa").is_visible()
    page.context.close()

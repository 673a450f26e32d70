"""Journeys of the review: by mouse, by keyboard, without JavaScript, on a phone."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Browser, Locator, Page, expect

from briefs.agreements.models import Agreement
from briefs.brief import Brief
from briefs.importer.models import ImportItem, ReviewedValue
from briefs.importer.run import import_documents
from tests.browser.conftest import PASSWORD, Complaints
from tests.browser.test_accessibility import violations

SELECT = """words => {
  const body = document.getElementById("source-text");
  const first = body.textContent.indexOf(words);
  const range = document.createRange();
  const walk = document.createTreeWalker(body, 4);
  for (let at = 0, node = walk.nextNode(); node; at += node.data.length, node = walk.nextNode()) {
    const [start, end] = [first - at, first + words.length - at];
    if (start >= 0 && start < node.data.length) range.setStart(node, start);
    if (end > 0 && end <= node.data.length) range.setEnd(node, end);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return first >= 0;
}"""


@pytest.fixture
def desk(transactional_db: None, django_db_serialized_rollback: None, live_server: Any) -> str:
    """The address of a site with an author and nothing imported yet."""
    author = User.objects.create_user("editor", password=PASSWORD, is_staff=True)
    author.groups.add(Group.objects.get(name="Author"))
    return str(live_server.url)


@pytest.fixture
def seeded(desk: str, seed: Path) -> str:
    """The same with the seed imported, not yet reviewed."""
    import_documents([seed], by=User.objects.get())
    return desk


class Visits:
    """Pages on which the author is logged in, whatever the browser is like."""

    def __init__(self, browser: Browser, address: str, complaints: Complaints) -> None:
        self._browser, self._address, self._complaints = browser, address, complaints
        self._contexts: list[Any] = []

    def log_in(self, **like: Any) -> Page:
        like.setdefault("viewport", {"width": 1280, "height": 900})
        context = self._browser.new_context(base_url=self._address, **like)
        self._contexts.append(context)
        page = self._complaints.watch(context.new_page())
        page.goto("/desk/")
        page.get_by_label("Username").fill("editor")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        return page

    def review(self, **like: Any) -> Page:
        page = self.log_in(**like)
        page.goto(f"/desk/brief/{Brief.objects.get().pk}/review/")
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def visits(browser: Browser, seeded: str, complaints: Complaints) -> Iterator[Visits]:
    visits = Visits(browser, seeded, complaints)
    yield visits
    visits.close()


@pytest.fixture
def empty_visits(browser: Browser, desk: str, complaints: Complaints) -> Iterator[Visits]:
    visits = Visits(browser, desk, complaints)
    yield visits
    visits.close()


def value(page: Page, label: str, shown: str) -> Locator:
    """The first line of this value."""
    said = page.locator(".what", has_text=re.compile(f"^{label}$"))
    here = page.locator(".says", has_text=re.compile(rf"^\s*{re.escape(shown)}\s*$"))
    return page.locator("li.value").filter(has=said).filter(has=here).first


def at_work(page: Page) -> None:
    """Until the act that was begun is done."""
    expect(page.locator("#review[aria-busy]")).to_have_count(0)


def decided(page: Page) -> int:
    return int(page.locator(".progress b").first.inner_text())


def test_seed_is_uploaded_and_reviewed_in_less_than_two_minutes(
    empty_visits: Visits, seed: Path
) -> None:
    page = empty_visits.log_in()
    began, steps = time.monotonic(), 0
    page.get_by_role("link", name="Import documents").click()
    page.get_by_label("Files").set_input_files(seed)
    page.get_by_role("button", name="Make drafts").click()
    expect(page.get_by_text("Review of an imported draft")).to_be_visible()
    page.get_by_role("button", name="Accept everything that is high").click()
    at_work(page)
    page.get_by_role("button", name="Accept all tags").click()
    at_work(page)
    page.keyboard.press("j")
    while page.get_by_role("button", name="Done, all reviewed").count() == 0:
        page.keyboard.press("a")
        at_work(page)
        steps += 1
        assert steps < 20
    page.get_by_role("button", name="Done, all reviewed").click()
    expect(page.get_by_text("Reviewed. Now write the brief in your own words.")).to_be_visible()
    assert time.monotonic() - began < 120
    assert ImportItem.objects.get().reviewed_by is not None
    assert not ReviewedValue.objects.exclude(decision="accepted").exists()
    print(f"\nupload to reviewed: {time.monotonic() - began:.1f} s, {steps + 6} acts")  # noqa: T201


def test_pointing_at_a_value_lights_its_sentence_and_back(visits: Visits) -> None:
    page = visits.review()
    line = value(page, "count", "14")
    line.locator(".says").hover()
    sentence = page.locator(".mark.evidence", has_text="resulted in 14 agreements").first
    expect(sentence).to_have_class(re.compile(r"\blit\b"))
    expect(sentence).to_be_in_viewport()
    sentence.hover(position={"x": 60, "y": 10})
    expect(line).to_have_class(re.compile(r"\blit\b"))
    expect(value(page, "kind", "memorandum of understanding")).not_to_have_class(
        re.compile(r"\blit\b")
    )
    sentence.click(position={"x": 60, "y": 10})
    expect(page.locator(".value.current")).to_be_in_viewport()
    line.get_by_role("link", name="14").click()
    expect(line).to_have_class(re.compile(r"\bcurrent\b"))


def test_mouse_accepts_corrects_rejects_and_puts_back(visits: Visits) -> None:
    page = visits.review()
    scrolled = "document.scrollingElement.scrollTop"
    value(page, "party", "China").get_by_role("button", name="Accept").click()
    at_work(page)
    expect(value(page, "party", "China")).to_contain_text("accepted")
    expect(value(page, "area", "technology").locator(".stop")).to_be_focused()
    assert page.evaluate(scrolled) >= 0
    value(page, "area", "trade").get_by_role("button", name="Reject").click()
    at_work(page)
    expect(value(page, "area", "trade")).to_have_count(0)
    page.get_by_role("button", name="Put back area trade").click()
    at_work(page)
    expect(value(page, "area", "trade")).to_have_count(1)
    line = value(page, "kind", "agreement")
    line.locator("summary", has_text="Correct").click()
    line.get_by_role("combobox", name="kind").select_option("treaty")
    line.get_by_role("button", name="Save").click()
    at_work(page)
    line = value(page, "kind", "treaty")
    expect(line).to_contain_text("needs its sentence")
    expect(line.locator("textarea")).to_be_focused()
    expect(page.locator("#said")).to_contain_text("Corrected")
    expect(page.locator("h2", has_text="Treaties between")).to_be_visible()


def test_words_selected_become_evidence_or_a_new_agreement(visits: Visits) -> None:
    page = visits.review()
    value(page, "party", "South Korea").locator(".says").click()
    assert page.evaluate(SELECT, "relations between South Korea and China")
    page.get_by_role("button", name="Give them to party South Korea").click()
    at_work(page)
    expect(value(page, "party", "South Korea").locator(".state")).to_have_text(
        re.compile(r"^\s*confidence medium\s+accepted\s*$")
    )
    words = "Both countries agreed on the importance of a peaceful maritime zone"
    assert page.evaluate(SELECT, words)
    page.get_by_role("button", name="New agreement from these words").click()
    at_work(page)
    expect(page.locator("section.card:not(.plain)")).to_have_count(4)
    expect(
        page.locator(".pointer", has=page.locator("xpath=self::*[@data-number='4']"))
    ).to_have_count(1)
    entered = Agreement.objects.order_by("pk").last()
    assert entered is not None
    text = Brief.objects.get().sources.get().text
    row = entered.evidence.get(aspect="existence")
    assert text[row.start : row.end] == row.quote == words


def test_keyboard_alone_reviews_the_draft(visits: Visits) -> None:
    page = visits.review()
    keys = page.keyboard
    keys.press("j")
    expect(page.locator("#b-title .stop")).to_be_focused()
    keys.press("j")
    keys.press("j")
    keys.press("a")  # the whole of agreement 1
    at_work(page)
    assert decided(page) == 8
    expect(page.locator(".value.current h2")).to_contain_text("Memorandums")
    keys.press("j")
    keys.press("c")
    expect(page.locator(".value.current").get_by_role("combobox", name="kind")).to_be_focused()
    keys.type("treaty")
    keys.press("Escape")
    expect(page.locator(".value.current .stop")).to_be_focused()
    keys.press("a")
    at_work(page)
    assert decided(page) == 9
    keys.press("k")
    keys.press("k")
    keys.press("r")  # the whole of agreement 2
    at_work(page)
    expect(page.get_by_role("heading", name="Rejected agreements")).to_be_visible()
    expect(page.locator("section.card:not(.plain)")).to_have_count(2)
    keys.press("n")
    expect(page.locator("#new-quote")).to_be_focused()
    keys.type("jar of words")
    keys.press("Control+Enter")
    assert page.locator("#new-quote").input_value().startswith("jar of words")


def test_keys_can_be_switched_off_and_stay_off(visits: Visits) -> None:
    page = visits.review()
    page.keyboard.press("?")
    expect(page.get_by_text("give the value its sentence")).to_be_visible()
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".value.current")).to_have_count(0)
    page.reload()
    page.keyboard.press("a")
    expect(page.locator(".value.current")).to_have_count(0)
    assert not ReviewedValue.objects.exists()


def test_what_was_typed_elsewhere_survives_an_act(visits: Visits) -> None:
    page = visits.review()
    line = value(page, "party", "China")
    line.locator("summary", has_text="Correct").click()
    line.get_by_role("textbox", name="name").fill("Republic of Somewhere")
    value(page, "kind", "agreement").get_by_role("button", name="Accept").click()
    at_work(page)
    expect(value(page, "party", "China").get_by_role("textbox", name="name")).to_have_value(
        "Republic of Somewhere"
    )
    value(page, "party", "China").get_by_role("button", name="Save").click()
    at_work(page)
    expect(
        page.get_by_text("says who it is").or_(page.get_by_text("no state that is known"))
    ).to_be_visible()
    expect(value(page, "party", "China").get_by_role("textbox", name="name")).to_be_focused()


def test_stale_page_is_told_so_and_shows_what_stands_now(visits: Visits) -> None:
    page = visits.review()
    Agreement.objects.update(version=9)
    line = value(page, "party", "China")
    line.locator("summary", has_text="Correct").click()
    line.get_by_role("textbox", name="name").fill("Japan")
    line.get_by_role("button", name="Save").click()
    at_work(page)
    expect(page.locator("#refusal")).to_contain_text("changed by someone else")
    expect(page.locator("#refusal")).to_contain_text("Japan")
    value(page, "party", "China").get_by_role("button", name="Save").click()
    at_work(page)
    expect(value(page, "party", "Japan")).to_contain_text("corrected")


def test_without_javascript_everything_is_a_form(visits: Visits) -> None:
    page = visits.review(java_script_enabled=False)
    expect(page.locator("#keys")).to_be_hidden()
    value(page, "count", "14").get_by_role("link", name="14").click()
    sentence = page.locator(".mark:target")
    expect(sentence).to_contain_text("resulted in 14 agreements")
    expect(sentence).to_be_in_viewport()
    page.get_by_role("link", name="to agreement 2", exact=False).click()
    expect(page.locator("section.card:target h2")).to_be_in_viewport()
    value(page, "party", "China").get_by_role("button", name="Accept").click()
    expect(value(page, "party", "China")).to_contain_text("accepted")
    expect(page.locator("li.value:target")).to_be_in_viewport()
    line = value(page, "status", "agreed")
    line.locator("summary", has_text="Correct").click()
    line.get_by_role("combobox", name="right is").select_option("signed")
    line.get_by_role("button", name="Save").click()
    line = value(page, "status", "signed")
    expect(line).to_contain_text("needs its sentence")
    line.locator("textarea").fill("The summit resulted in 14 agreements")
    line.get_by_role("button", name="Give it these words").click()
    line = value(page, "status", "signed")
    expect(line).to_contain_text("or mark the value as inferred")
    line.get_by_label("inferred", exact=False).check()
    line.get_by_role("button", name="Give it these words").click()
    expect(value(page, "status", "signed")).to_contain_text("inferred")
    page.get_by_role("button", name="Done, leave", exact=False).click()
    expect(page.get_by_text("Now write the brief in your own words.")).to_be_visible()


def test_phone_keeps_the_sentence_above_the_value(visits: Visits) -> None:
    page = visits.review(viewport={"width": 390, "height": 844}, has_touch=True)
    line = value(page, "area", "consumer goods")
    line.scroll_into_view_if_needed()
    line.get_by_role("link", name="consumer goods").tap()
    sentence = page.locator(".mark.lit", has_text="signed nine MOUs").first
    expect(sentence).to_be_in_viewport()
    expect(line).to_be_in_viewport()
    line.get_by_role("button", name="Accept").tap()
    at_work(page)
    expect(line).to_contain_text("accepted")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#source > summary").tap()
    expect(page.locator("#source-text")).to_be_hidden()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "dark")])
def test_review_is_accessible_in_every_state(
    visits: Visits, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = visits.review(
        viewport={"width": width, "height": 860}, color_scheme=scheme, bypass_csp=True
    )
    assert violations(page) == []
    page.get_by_role("button", name="Accept everything that is high").click()
    at_work(page)
    value(page, "party", "China").get_by_role("button", name="Reject").click()
    at_work(page)
    line = value(page, "kind", "agreement")
    line.locator("summary", has_text="Correct").click()
    line.get_by_role("combobox", name="kind").select_option("treaty")
    line.get_by_role("button", name="Save").click()
    at_work(page)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.evaluate("for (const all of document.querySelectorAll('#review details')) all.open = true")
    assert page.evaluate(SELECT, "peaceful maritime zone")
    expect(page.locator("#selected")).to_be_visible()
    assert violations(page) == []
    line = page.locator("#new")
    line.get_by_label("the words exactly", exact=False).fill("no such words")
    line.get_by_role("button", name="Add it").click()
    at_work(page)
    expect(line).to_contain_text("do not stand in the source")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_long_source_with_many_agreements_stays_quick(visits: Visits) -> None:
    brief = Brief.objects.get()
    page = visits.log_in()
    long_draft(brief)
    began = time.monotonic()
    page.goto(f"/desk/brief/{brief.pk}/review/")
    expect(page.locator("section.card:not(.plain)")).to_have_count(63)
    loaded = time.monotonic() - began
    began = time.monotonic()
    page.keyboard.press("j")
    page.keyboard.press("a")
    at_work(page)
    expect(page.locator(".progress b").first).to_have_text("1")
    acted = time.monotonic() - began
    print(f"\n10,000 words, 63 agreements: {loaded:.1f} s to load, {acted:.1f} s an act")  # noqa: T201
    # no measure of speed, but of a page that hangs
    assert loaded < 30
    assert acted < 30


def long_draft(brief: Brief) -> None:
    """Sixty further agreements in a source of ten thousand words."""
    from briefs.brief import BriefAgreement
    from tests import factories

    lines = [f"South Korea and China signed {n + 2} agreements on trade." for n in range(60)]
    filler = "The quick brown fox jumps over the lazy dog. " * 17
    source = factories.make_source("\n\n".join(f"{line} {filler}" for line in lines))
    brief.sources.add(source)
    for number, line in enumerate(lines):
        agreement = factories.make_agreement(
            title=line, scope="group", count=number + 2, confidence=0.7
        )
        for aspect, value in (("existence", ""), ("count", str(number + 2)), ("kind", "agreement")):
            factories.make_evidence(agreement, source, aspect, value, quote=line)
        BriefAgreement.objects.create(brief=brief, agreement=agreement)

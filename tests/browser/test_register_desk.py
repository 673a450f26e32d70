"""Keeping an entry of the register right: evidence from its sources, checks, choices, merging."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from briefs.agreements.models import Agreement, Evidence
from briefs.publishing import publish_agreement
from tests import factories
from tests.browser.conftest import Complaints
from tests.browser.test_accessibility import violations
from tests.browser.test_review import SELECT
from tests.desk.register.entry import at_odds

# Emoji of several code points, Korean, a combining letter, and one sentence twice.
TEXT = (
    "👩‍👩‍👧 😀 한국과 중국은 협정을 맺었다. Café d́é. They signed a treaty on fish. "
    "Nobody spoke. They signed a treaty on fish. The end."
)


@pytest.fixture
def entry(site: str) -> Agreement:
    factories.make_source(TEXT, headline="Herring talks", outlet="Kyodo", language="en")
    return at_odds()


def open_entry(page: Page, entry: Agreement) -> None:
    page.goto(f"/desk/agreements/agreement/{entry.pk}/change/")


def last_row(page: Page) -> Locator:
    return page.locator("#evidence-group tr.form-row:not(.empty-form)").last


def open_source(page: Page, words: str, headline: str) -> None:
    page.get_by_label("Add a source").fill(words)
    page.get_by_label("Add a source").press("Enter")
    page.get_by_label("Sources found").get_by_role("button", name=headline).click()
    expect(page.locator("#source-text")).to_contain_text(TEXT[-8:])


def pick(page: Page, label: str) -> None:
    page.get_by_label("are evidence of").select_option(label=label)
    page.get_by_role("button", name="Add as evidence").click()


def select_last(page: Page, words: str) -> None:
    """Select the second of the sentences that are the same."""
    page.evaluate(SELECT.replace("indexOf", "lastIndexOf"), words)


def test_evidence_is_picked_from_a_source_that_is_new_to_the_entry(
    editor: Page, entry: Agreement
) -> None:
    open_entry(editor, entry)
    editor.get_by_label("Title").fill("Typed before")
    open_source(editor, "herring kyodo", "Herring talks")
    assert editor.get_by_label("Title").input_value() == "Typed before"
    select_last(editor, "They signed a treaty on fish.")
    pick(editor, "another area …")
    row = last_row(editor)
    row.get_by_label("value", exact=False).first.fill("fish")
    expect(row.locator(".checks")).to_contain_text("value follows")
    expect(row.locator(".checks")).to_contain_text("verbatim")
    editor.get_by_role("button", name="Save and continue editing").click()
    expect(editor.get_by_text("was changed successfully")).to_be_visible()
    stored = Evidence.objects.get(value="fish")
    assert stored.start == TEXT.rindex("They signed")
    assert stored.source.text[stored.start : stored.end] == stored.quote
    entry.refresh_from_db()
    assert entry.title == "Typed before"


@pytest.mark.parametrize("words", ["😀 한국과 중국은", "Café d́é.", "중국은 협정을"])
def test_words_of_any_script_are_found_where_they_stand(
    editor: Page, entry: Agreement, words: str
) -> None:
    open_entry(editor, entry)
    open_source(editor, "herring", "Herring talks")
    editor.evaluate(SELECT, words)
    pick(editor, "another place …")
    row = last_row(editor)
    assert row.locator("[name$=-start]").input_value() == str(TEXT.index(words))
    expect(row.locator(".checks")).to_contain_text(f"at character {TEXT.index(words)}")


def test_words_are_selected_and_used_by_keyboard_alone(editor: Page, entry: Agreement) -> None:
    open_entry(editor, entry)
    open_source(editor, "herring", "Herring talks")
    editor.locator("#source-scroll").focus()
    for _ in range(3):
        editor.keyboard.press("j")
    expect(editor.locator(".selected .quote")).to_have_text("“They signed a treaty on fish.”")
    editor.keyboard.press("Shift+ArrowRight")
    expect(editor.locator(".selected .quote")).to_contain_text("Nobody")
    editor.keyboard.press("k")
    editor.keyboard.press("j")
    expect(editor.locator(".selected .quote")).to_have_text("“They signed a treaty on fish.”")
    editor.keyboard.press("Enter")
    expect(editor.get_by_label("are evidence of")).to_be_focused()
    editor.keyboard.press("Tab")
    editor.keyboard.press("Enter")
    expect(last_row(editor).locator("[name$=-quote]")).to_have_value(
        "They signed a treaty on fish."
    )
    assert editor.url.endswith("/change/")


def test_wrong_value_is_refused_as_it_is_typed_and_when_it_is_saved(
    editor: Page, entry: Agreement
) -> None:
    open_entry(editor, entry)
    row = editor.locator("#evidence-group tr.form-row", has=editor.locator("[value='15']")).first
    value = row.locator("[name$=-value]")
    value.fill("16")
    expect(row.locator(".checks")).to_contain_text("value does not follow")
    expect(row.locator(".checks")).to_contain_text("These words count 15, not 16.")
    editor.get_by_role("button", name="Save", exact=True).click()
    expect(editor.locator("#evidence-group .errorlist")).to_contain_text("count 15, not 16.")
    assert not Evidence.objects.filter(value="16").exists()
    value = editor.locator("#evidence-group [name$=-value][value='16']")
    value.fill("15")
    row = editor.locator("#evidence-group tr.form-row", has=value).first
    expect(editor.locator("#evidence-group .checks .fails")).to_have_count(0)
    editor.get_by_role("button", name="Save", exact=True).click()
    expect(editor.get_by_text("was changed successfully")).to_be_visible()


def test_words_that_stand_twice_are_told_apart_by_a_click(editor: Page, entry: Agreement) -> None:
    open_entry(editor, entry)
    open_source(editor, "herring", "Herring talks")
    editor.evaluate(SELECT, "They signed a treaty on fish.")
    pick(editor, "another kind …")
    row = last_row(editor)
    row.locator("[name$=-value]").fill("treaty")
    row.locator("[name$=-start]").fill("")
    expect(row.locator(".place")).to_have_count(2)
    row.locator(".place").last.click()
    second = TEXT.rindex("They signed")
    expect(row.locator("[name$=-start]")).to_have_value(str(second))
    expect(row.locator(".checks")).to_contain_text(f"at character {second}")


def test_choice_between_sources_is_a_correction_in_the_public_log(
    editor: Page, reader: Page, entry: Agreement
) -> None:
    publish_agreement(agreement=entry, version=entry.version)
    open_entry(editor, entry)
    editor.get_by_role("button", name="Show this one number 15").click()
    expect(editor.locator("#id_count")).to_have_value("15")
    expect(editor.get_by_text("chosen, not saved yet")).to_be_visible()
    editor.get_by_role("button", name="Save and continue editing").click()
    expect(editor.get_by_text("Say for readers what was corrected.")).to_be_visible()
    editor.get_by_label("Correction note").fill("The ministry itself counts fifteen.")
    editor.get_by_role("button", name="Save and continue editing").click()
    expect(editor.get_by_text("was changed successfully")).to_be_visible()
    expect(editor.locator(".ledger .is-shown .value-said")).to_have_text("15")
    reader.goto("/agreements/corrections/")
    expect(reader.get_by_text("The ministry itself counts fifteen.")).to_be_visible()
    entry.refresh_from_db()
    reader.goto(entry.get_absolute_url())
    expect(reader.get_by_text("sources differ").first).to_be_attached()
    for number in (14, 15):
        expect(reader.get_by_text(f"signed {number} agreements").first).to_be_attached()


def test_typing_is_kept_and_offered_back_with_its_evidence(editor: Page, entry: Agreement) -> None:
    open_entry(editor, entry)
    open_source(editor, "herring", "Herring talks")
    editor.evaluate(SELECT, "한국과 중국은 협정을 맺었다.")
    pick(editor, "another party …")
    last_row(editor).locator("[name$=-value]").fill("KR")
    editor.wait_for_timeout(2500)
    editor.on("dialog", lambda dialog: dialog.accept())
    open_entry(editor, entry)
    editor.get_by_role("button", name="Restore").click()
    row = last_row(editor)
    expect(row.locator("[name$=-quote]")).to_have_value("한국과 중국은 협정을 맺었다.")
    expect(row.locator(".checks")).to_contain_text("verbatim")


def test_merging_two_rows_keeps_all_evidence(editor: Page, entry: Agreement) -> None:
    other = at_odds(title="The same once more")
    before = set(
        Evidence.objects.filter(agreement__in=[entry, other]).values_list("uid", flat=True)
    )
    open_entry(editor, entry)
    editor.get_by_role("link", name="Merge with another entry").click()
    editor.get_by_label("Find an entry").fill("same once more")
    editor.get_by_role("button", name="Find").click()
    editor.get_by_role("link", name="The same once more").click()
    editor.get_by_role("button", name="Merge into one").click()
    expect(editor.get_by_text("is one with this entry")).to_be_visible()
    assert set(entry.evidence.values_list("uid", flat=True)) == before
    assert editor.locator(".tabs button").count() == 4


@pytest.mark.parametrize("width", [1280, 390])
def test_entry_is_worked_on_without_javascript(
    browser: Browser, editor: Page, entry: Agreement, complaints: Complaints, width: int
) -> None:
    page = another(browser, editor, complaints, width, java_script_enabled=False)
    open_entry(page, entry)
    page.get_by_label("Title").fill("Typed before")
    page.get_by_label("Add a source").fill("herring")
    page.get_by_role("button", name="Find").click()
    page.get_by_label("Sources found").get_by_role("button", name="Herring talks").click()
    assert page.get_by_label("Title").input_value() == "Typed before"
    assert TEXT in page.inner_text("#source-text")
    page.get_by_role("button", name="Show this one number 15").click()
    assert page.locator("#id_count").input_value() == "15"
    page.get_by_label("Title").press("Enter")  # saves, as on every form
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    entry.refresh_from_db()
    assert (entry.title, entry.count) == ("Typed before", 15)
    page.context.close()


def another(
    browser: Browser, editor: Page, complaints: Complaints, width: int, **like: Any
) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        storage_state=editor.context.storage_state(),
        base_url=editor.url.split("/desk/")[0],
        **like,
    )
    return complaints.watch(context.new_page())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_page_of_an_entry_is_accessible_with_all_that_can_stand_on_it(
    browser: Browser,
    editor: Page,
    entry: Agreement,
    complaints: Complaints,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    page = another(browser, editor, complaints, width, color_scheme=scheme, bypass_csp=True)
    open_entry(page, entry)
    open_source(page, "herring", "Herring talks")
    page.evaluate(SELECT, "They signed a treaty on fish.")
    expect(page.get_by_label("are evidence of")).to_be_visible()
    assert violations(page) == []
    pick(page, "another area …")
    last_row(page).locator("[name$=-start]").fill("")
    expect(last_row(page).locator(".place")).to_have_count(2)
    page.get_by_role("button", name="Show this one number 15").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()

"""Writing a brief: by mouse, by keyboard, pasted from Word, as items, on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from PIL import Image as Pixels
from playwright.sync_api import Browser, Locator, Page, expect

from briefs.brief import Brief
from briefs.image import Image
from tests import factories
from tests.browser.conftest import PASSWORD, Complaints
from tests.browser.test_accessibility import violations

CLIPS = Path(__file__).resolve().parent / "clips"
PASTE = """(area, { html, text }) => {
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", text);
  const like = { clipboardData, bubbles: true, cancelable: true };
  area.dispatchEvent(new ClipboardEvent("paste", like));
}"""


@pytest.fixture
def brief(transactional_db: None, django_db_serialized_rollback: None) -> Brief:
    """A finished draft and its author."""
    editor = User.objects.create_user("editor", password=PASSWORD, is_staff=True)
    editor.groups.add(Group.objects.get(name="Author"))
    return factories.make_ready_brief(
        context="The package is [reported](#agreement-1) and no more than that.\n",
        recommendations="1. Ask for the texts.\n2. Say which bind.\n3. Keep two ledgers.",
    )


@pytest.fixture
def visit(
    browser: Browser, brief: Brief, live_server: Any, complaints: Complaints
) -> Iterator[Any]:
    """Opens the draft's page in a browser of the given kind, logged in."""
    contexts = []

    def opened(**like: Any) -> Page:
        like.setdefault("viewport", {"width": 1280, "height": 900})
        context = browser.new_context(base_url=str(live_server.url), **like)
        contexts.append(context)
        page = complaints.watch(context.new_page())
        page.goto("/desk/login/")
        page.get_by_label("Username").fill("editor")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.goto(reverse("admin:briefs_brief_change", args=[brief.pk]))
        return page

    yield opened
    for context in contexts:
        context.close()


def area_of(page: Page, section: str) -> Locator:
    return page.locator(f"#id_{section}")


def choose(area: Locator, words: str) -> None:
    area.evaluate(
        "(area, words) => { const at = area.value.indexOf(words); area.focus();"
        " area.setSelectionRange(at, at + words.length); }",
        words,
    )


def mark(page: Page, section: str, name: str) -> None:
    area_of(page, section).locator("xpath=ancestor::div[@class][1]/../..").get_by_role(
        "button", name=name, exact=True
    ).click()


def test_marks_are_set_by_mouse_and_by_keyboard_and_undone(visit: Any) -> None:
    page = visit()
    area = area_of(page, "analysis")
    area.fill("One word counts.")
    choose(area, "word")
    mark(page, "analysis", "Bold")
    expect(area).to_have_value("One **word** counts.")
    page.keyboard.press("Control+b")
    expect(area).to_have_value("One word counts.")
    page.keyboard.press("Control+z")
    expect(area).to_have_value("One **word** counts.")
    choose(area, "counts")
    page.keyboard.press("Control+k")
    page.keyboard.type("https://example.org")
    expect(area).to_have_value("One **word** [counts](https://example.org).")
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+Alt+f")
    page.keyboard.type("A note.")
    expect(area).to_have_value("One **word** [counts](https://example.org).[^1]\n\n[^1]: A note.")


def test_lists_go_on_with_enter_and_end_with_it(visit: Any) -> None:
    page = visit()
    area = area_of(page, "analysis")
    area.fill("First")
    page.keyboard.press("Control+Shift+8")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("Second")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("After")
    expect(area).to_have_value("- First\n- Second\nAfter")


def test_toolbar_is_one_stop_and_its_arrows_go_from_mark_to_mark(visit: Any) -> None:
    page = visit()
    bar = page.get_by_role("toolbar", name="Marks for Analysis")
    bar.get_by_role("button", name="Bold").focus()
    page.keyboard.press("ArrowRight")
    expect(bar.get_by_role("button", name="Italic")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    expect(bar.get_by_role("button", name="Table")).to_be_focused()
    assert bar.locator("button[tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    assert "| --- | --- |" in area_of(page, "analysis").input_value()


def test_preview_shows_the_text_as_the_public_page_does(visit: Any) -> None:
    page = visit()
    seen = page.get_by_role("region", name="Preview of Context")
    expect(seen.locator("sup.ref")).to_have_text("1")
    area_of(page, "context").fill("A note.[^1]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: Here.")
    expect(seen.locator("td").first).to_have_text("1")
    expect(seen.locator(".footnotes")).to_contain_text("Here.")
    words = (
        area_of(page, "context")
        .locator("xpath=ancestor::div[@class='writing']")
        .locator(".counted")
    )
    expect(words).to_contain_text("of 1,500 in all")
    area_of(page, "context").fill("word " * 1600)
    expect(words).to_contain_text("over the guide")


def test_clip_from_word_becomes_clean_markdown_and_can_be_undone(visit: Any) -> None:
    page = visit()
    area = area_of(page, "analysis")
    area.fill("")
    html = (CLIPS / "word.html").read_text()
    area.evaluate(PASTE, {"html": html, "text": "What the texts say"})
    expect(area).to_have_value((CLIPS / "word.md").read_text().rstrip("\n"))
    seen = page.get_by_role("region", name="Preview of Analysis")
    expect(seen.locator("ul ul li")).to_have_count(2)
    expect(seen.locator(".footnotes-list li")).to_have_count(2)
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(area).to_have_value("")


@pytest.mark.parametrize("clip", ["word", "word_reviewed", "google_docs", "libreoffice"])
def test_clip_of_each_writer_becomes_clean_markdown(visit: Any, clip: str) -> None:
    """Lists, tables, notes and links of Word, Google Docs and LibreOffice, without their dress."""
    page = visit()
    area = area_of(page, "analysis")
    area.fill("")
    html = (CLIPS / f"{clip}.html").read_text()
    area.evaluate(PASTE, {"html": html, "text": "What the texts say"})
    expect(area).to_have_value((CLIPS / f"{clip}.md").read_text().rstrip("\n"))


def test_paste_from_the_clipboard_is_markdown_and_with_shift_stays_plain(visit: Any) -> None:
    page = visit()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    area = area_of(page, "analysis")
    for html, keys, text in (
        ("<p><b>Bold</b> words</p>", "Control+v", "**Bold** words"),
        ("<p><b>Bold</b> words</p>", "Control+Shift+v", "Bold words"),
        ("<p>Bold <i>words</i></p>", "Shift+Insert", "Bold words"),
    ):
        page.evaluate(
            """html => navigator.clipboard.write([new ClipboardItem({
              "text/html": new Blob([html], { type: "text/html" }),
              "text/plain": new Blob(["Bold words"], { type: "text/plain" }),
            })])""",
            html,
        )
        area.fill("")
        area.focus()
        page.keyboard.press(keys)
        expect(area).to_have_value(text)


def test_number_raised_in_a_clip_does_not_become_another_number(visit: Any) -> None:
    page = visit()
    area = area_of(page, "analysis")
    area.fill("")
    html = (
        "<table><caption>Emissions</caption><tr><td rowspan=2>Korea</td><td>10<sup>6</sup> t</td>"
        "<td>CO<sub>2</sub></td></tr><tr><td>10<sup>-3</sup></td><td>21<sup>st</sup></td></tr></table>"
    )
    area.evaluate(PASTE, {"html": html, "text": "Emissions"})
    expect(area).to_have_value(
        "Emissions\n\n| Korea | 10⁶ t | CO₂ |\n| --- | --- | --- |\n|  | 10⁻³ | 21st |"
    )


def test_notes_pasted_into_a_text_with_notes_take_the_next_numbers(visit: Any) -> None:
    page = visit()
    area = area_of(page, "analysis")
    area.fill("Before.[^1]\n\nAfter.\n\n[^1]: Mine.")
    area.evaluate("area => area.setSelectionRange(11, 11)")
    html = (
        "<p>Told<sup><a href='#fn1' id='fnref1'>1</a></sup> so.</p>"
        "<ol><li id='fn1'>Theirs. <a href='#fnref1'>↩</a></li></ol>"
    )
    area.evaluate(PASTE, {"html": html, "text": "Told1 so."})
    expect(area).to_have_value("Before.[^1]Told[^2] so.\n\nAfter.\n\n[^1]: Mine.\n\n[^2]: Theirs.")


def test_page_of_the_web_loses_its_scripts_and_styles(visit: Any) -> None:
    page = visit()
    area = area_of(page, "analysis")
    area.fill("")
    html = (
        "<b style='font-weight:normal' id='docs-internal-guid-1'><h1>One</h1><p><span style='"
        "font-weight:700'>Bold</span> and <span style='font-style:italic'>slanted</span> "
        "<a href='javascript:alert(1)'>trap</a><img src=x onerror=alert(1)>"
        "<script>alert(1)</script></p><h2>Two</h2></b>"
    )
    area.evaluate(PASTE, {"html": html, "text": "One"})
    expect(area).to_have_value("### One\n\n**Bold** and *slanted* trap\n\n#### Two")


def test_items_are_sorted_by_keyboard_and_stored_one_to_a_line(visit: Any, brief: Brief) -> None:
    page = visit()
    first = page.get_by_role("textbox", name="Key messages, item 1")
    first.focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".said").first).to_have_text("Now item 2 of 2.")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("A third.")
    page.get_by_role("button", name="Up: item 3").first.press("Enter")
    second = page.get_by_role("list", name="Recommendations").get_by_role(
        "button", name="Remove: item 2"
    )
    second.press("Enter")
    page.get_by_role("button", name="Save and continue editing").click()
    brief.refresh_from_db()
    assert brief.key_messages == ("Their force is unknown.\nA third.\nThe texts are not public.")
    assert brief.recommendations == "1. Ask for the texts.\n2. Keep two ledgers."


def test_item_takes_only_the_marks_of_a_line(visit: Any) -> None:
    page = visit()
    field = page.get_by_role("textbox", name="Recommendations, item 1")
    field.focus()
    page.keyboard.press("Control+Alt+f")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    expect(field).to_have_value("**Ask for the texts.**")
    bar = page.get_by_role("toolbar", name="Marks for Recommendations")
    expect(bar.get_by_role("button", name="Footnote")).to_be_hidden()
    page.get_by_role("button", name="As text").nth(1).click()
    expect(bar.get_by_role("button", name="Footnote")).to_be_visible()
    expect(area_of(page, "recommendations")).to_have_value(
        "1. **Ask for the texts.**\n2. Say which bind.\n3. Keep two ledgers."
    )


def test_item_removed_comes_back_and_dragging_moves_it(visit: Any) -> None:
    page = visit()
    rows = page.get_by_role("list", name="Recommendations").locator("textarea")
    page.get_by_role("list", name="Recommendations").get_by_role(
        "button", name="Remove: item 1"
    ).click()
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="Put it back").click()
    expect(rows).to_have_count(3)
    handles = page.get_by_role("list", name="Recommendations").locator(".handle")
    start, end = handles.nth(0).bounding_box(), handles.nth(2).bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 5, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(end["x"] + 5, end["y"] + 34, steps=8)
    page.mouse.up()
    expect(area_of(page, "recommendations")).to_have_value(
        "1. Say which bind.\n2. Keep two ledgers.\n3. Ask for the texts."
    )


def test_recommendations_that_are_no_list_stay_text(visit: Any, brief: Brief) -> None:
    Brief.objects.filter(pk=brief.pk).update(recommendations="A paragraph.\n\n- And a list.")
    page = visit()
    expect(area_of(page, "recommendations")).to_be_visible()
    assert area_of(page, "recommendations").input_value() == "A paragraph.\n\n- And a list."


def test_image_is_added_in_a_dialog_and_put_into_the_text(
    visit: Any, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    file = tmp_path / "flags.png"
    Pixels.new("RGB", (1200, 600), (122, 31, 43)).save(file)
    page = visit(bypass_csp=True)
    choose(area_of(page, "analysis"), "obliges")
    mark(page, "analysis", "Image…")
    dialog = page.get_by_role("dialog", name="Images of this brief")
    dialog.get_by_label("File").set_input_files(file)
    dialog.get_by_label("What it shows").fill("Two [old] flags")
    dialog.get_by_label("Credit").fill("Own photo")
    assert violations(page) == []
    dialog.get_by_role("button", name="Store the image").click()
    dialog.get_by_role("button", name="Put into the text").click()
    image = Image.objects.get()
    assert image.markdown in area_of(page, "analysis").input_value()
    seen = page.get_by_role("region", name="Preview of Analysis")
    expect(seen.get_by_role("img", name="Two [old] flags")).to_be_visible()
    expect(seen.locator("figcaption")).to_have_text("Own photo")
    seen.locator("img").scroll_into_view_if_needed()
    assert seen.locator("img").evaluate("img => img.decode().then(() => img.naturalWidth > 0)")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    assert image.markdown in Brief.objects.get().analysis


def test_words_of_an_image_stay_when_it_cannot_be_sent(visit: Any, tmp_path: Path) -> None:
    file = tmp_path / "flags.png"
    Pixels.new("RGB", (120, 60), (122, 31, 43)).save(file)
    page = visit()
    mark(page, "analysis", "Image…")
    dialog = page.get_by_role("dialog", name="Images of this brief")
    dialog.get_by_label("File").set_input_files(file)
    dialog.get_by_label("What it shows").fill("Two flags")
    dialog.get_by_label("Credit").fill("Own photo")
    page.route("**/images/", lambda route: route.abort())
    dialog.get_by_role("button", name="Store the image").click()
    expect(dialog.get_by_role("alert")).to_contain_text("cannot be reached now")
    expect(dialog.get_by_label("What it shows")).to_have_value("Two flags")
    page.unroute("**/images/")
    dialog.get_by_role("button", name="Store the image").click()
    expect(dialog.get_by_role("button", name="Put into the text")).to_be_visible()


def test_image_added_while_another_saved_leads_to_both_texts(
    visit: Any, settings: Any, tmp_path: Path, brief: Brief
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    file = tmp_path / "flags.png"
    Pixels.new("RGB", (120, 60), (122, 31, 43)).save(file)
    page, other = visit(), visit()
    area_of(page, "analysis").fill("Mine.")
    area_of(other, "summary").fill("Theirs.")
    other.get_by_role("button", name="Save", exact=True).click()
    mark(page, "analysis", "Image…")
    dialog = page.get_by_role("dialog", name="Images of this brief")
    dialog.get_by_label("File").set_input_files(file)
    dialog.get_by_label("What it shows").fill("Two flags")
    dialog.get_by_label("Credit").fill("Own photo")
    dialog.get_by_role("button", name="Store the image").click()
    expect(dialog.get_by_role("button", name="Put into the text")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed by someone else")).to_be_visible()
    expect(page.locator(".since")).to_contain_text("1 image added")
    brief.refresh_from_db()
    assert brief.summary == "Theirs."


def test_without_javascript_the_text_areas_are_the_form(visit: Any, brief: Brief) -> None:
    page = visit(java_script_enabled=False)
    area_of(page, "key_messages").fill("One.\nTwo.")
    page.get_by_role("button", name="Save", exact=True).click()
    brief.refresh_from_db()
    assert brief.key_messages == "One.\nTwo."


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_writing_is_accessible(
    visit: Any, width: int, scheme: Literal["light", "dark"], tmp_path: Path
) -> None:
    page = visit(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    toggle = page.get_by_role("button", name="Preview").first
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    expect(page.get_by_role("region", name="Preview of Context")).to_contain_text("reported")
    area_of(page, "analysis").evaluate(PASTE, {"html": "<p><b>x</b></p>", "text": "x"})
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width

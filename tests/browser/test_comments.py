"""Comments in a browser: by selecting words, without JavaScript, on a phone."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from briefs.brief import Brief
from briefs.desk.comments.models import Comment
from tests.browser.conftest import PASSWORD, Complaints
from tests.browser.test_accessibility import violations

SELECT = """([where, words]) => {
  const body = document.querySelector(where);
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


def finished() -> Brief:
    return Brief.objects.get(slug="after-beijing")


def test_words_are_selected_commented_on_answered_and_resolved(editor: Page) -> None:
    brief = finished()
    words = brief.analysis[10:60]
    editor.goto(f"/desk/brief/{brief.pk}/comments/")
    assert editor.evaluate(SELECT, ["[data-text=analysis]", words])
    editor.get_by_role("button", name="Comment on these words").click()
    form = editor.locator("[data-add=analysis] form")
    expect(form.get_by_label("The words it is about")).to_have_value(words.strip())
    expect(form.get_by_role("textbox", name="Comment")).to_be_focused()
    editor.keyboard.type("Who says so?")
    form.get_by_role("button", name="Comment").click()
    thread = editor.locator(".thread")
    expect(thread).to_contain_text("Who says so?")
    row = Comment.objects.get()
    at = 10 + len(brief.analysis[10:60]) - len(brief.analysis[10:60].lstrip())
    assert (row.start, row.passage) == (at, words.strip())
    expect(editor.locator(f"#words-{row.pk}")).to_have_text(words.strip())
    thread.get_by_text("Answer").first.click()
    thread.get_by_role("textbox", name="Answer").fill("The second source.")
    thread.get_by_role("button", name="Answer").click()
    expect(thread.locator(".reply")).to_contain_text("The second source.")
    assert violations(editor) == []
    thread.get_by_role("button", name="Resolve").click()
    expect(editor.locator(".thread")).to_have_count(0)
    editor.get_by_role("link", name="Resolved (1)").click()
    expect(editor.locator(".thread")).to_contain_text("Who says so?")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_comments_work_on_a_phone_without_javascript(
    browser: Browser, site: str, complaints: Complaints, scheme: str
) -> None:
    brief = finished()
    Comment.objects.create(
        brief=brief, version=1, field="title", body="Shorter?", by=User.objects.get()
    )
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        base_url=site,
        java_script_enabled=False,
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = complaints.watch(context.new_page())
    page.goto("/desk/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.goto(f"/desk/briefs/brief/{brief.pk}/change/")
    page.get_by_role("link", name="Comments (1 open)").click()
    part = page.locator("#part-summary")
    part.locator("summary").click()
    part.get_by_label("The words it is about").fill(brief.summary[:30])
    part.get_by_role("textbox", name="Comment").fill("Too long.")
    part.get_by_role("button", name="Comment").click()
    expect(page.locator("#part-summary .thread")).to_contain_text("Too long.")
    width = page.locator("html").evaluate("e => e.scrollWidth")
    assert width <= 390
    context.close()

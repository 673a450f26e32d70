"""Somebody without an account reads a draft, comments on it and approves it; then it is closed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Browser, Page, expect

from briefs import history
from briefs.approval.deciding import submit
from briefs.approval.models import ReviewStep
from briefs.brief import Brief
from briefs.desk.comments.models import Comment
from briefs.versioning import claim
from tests.browser.conftest import Complaints
from tests.browser.test_accessibility import violations
from tests.browser.test_comments import SELECT


@pytest.fixture
def in_review(site: str) -> Brief:
    """The finished brief, changed by a writer since its edition and handed in."""
    writer = User.objects.create_user("writer", is_staff=True)
    writer.groups.add(Group.objects.get(name="Author"))
    brief = Brief.objects.get(slug="after-beijing")
    claim(brief, brief.version)
    brief.analysis += "\n\nOne more sentence, which nobody has read yet."
    brief.save()
    history.record(brief, by=writer, reason="edited")
    submit(brief=brief, version=brief.version, by=writer)
    return brief


@pytest.fixture
def address(editor: Page, in_review: Brief) -> str:
    """Made at the desk by a Publisher who has written nothing in it."""
    editor.goto(f"/desk/brief/{in_review.pk}/guests/")
    editor.get_by_label("Name of the guest").fill("Gerda Guest")
    editor.get_by_label("May approve the text").check()
    editor.get_by_role("button", name="Make a link").click()
    shown = editor.locator(".made code").inner_text()
    assert violations(editor) == []
    return "/review/" + shown.partition("/review/")[2]


@pytest.fixture
def outsider(browser: Browser, site: str, complaints: Complaints) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=site)
    yield complaints.watch(context.new_page())
    context.close()


def test_guest_comments_on_words_approves_and_is_locked_out_when_revoked(
    editor: Page, outsider: Page, address: str, in_review: Brief
) -> None:
    outsider.goto(address)
    words = "One more sentence, which nobody has read"
    assert outsider.evaluate(SELECT, ["section[aria-labelledby=analysis]", words])
    outsider.get_by_role("button", name="Comment on these words").click()
    expect(outsider.get_by_label("The words it is about")).to_have_value(words)
    expect(outsider.get_by_label("About", exact=True)).to_have_value("analysis")
    outsider.keyboard.type("I have read it now.")
    outsider.get_by_role("button", name="Send the comment").click()
    expect(outsider.locator(".notice[role=status]")).to_contain_text("your comment stands")
    assert Comment.objects.get().person == "Gerda Guest"
    assert violations(outsider) == []
    outsider.get_by_label("I approve this text").check()
    outsider.get_by_role("button", name="Send the decision").click()
    expect(outsider.locator(".notice[role=status]")).to_contain_text("approved under your name")
    assert ReviewStep.objects.get(kind="approved").name == "Gerda Guest"
    editor.goto(f"/desk/brief/{in_review.pk}/comments/")
    expect(editor.locator(".thread")).to_contain_text("Gerda Guest")
    editor.goto(f"/desk/brief/{in_review.pk}/guests/")
    editor.get_by_role("button", name="Revoke").click()
    expect(editor.locator(".links")).to_contain_text("revoked")
    outsider.reload()
    expect(outsider.get_by_role("heading", level=1)).to_have_text("This link opens nothing")
    assert violations(outsider) == []


def test_guest_asks_for_changes_on_a_phone_without_javascript(reader: Page, address: str) -> None:
    reader.goto(address)
    reader.get_by_label("It needs changes").check()
    reader.get_by_label("A note").fill("The second source is missing.")
    reader.get_by_role("button", name="Send the decision").click()
    expect(reader.get_by_role("status").first).to_contain_text("the authors have your note")
    step = ReviewStep.objects.get(kind="sent_back")
    assert (step.name, step.note) == ("Gerda Guest", "The second source is missing.")
    assert reader.locator("html").evaluate("e => e.scrollWidth") <= 390

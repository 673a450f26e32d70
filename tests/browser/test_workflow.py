"""From assignment to publication by three people; schedules that come due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from briefs import history
from briefs.brief import Brief
from briefs.edition import Edition
from tests import factories
from tests.browser.conftest import PASSWORD, Complaints
from tests.guards import make_due

LogIn = Callable[[str, str], Page]


@pytest.fixture
def log_in(browser: Browser, site: str, complaints: Complaints, settings: Any) -> Iterator[LogIn]:
    """Logs a member of a group in, in a browser of their own."""
    settings.APPROVE_OWN_TEXT = False
    settings.SCHEDULE_CHECK_SECONDS = 0
    contexts = []

    def logged_in(name: str, group: str) -> Page:
        person = User.objects.create_user(name, password=PASSWORD, is_staff=True)
        person.groups.add(Group.objects.get(name=group))
        context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=site)
        contexts.append(context)
        page = complaints.watch(context.new_page())
        page.goto("/desk/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        return page

    yield logged_in
    for context in contexts:
        context.close()


def written_by(name: str) -> Brief:
    brief = factories.make_ready_brief(title="Sea lanes after the summit")
    history.record(brief, by=User.objects.get(username=name), reason="added")
    return brief


def test_brief_goes_from_assignment_to_publication_by_three_people(
    log_in: LogIn, reader: Page
) -> None:
    anna, robert = log_in("anna", "Author"), log_in("robert", "Reviewer")
    brief = written_by("anna")
    at = f"/desk/briefs/brief/{brief.pk}/change/"

    anna.goto(at)
    expect(anna.get_by_role("link", name="Approve…")).to_have_count(0)
    anna.get_by_role("link", name="Submit for review…").click()
    anna.get_by_label("Who reviews it").select_option(label="robert")
    day = timezone.localdate() + timedelta(days=1)
    anna.get_by_label("By which day").fill(day.isoformat())
    anna.get_by_role("button", name="Submit").click()
    expect(anna.get_by_text("The brief is in review.")).to_be_visible()

    robert.goto("/desk/")
    waits = robert.get_by_role("region", name="You are asked to review")
    waits.get_by_role("link", name="Sea lanes after the summit").click()
    robert.get_by_role("link", name="Send back…").click()
    robert.get_by_label("What is to be mended").fill("Name the ministries.")
    robert.get_by_role("button", name="Send it back").click()

    anna.goto("/desk/")
    back = anna.get_by_role("region", name="Sent back to you")
    expect(back).to_contain_text("Name the ministries.")
    back.get_by_role("link", name="Sea lanes after the summit").click()
    anna.locator("#id_analysis").fill("Two ministries have signed; neither says for how long.")
    anna.get_by_role("button", name="Save and continue editing").click()
    anna.get_by_role("link", name="Submit for review…").click()
    anna.get_by_role("button", name="Submit").click()

    robert.goto(at)
    robert.get_by_role("link", name="Approve…").click()
    robert.get_by_role("button", name="Approve this text").click()
    expect(robert.locator(".stage [aria-current=step]")).to_have_text("approved")
    expect(robert.get_by_role("link", name="Publish…")).to_have_count(0)

    publish(log_in("pia", "Publisher"))
    reader.goto(f"/briefs/{brief.slug}/")
    expect(reader.get_by_text("Two ministries have signed")).to_be_visible()


def publish(page: Page) -> None:
    page.goto("/desk/")
    ready = page.get_by_role("region", name="Approved, to be published")
    ready.get_by_role("link", name="Sea lanes after the summit").click()
    page.get_by_role("button", name="Publish edition 1").click()
    expect(page.get_by_text("Edition 1 is made: readers see it now.")).to_be_visible()
    expect(page.locator(".stage [aria-current=step]")).to_have_text("published")


def test_publisher_approves_no_text_of_their_own(log_in: LogIn) -> None:
    page = log_in("pia", "Publisher")
    brief = written_by("pia")
    page.goto(f"/desk/brief/{brief.pk}/publish/")
    expect(page.get_by_text("somebody else has to approve it")).to_be_visible()
    expect(page.get_by_label("I have read this text and approve it")).to_have_count(0)
    page.get_by_role("button", name="Publish edition 1").click()
    expect(page.get_by_text("Nobody has approved this text yet.").first).to_be_visible()
    assert not Edition.objects.filter(brief=brief).exists()


@pytest.mark.parametrize("is_let_through", [True, False])
def test_schedule_comes_due_and_the_gate_is_asked_again(
    log_in: LogIn, reader: Page, is_let_through: bool
) -> None:
    page = log_in("pia", "Publisher")
    brief = factories.make_ready_brief(title="Sea lanes after the summit")
    page.goto(f"/desk/brief/{brief.pk}/publish/")
    page.get_by_label("I have read this text and approve it").check()
    later = timezone.localtime() + timedelta(days=2)
    page.get_by_label("Publish later, at (UTC)").fill(later.strftime("%Y-%m-%dT%H:%M"))
    page.get_by_role("button", name="Publish edition 1").click()
    expect(page.get_by_text("readers will see it from")).to_contain_text("UTC")
    answer = reader.goto(f"/briefs/{brief.slug}/")
    assert answer is not None
    assert answer.status == 404

    edition = brief.editions.get()
    if not is_let_through:
        edition.agreements.get().evidence.filter(aspect="kind").delete()
    make_due(edition)
    answer = reader.goto(f"/briefs/{brief.slug}/")
    assert answer is not None
    assert answer.status == (200 if is_let_through else 404)
    page.goto("/desk/")
    held = page.get_by_role("region", name="Held back by the gate at their time")
    if is_let_through:
        expect(held).to_have_count(0)
    else:
        expect(held).to_contain_text("No passage supports the kind")

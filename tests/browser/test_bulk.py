"""Many briefs decided on at once, with a report of what was refused and why."""

from __future__ import annotations

from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from briefs import history
from briefs.approval.deciding import submit
from briefs.brief import Brief
from tests import factories
from tests.browser.test_workflow import LogIn, log_in  # noqa: F401 - a fixture


def in_review(title: str, by: User) -> Brief:
    brief = factories.make_ready_brief(title=title)
    history.record(brief, by=by, reason="added")
    submit(brief=brief, version=brief.version, by=by)
    return brief


def choose(page: Page, *titles: str) -> None:
    page.goto("/desk/briefs/brief/?state=in+review")
    for title in titles:
        page.get_by_role("row", name=title).get_by_role("checkbox").check()
    page.get_by_label("Action:").select_option(label="Approve…")
    page.get_by_role("button", name="Go").click()


def test_many_briefs_are_approved_and_an_own_text_is_refused_with_the_reason(
    log_in: LogIn,  # noqa: F811
) -> None:
    page = log_in("robert", "Reviewer")
    anna, robert = User.objects.create_user("anna"), User.objects.get(username="robert")
    theirs = [in_review("Sea lanes", anna), in_review("Tariffs", anna)]
    own = in_review("Fisheries", robert)
    choose(page, "Sea lanes", "Tariffs", "Fisheries")
    expect(page.get_by_role("region", name="What is chosen")).to_contain_text("3 chosen")
    page.get_by_role("button", name="Approve").click()
    refused = page.get_by_role("region", name="Refused")
    expect(refused).to_contain_text("Fisheries")
    expect(refused).to_contain_text("somebody else has to approve it")
    page.reload()
    expect(refused).to_contain_text("Fisheries")
    stages = Brief.objects.filter(pk__in=[b.pk for b in (*theirs, own)]).order_by("pk")
    assert list(stages.values_list("stage", flat=True)) == ["approved", "approved", "in_review"]

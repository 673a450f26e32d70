"""Who else has a record open: told at once, and told without loading the page again."""

from __future__ import annotations

from django.contrib.auth.models import User
from playwright.sync_api import expect

from briefs import presence
from briefs.brief import Brief
from tests.browser.test_accessibility import violations
from tests.browser.test_conflict import opened
from tests.browser.test_conflict import visits as visits  # a fixture
from tests.browser.test_review import Visits, desk  # noqa: F401 - a fixture


def test_other_editor_is_shown_at_once_and_while_the_page_stays_open(visits: Visits) -> None:
    brief = Brief.objects.get()
    kim = User.objects.create_user("kim", first_name="Kim", is_staff=True)
    page = opened(visits.log_in(bypass_csp=True), brief)
    expect(page.locator("p.presence:visible")).to_have_count(0)
    presence.note(presence.name_of(brief), kim)
    expect(page.locator("#presence .presence")).to_contain_text(
        "Kim has this open since", timeout=25_000
    )
    assert [one for one in violations(page) if "presence" in one] == []
    presence.note(presence.name_of(brief), kim)
    plain = opened(visits.log_in(java_script_enabled=False), brief)
    expect(plain.locator("#presence")).to_contain_text("Kim has this open since")
    with plain.expect_popup() as asked:
        plain.get_by_role("link", name="Who else has this open now?").click()
    expect(asked.value.get_by_text("Kim has this open since")).to_be_visible()

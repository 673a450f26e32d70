"""Typing that was not saved: kept in the browser, offered back, forgotten once it is safe."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from playwright.sync_api import Page, expect

from briefs.brief import Brief
from tests.browser.conftest import PASSWORD
from tests.browser.test_accessibility import violations
from tests.browser.test_conflict import opened, save
from tests.browser.test_conflict import visits as visits  # a fixture
from tests.browser.test_review import Visits, desk  # noqa: F401 - a fixture
from tests.logins import end_every_login

COPIES = "Object.keys(localStorage).filter((key) => key.startsWith('desk-typed:')).length"


def offered(page: Page) -> Any:
    return page.get_by_role("region", name="Unsaved typing")


def until_kept(page: Page, *, copies: int = 1) -> None:
    """Until the browser has so many copies; the policy of the page forbids to wait by a script.

    A page shows its message before its scripts have run, which forget what is saved.
    """
    for _ in range(50):
        if page.evaluate(COPIES) == copies:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"the browser keeps {page.evaluate(COPIES)} copies, not {copies}")


def typed(page: Page) -> Page:
    """The brief with a text and a tag that nobody has saved, and the copy of them."""
    opened(page, Brief.objects.get())
    page.locator("#id_analysis").fill("Typed and not saved.")
    until_kept(page)
    return page


def test_text_is_offered_after_a_crash_and_forgotten_after_the_save(visits: Visits) -> None:
    page = typed(visits.log_in())
    page.locator("#tagged_items-group .add-row a").click()
    page.locator("[name=references-0-citation]").fill("Another book.")
    page.wait_for_timeout(2500)
    again = page.context.new_page()
    page.close()  # no question is asked: the tab is gone
    opened(again, Brief.objects.get())
    expect(offered(again)).to_contain_text("and did not save it")
    offered(again).get_by_role("button", name="Show").click()
    expect(offered(again)).to_contain_text("Another book.")
    offered(again).get_by_role("button", name="Restore").click()
    expect(again.locator("#id_analysis")).to_have_value("Typed and not saved.")
    expect(again.locator("[name=tagged_items-TOTAL_FORMS]")).to_have_value("2")
    again.locator("[name=tagged_items-TOTAL_FORMS]").evaluate("field => { field.value = 1; }")
    save(again)
    expect(again.get_by_text("was changed successfully")).to_be_visible()
    assert Brief.objects.get().analysis == "Typed and not saved."
    assert Brief.objects.get().references.get().citation == "Another book."
    until_kept(again, copies=0)


def log_in_again(page: Page) -> None:
    expect(page.get_by_text("Nothing is saved yet")).to_be_visible()
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


@pytest.mark.parametrize("js", [True, False])
def test_text_of_a_stale_tab_meets_the_others_after_a_restart(visits: Visits, js: bool) -> None:
    """The login is gone, and the other editor has saved: nothing typed is lost or laid over it."""
    page = opened(visits.log_in(java_script_enabled=js), Brief.objects.get())
    page.locator("#id_analysis").fill("Typed and not saved.")
    other = opened(visits.log_in(), Brief.objects.get())
    other.locator("#id_summary").fill("Theirs.")
    save(other)
    expect(other.get_by_text("was changed successfully")).to_be_visible()
    other.wait_for_load_state()  # the list has scripts of its own, which ask for a login too
    end_every_login()
    cache.clear()
    save(page)
    log_in_again(page)
    expect(page.get_by_text("You are logged in now; nothing is saved yet.")).to_be_visible()
    expect(page.get_by_text("Typed and not saved.")).to_be_visible()
    page.get_by_role("button", name="Save it now").press("Enter")
    expect(page.get_by_text("was changed by someone else")).to_be_visible()
    page.get_by_role("button", name="Save what is chosen").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    brief = Brief.objects.get()
    assert (brief.summary, brief.analysis) == ("Theirs.", "Typed and not saved.")
    if js:
        until_kept(page, copies=0)


def test_text_goes_on_being_written_after_the_login_was_lost(visits: Visits) -> None:
    page = typed(visits.log_in())
    end_every_login()
    save(page)
    log_in_again(page)
    page.get_by_role("button", name="Go on editing it first").click()
    expect(page.get_by_text("It is not saved yet.")).to_be_visible()
    expect(page.locator("#id_analysis")).to_have_value("Typed and not saved.")
    expect(offered(page)).to_have_count(0)
    page.wait_for_timeout(600)
    again = page.context.new_page()
    page.close()
    opened(again, Brief.objects.get())
    expect(offered(again)).to_have_count(1)


def test_text_is_offered_after_a_login_that_came_first(visits: Visits) -> None:
    page = typed(visits.log_in())
    end_every_login()
    again = page.context.new_page()
    page.close()
    opened(again, Brief.objects.get())
    again.get_by_label("Username").fill("editor")
    again.get_by_label("Password").fill(PASSWORD)
    again.get_by_role("button", name="Log in").click()
    expect(offered(again)).to_contain_text("and did not save it")


def test_text_of_one_account_is_not_offered_to_the_next_at_the_same_browser(
    visits: Visits,
) -> None:
    page = typed(visits.log_in())
    other = User.objects.create_user("kim", password=PASSWORD, is_staff=True)
    other.groups.add(Group.objects.get(name="Author"))
    end_every_login()
    again = page.context.new_page()
    page.close()
    opened(again, Brief.objects.get())
    again.get_by_label("Username").fill("kim")
    again.get_by_label("Password").fill(PASSWORD)
    again.get_by_role("button", name="Log in").click()
    expect(again.locator("#id_analysis")).to_be_visible()
    again.wait_for_timeout(600)
    expect(offered(again)).to_have_count(0)
    assert "Typed and not saved." not in again.content()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_pages_of_a_lost_login_are_accessible_and_fit(
    visits: Visits, width: int, scheme: str
) -> None:
    like = {"viewport": {"width": width, "height": 860}, "color_scheme": scheme}
    page = typed(visits.log_in(**like, bypass_csp=True))
    end_every_login()
    save(page)
    expect(page.get_by_text("Nothing is saved yet")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    log_in_again(page)
    expect(page.get_by_role("button", name="Save it now")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_leaving_asks_only_when_something_is_unsaved(visits: Visits) -> None:
    page = opened(visits.log_in(), Brief.objects.get())
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#id_analysis").click()
    page.goto("/desk/")
    assert asked == []
    typed(page)
    page.goto("/desk/")
    assert asked == ["beforeunload"]
    opened(page, Brief.objects.get())
    offered(page).get_by_role("button", name="Discard").click()
    until_kept(page, copies=0)
    expect(offered(page)).to_have_count(0)


def test_nothing_is_left_behind_by_who_logs_out(visits: Visits) -> None:
    page = typed(visits.log_in())
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_text("Logged out", exact=False).first).to_be_visible()
    until_kept(page, copies=0)


def test_text_of_another_living_tab_is_not_offered(visits: Visits) -> None:
    page = typed(visits.log_in())
    other = opened(page.context.new_page(), Brief.objects.get())
    other.wait_for_timeout(600)
    expect(offered(other)).to_have_count(0)


def test_new_agreement_is_offered_back_too(visits: Visits) -> None:
    page = visits.log_in()
    page.goto("/desk/agreements/agreement/add/")
    page.locator("#id_title").fill("A treaty half typed")
    until_kept(page)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    offered(page).get_by_role("button", name="Restore").click()
    expect(page.locator("#id_title")).to_have_value("A treaty half typed")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_offer_is_accessible_and_fits(visits: Visits, width: int, scheme: str) -> None:
    like = {"viewport": {"width": width, "height": 860}, "color_scheme": scheme}
    page = typed(visits.log_in(**like, bypass_csp=True))
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    offered(page).get_by_role("button", name="Show").click()
    assert [one for one in violations(page) if ".unsaved" in one] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_long_brief_with_its_items_comes_back_whole(visits: Visits) -> None:
    """10,000 words, and lists that stand in the form as items."""
    body = "\n\n".join(f"Paragraph {n} " + "of some words " * 33 for n in range(100))
    Brief.objects.update(context=body, recommendations="1. Ask.\n2. Wait.")
    page = opened(visits.log_in(), Brief.objects.get())
    page.locator("#id_context").fill(body.replace("Paragraph 50 ", "Paragraph fifty "))
    page.get_by_role("textbox", name="Recommendations, item 2").fill("Do not wait.")
    page.get_by_role("textbox", name="Key messages, item 1").fill("Nine texts.")
    until_kept(page)
    page.wait_for_timeout(2_500)
    again = page.context.new_page()
    page.close()
    opened(again, Brief.objects.get())
    offered(again).get_by_role("button", name="Restore").click()
    expect(again.get_by_role("textbox", name="Recommendations, item 2")).to_have_value(
        "Do not wait."
    )
    expect(again.get_by_role("textbox", name="Key messages, item 1")).to_have_value("Nine texts.")
    save(again)
    expect(again.get_by_text("was changed successfully")).to_be_visible()
    brief = Brief.objects.get()
    assert "Paragraph fifty " in brief.context
    assert brief.recommendations == "1. Ask.\n2. Do not wait."
    assert brief.key_messages.startswith("Nine texts.")


def test_two_tabs_of_one_brief_keep_a_copy_each_and_meet_when_both_save(visits: Visits) -> None:
    page = typed(visits.log_in())
    other = opened(page.context.new_page(), Brief.objects.get())
    other.locator("#id_summary").fill("In the other tab.")
    other.wait_for_timeout(800)
    until_kept(page, copies=2)
    save(other)
    expect(other.get_by_text("was changed successfully")).to_be_visible()
    until_kept(page, copies=1)
    save(page)
    expect(page.get_by_text("was changed by someone else")).to_be_visible()
    page.get_by_role("button", name="Save what is chosen").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    brief = Brief.objects.get()
    assert (brief.summary, brief.analysis) == ("In the other tab.", "Typed and not saved.")
    until_kept(page, copies=0)


def test_text_typed_in_a_brief_deleted_since_is_offered_at_the_desk(visits: Visits) -> None:
    page = typed(visits.log_in(bypass_csp=True))
    again = page.context.new_page()
    page.close()
    brief = Brief.objects.get()
    address = f"/desk/briefs/brief/{brief.pk}/change/"
    brief.delete()
    again.goto(address)
    expect(again.get_by_text("Perhaps it was deleted?")).to_be_visible()
    expect(offered(again)).to_contain_text("and did not save it: Nairobi and Lima")
    offered(again).get_by_role("button", name="Show").click()
    expect(offered(again)).to_contain_text("Typed and not saved.")
    assert [one for one in violations(again) if ".unsaved" in one] == []
    offered(again).get_by_role("button", name="Discard").click()
    until_kept(again, copies=0)

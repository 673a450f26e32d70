"""Going away from unsaved typing and coming back: by Back, by a second click, by logging out."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from briefs.agreements.models import Agreement
from briefs.brief import Brief
from tests.browser.conftest import Complaints
from tests.browser.test_conflict import at_odds, opened, save
from tests.browser.test_conflict import visits as visits  # a fixture
from tests.browser.test_review import Visits, desk  # noqa: F401 - a fixture
from tests.browser.test_unsaved import offered, typed, until_kept

THROWS = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("told to store nothing", "SecurityError"); },
})"""
NONE = "Object.defineProperty(window, 'localStorage', { value: null })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


def asked_when_leaving(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    return asked


def type_and_go_back(page: Page) -> None:
    opened(page, Brief.objects.get())
    page.locator("#id_analysis").fill("Typed over the first version.")
    page.goto("/desk/")


@pytest.mark.parametrize("js", [True, False])
def test_text_that_a_browser_fills_in_going_back_is_not_laid_over_a_newer_version(
    visits: Visits, js: bool
) -> None:
    """A form that is new and a text that is old would overwrite the other editor unseen."""
    page = visits.log_in(java_script_enabled=js)
    asked_when_leaving(page)
    type_and_go_back(page)
    other = opened(visits.log_in(), Brief.objects.get())
    other.locator("#id_analysis").fill("Theirs.")
    save(other)
    page.go_back()
    expect(page.locator("#id_analysis")).to_have_value("Theirs.")
    if not js:
        return
    offered(page).get_by_role("button", name="Restore").click()
    expect(page.locator("#id_analysis")).to_have_value("Typed over the first version.")
    save(page)
    expect(page.get_by_text("was changed by someone else")).to_be_visible()
    assert Brief.objects.get().analysis == "Theirs."


@pytest.mark.parametrize("js", [True, False])
def test_text_comes_back_going_back_while_nobody_else_has_saved(visits: Visits, js: bool) -> None:
    page = visits.log_in(java_script_enabled=js)
    asked = asked_when_leaving(page)
    type_and_go_back(page)
    page.go_back()
    expect(page.locator("#id_analysis")).to_have_value("Typed over the first version.")
    if js:
        until_kept(page)
        page.locator("#id_summary").click()
        page.goto("/desk/")
        assert asked == ["beforeunload", "beforeunload"]
        page.go_back()
    save(page)
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    assert Brief.objects.get().analysis == "Typed over the first version."


def test_second_click_on_save_sends_nothing(visits: Visits) -> None:
    page = visits.log_in()
    page.goto("/desk/agreements/agreement/add/")
    page.locator("#id_title").fill("Saved once")
    page.locator("#id_kind").select_option("treaty")
    sent: list[str] = []

    def slowly(route: Any) -> None:
        sent.append(route.request.method)
        time.sleep(0.4)
        route.continue_()

    page.route("**/agreement/add/**", slowly)
    page.evaluate(
        """() => {
          const save = () => document.querySelector("[name=_save]").click();
          [1, 150].forEach((at) => setTimeout(save, at));
        }"""
    )
    expect(page.get_by_text("was added successfully")).to_be_visible()
    assert sent.count("POST") == 1
    assert Agreement.objects.filter(title="Saved once").count() == 1


def test_page_of_a_conflict_asks_before_it_is_left(visits: Visits) -> None:
    page = at_odds(visits)
    asked = asked_when_leaving(page)
    page.get_by_label("Keep mine").first.check()
    page.goto("/desk/")
    assert asked == ["beforeunload"]
    opened(page, Brief.objects.get())
    expect(offered(page)).to_contain_text("saved by someone")


def test_page_of_a_conflict_does_not_ask_who_saves_or_leaves_it_as_it_is(visits: Visits) -> None:
    page = at_odds(visits)
    asked = asked_when_leaving(page)
    page.get_by_role("link", name="Leave it as it is stored").click()
    expect(page.locator("#id_summary")).to_have_value("Their summary.")
    assert asked == []


def test_logging_out_asks_first_and_who_stays_keeps_the_text(visits: Visits) -> None:
    page = typed(visits.log_in())
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_role("button", name="Log out").click()
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    until_kept(page, copies=1)
    expect(page.locator("#id_analysis")).to_have_value("Typed and not saved.")


def test_saving_in_one_tab_keeps_what_another_one_has_sent_in_vain(visits: Visits) -> None:
    page = at_odds(visits)
    other = opened(page.context.new_page(), Brief.objects.get())
    other.locator("#id_recommendations").evaluate("area => { area.value = 'Saved elsewhere.'; }")
    save(other)
    expect(other.get_by_text("was changed successfully")).to_be_visible()
    page.close()
    opened(other, Brief.objects.get())
    expect(offered(other)).to_contain_text("and did not save it")


@pytest.mark.parametrize("browser_says", [THROWS, NONE, FULL], ids=["throws", "none", "full"])
def test_browser_that_stores_nothing_says_so_and_the_form_works(
    visits: Visits, complaints: Complaints, browser_says: str
) -> None:
    page = visits.log_in()
    own_errors: list[str] = []
    page.on("pageerror", lambda error: own_errors.append(error.stack or ""))
    page.add_init_script(browser_says)
    opened(page, Brief.objects.get())
    asked = asked_when_leaving(page)
    expect(page.get_by_role("toolbar")).to_have_count(5)
    page.locator("#id_analysis").fill("Typed.")
    expect(page.get_by_text("This browser keeps no copy")).to_have_count(1)
    page.goto("/desk/")
    assert asked == ["beforeunload"]
    assert [stack for stack in own_errors if "/static/desk/" in stack] == []
    complaints.clear()  # Django's own scripts ask the browser too


def test_full_browser_gives_up_what_was_saved_before_what_was_not(visits: Visits) -> None:
    page = visits.log_in()
    opened(page, Brief.objects.get())
    page.evaluate(
        """() => {
          const [user, at] = [document.querySelector("meta[name=desk-user]").content, Date.now()];
          const put = (name, copy) => localStorage.setItem(
            `desk-typed:${user}:${name}`, JSON.stringify({ path: "/x/", fields: {}, at, ...copy }));
          put("unsent", { at: at - 1000 });
          put("sent", { sent: true });
          const set = Storage.prototype.setItem;
          Storage.prototype.setItem = function (key, text) {
            if (this.length > 2) throw new DOMException("full", "QuotaExceededError");
            set.call(this, key, text);
          };
        }"""
    )
    page.locator("#id_analysis").fill("Typed and not saved.")
    page.wait_for_timeout(800)
    kept = page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('desk-typed:'))")
    assert [key for key in kept if key.endswith(":unsent")]
    assert not [key for key in kept if key.endswith(":sent")]

"""Typing that was not saved on the desk's other forms: a decision, a review, an import."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Browser, Page, expect

from briefs.agreements.models import Agreement
from briefs.brief import Author, Brief
from briefs.importer.run import import_documents
from briefs.sources.models import Source
from briefs.tags.models import Tag
from tests import factories
from tests.browser.conftest import Complaints
from tests.browser.test_leaving import asked_when_leaving
from tests.browser.test_review import Visits, at_work, desk, value  # noqa: F401 - a fixture
from tests.browser.test_unsaved import offered, until_kept


@pytest.fixture
def visits(browser: Browser, desk: str, complaints: Complaints, seed: Path) -> Any:  # noqa: F811
    import_documents([seed], by=None)
    visits = Visits(browser, desk, complaints)
    yield visits
    visits.close()


def crashed(page: Page, address: str) -> Page:
    """The same page after the tab was gone without a question."""
    again = page.context.new_page()
    page.close()
    again.goto(address)
    return again


@pytest.mark.parametrize("model", [Agreement, Author, Tag, Source, Brief])
def test_form_of_every_record_asks_only_when_something_was_typed(
    visits: Visits, model: Any
) -> None:
    User.objects.get().groups.add(Group.objects.get(name="Publisher"))
    row = model.objects.first() or factories.make_author()
    options = row._meta
    page = visits.log_in()
    asked = asked_when_leaving(page)
    address = f"/desk/{options.app_label}/{options.model_name}"
    pages = [f"{address}/{row.pk}/change/"] + [f"{address}/add/"] * (model is not Source)
    of_the_record = ":not([name^=_])"  # what only searches beside the form is no text of it
    control = f"#content-main form input[type=text]{of_the_record}, #content-main form textarea"
    for place in pages:
        page.goto(place)
        page.locator(control).first.click()
        page.wait_for_timeout(400)
        page.goto("/desk/")
        assert asked == [], place
        page.goto(place)
        page.locator(control).first.fill("Typed")
        until_kept(page)
        page.goto("/desk/")
        assert asked == ["beforeunload"], place
        page.goto(place)
        offered(page).get_by_role("button", name="Restore").click()
        expect(page.locator(control).first).to_have_value("Typed")
        page.evaluate("localStorage.clear()")
        page.get_by_role("link", name="The desk").first.click()
        asked.clear()


def test_text_pasted_for_an_import_is_offered_back_and_forgotten_once_it_is_in(
    visits: Visits,
) -> None:
    page = visits.log_in()
    page.goto("/desk/import/")
    page.get_by_label("Or paste the text").fill("Ministers met\n\nThey signed two agreements.")
    until_kept(page)
    page = crashed(page, "/desk/import/")
    offered(page).get_by_role("button", name="Restore").click()
    expect(page.get_by_label("Or paste the text")).to_have_value(
        "Ministers met\n\nThey signed two agreements."
    )
    asked = asked_when_leaving(page)
    page.get_by_role("button", name="Make drafts").click()
    expect(page).not_to_have_url("/desk/import/")
    page.wait_for_timeout(300)
    assert asked == []
    until_kept(page, copies=0)


def test_value_half_corrected_in_the_review_is_kept_until_it_is_saved(visits: Visits) -> None:
    page = visits.review()
    address = page.url
    asked = asked_when_leaving(page)
    line = value(page, "party", "China")
    line.locator("summary", has_text="Correct").click()
    line.get_by_role("textbox").first.fill("People’s Republic of China")
    until_kept(page)
    page.goto("/desk/")
    assert asked == ["beforeunload"]
    page = crashed(page, address)
    page.get_by_role("button", name="Restore").click()
    field = page.locator("details[open] .small-form input:not([type=hidden])").first
    expect(field).to_have_value("People’s Republic of China")
    page.locator("details[open] .small-form").get_by_role("button", name="Save").click()
    at_work(page)
    expect(value(page, "party", "China")).to_contain_text("corrected")
    page.wait_for_timeout(600)
    until_kept(page, copies=0)


def test_other_form_of_the_review_stays_kept_when_one_is_sent(visits: Visits) -> None:
    page = visits.review()
    address = page.url
    page.locator("#new-words summary").click()
    page.locator("#new-words textarea, #new-words input:not([type=hidden])").first.fill("Half")
    until_kept(page)
    value(page, "party", "China").get_by_role("button", name="Accept").click()
    at_work(page)
    page.wait_for_timeout(400)
    page = crashed(page, address)
    expect(offered(page)).to_have_count(1)
    page.get_by_role("button", name="Restore").click()
    control = page.locator("#new-words textarea, #new-words input:not([type=hidden])").first
    expect(control).to_have_value("Half")


def test_reason_of_a_decision_is_kept_but_not_the_version_it_was_based_on(
    visits: Visits,
) -> None:
    User.objects.get().groups.add(Group.objects.get(name="Publisher"))
    brief = factories.make_ready_brief()
    factories.make_edition(brief)
    page = visits.log_in()
    address = f"/desk/brief/{brief.pk}/withdraw/"
    page.goto(address)
    page.get_by_label("The reason").fill("It was wrong.")
    until_kept(page)
    Brief.objects.filter(pk=brief.pk).update(version=9)
    page = crashed(page, address)
    offered(page).get_by_role("button", name="Restore").click()
    expect(page.get_by_label("The reason")).to_have_value("It was wrong.")
    expect(page.locator("[name=version]")).to_have_value("9")
    page.locator(".decision button.default").click()
    expect(page.get_by_text("The brief is withdrawn")).to_be_visible()
    until_kept(page, copies=0)

"""What was typed outlives a login that was lost, on the pages that follow and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from briefs.brief import Brief
from tests import factories
from tests.forms import filled
from tests.logins import end_every_login
from tests.test_record_admin import address, words_of

TYPED = "Typed for an hour.\n\n“Quoted” & <b>marked</b>, 漢字."
HERE = {"Origin": "http://testserver"}


def browser(name: str) -> Client:
    """A browser that checks the tokens of forms, with an account logged in."""
    user = User.objects.create_user(name, password="pass", is_staff=True)
    user.groups.add(Group.objects.get(name="Author"))
    client = Client(enforce_csrf_checks=True)
    client.get(reverse("admin:login"))
    log_in(client, name)
    return client


def fields(answer: Any) -> dict[str, str]:
    """The fields of the first form that a person fills in, with those tied to it from outside."""
    page = BeautifulSoup(answer.content, "lxml")
    form = page.select_one("#login-form, .conflict form, .decision form")
    assert form is not None
    outside = page.select(f"[form={form.get('id')}]") if form.get("id") else []
    controls = [*form.select("input[name]"), *outside]
    return {str(one["name"]): str(one.get("value", "")) for one in controls}


def log_in(client: Client, name: str, answer: Any = None) -> Any:
    page = answer or client.get(reverse("admin:login"))
    data = {**fields(page), "username": name, "password": "pass"}
    return client.post(reverse("admin:login"), data)


def typed_in_vain(client: Client, row: Any, **typed: str) -> Any:
    """The answer to a save whose login was lost while somebody typed."""
    data = {**filled(client, address(row)), **typed, "_continue": "1"}
    end_every_login()
    return client.post(address(row), data)


def test_text_waits_through_the_login_and_is_saved_from_the_page_after_it(
    ready_brief: Brief,
) -> None:
    client = browser("kim")
    asked = typed_in_vain(client, ready_brief, analysis=TYPED)
    assert asked.status_code == 403
    assert "Nothing is saved yet" in words_of(asked)
    again = log_in(client, "kim", asked)
    assert TYPED in words_of(again)
    assert client.post(address(ready_brief), fields(again)).status_code == 302
    ready_brief.refresh_from_db()
    assert ready_brief.analysis == TYPED
    assert ready_brief.version == 2


def test_text_goes_back_into_the_form_to_be_written_on(ready_brief: Brief) -> None:
    client = browser("kim")
    again = log_in(client, "kim", typed_in_vain(client, ready_brief, analysis=TYPED))
    form = client.post(address(ready_brief), {**fields(again), "_again": "1"})
    assert form.status_code == 200
    assert "It is not saved yet." in words_of(form)
    data = filled(client, "", form)
    assert data["analysis"].replace("\r\n", "\n") == TYPED
    assert "_again" not in data
    assert Brief.objects.get(pk=ready_brief.pk).version == 1
    assert client.post(address(ready_brief), data).status_code == 302


def test_text_meets_what_another_saved_meanwhile(author: Client, ready_brief: Brief) -> None:
    client = browser("kim")
    asked = typed_in_vain(client, ready_brief, analysis=TYPED)
    author.force_login(User.objects.get(username="author"))
    author.post(address(ready_brief), {**filled(author, address(ready_brief)), "title": "New"})
    again = log_in(client, "kim", asked)
    met = client.post(address(ready_brief), fields(again))
    assert met.status_code == 409
    assert TYPED in words_of(met)
    assert Brief.objects.get(pk=ready_brief.pk).title == "New"


def test_wrong_password_loses_nothing(ready_brief: Brief) -> None:
    client = browser("kim")
    asked = typed_in_vain(client, ready_brief, analysis=TYPED)
    data = {**fields(asked), "username": "kim", "password": "wrong"}
    refused = client.post(reverse("admin:login"), data)
    assert TYPED in words_of(log_in(client, "kim", refused))


def test_text_of_one_account_is_not_shown_to_another_on_the_same_machine(
    ready_brief: Brief,
) -> None:
    client = browser("kim")
    browser("lee")
    asked = typed_in_vain(client, ready_brief, analysis=TYPED)
    refused = log_in(client, "lee", asked)
    assert "was typed by another account" in words_of(refused)
    assert "Typed for an hour" not in words_of(refused)
    assert client.get(reverse("admin:index")).status_code == 302
    assert TYPED in words_of(log_in(client, "kim", refused))


def test_form_from_before_another_login_is_kept_and_sent_again(ready_brief: Brief) -> None:
    """In another tab somebody logged out and in: the token of this form is none any more."""
    client = browser("kim")
    data = {**filled(client, address(ready_brief)), "analysis": TYPED}
    end_every_login()
    log_in(client, "kim")
    stale = client.post(address(ready_brief), data, headers=HERE)
    assert stale.status_code == 403
    assert TYPED in words_of(stale)
    assert client.post(address(ready_brief), fields(stale), headers=HERE).status_code == 302
    assert Brief.objects.get(pk=ready_brief.pk).analysis == TYPED


def test_form_of_one_account_is_not_sent_by_the_next_one(ready_brief: Brief) -> None:
    client = browser("kim")
    browser("lee")
    data = {**filled(client, address(ready_brief)), "analysis": TYPED}
    end_every_login()
    log_in(client, "lee")
    stale = client.post(address(ready_brief), data, headers=HERE)
    assert "Typed for an hour" not in words_of(stale)
    assert TYPED in words_of(log_in(client, "kim", stale))


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", ""])
def test_form_from_elsewhere_is_never_offered_to_be_sent(ready_brief: Brief, origin: str) -> None:
    client = browser("kim")
    headers = {"Origin": origin} if origin else {}
    for _ in range(2):
        answer = client.post(address(ready_brief), {"analysis": "Planted."}, headers=headers)
        assert answer.status_code == 403
        assert "Planted." not in answer.content.decode()
        end_every_login()


@pytest.mark.parametrize("sent", ["", "x", "[]", '["/evil/", [], false]', '[1, [["a"]], 0]'])
def test_login_with_what_is_no_form_of_the_desk_is_a_login(db: None, sent: str) -> None:
    client = browser("kim")
    client.logout()
    page = client.get(reverse("admin:login"))
    data = {**fields(page), "username": "kim", "password": "pass", "sent": sent}
    assert client.post(reverse("admin:login"), data).status_code == 302


def test_password_waits_nowhere(db: None) -> None:
    client = browser("kim")
    end_every_login()
    client.get(reverse("admin:login"))
    token = client.cookies["csrftoken"].value
    data = {"csrfmiddlewaretoken": token, "old_password": "secret", "new_password1": "secret2"}
    answer = client.post(reverse("admin:password_change"), data)
    assert answer.status_code == 302


def test_words_of_an_image_wait_and_its_file_is_asked_for_again(ready_brief: Brief) -> None:
    client = browser("kim")
    page = reverse("admin:brief_images", args=[ready_brief.pk])
    data = {**fields(client.get(page)), "alt": "Two flags", "credit": "Own photo"}
    end_every_login()
    asked = client.post(page, {**data, "file": SimpleUploadedFile("x.png", b"x")})
    again = log_in(client, "kim", asked)
    assert "Files have to be chosen again" in words_of(again)
    form = client.post(page, fields(again))
    assert fields(form)["alt"] == "Two flags"


def test_new_record_waits_too(db: None) -> None:
    client = browser("kim")
    add = reverse("admin:tags_tag_add")
    data = {**filled(client, add), "name": "fisheries", "slug": "fisheries", "kind": "topic"}
    end_every_login()
    again = log_in(client, "kim", client.post(add, data))
    assert client.post(add, fields(again)).status_code == 302
    assert factories.Tag.objects.filter(name="fisheries").exists()

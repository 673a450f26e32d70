"""From where: the request, through a proxy only if there is one, or the command line."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from briefs import audit
from briefs.audit.models import Act
from briefs.audit.whence import remembered, whence


def answered(request: HttpRequest, user: Any = None) -> Act:
    request.user = user or AnonymousUser()

    def view(request: HttpRequest) -> HttpResponse:
        audit.note(act=audit.Verb.SAVED)
        return HttpResponse()

    remembered(view)(request)
    return Act.objects.newest()[0]


def test_act_in_a_request_is_of_whoever_is_logged_in(db: None) -> None:
    user = User.objects.create_user("ada")
    act = answered(RequestFactory(headers={"user-agent": "Browser/1\x07 é"}).get("/"), user)
    assert (act.by, act.by_name, act.address) == (user, "ada", "127.0.0.1")
    assert act.agent.startswith("Browser/1 ")
    assert whence().address is None  # forgotten after the answer


def test_act_of_a_visitor_has_an_address_and_no_name(db: None) -> None:
    act = answered(RequestFactory().get("/", REMOTE_ADDR="2001:db8::1"))
    assert (act.by, act.by_name, act.address) == (None, "", "2001:db8::1")


@pytest.mark.parametrize(
    ("behind", "forwarded", "address"),
    [
        (False, "203.0.113.5", "10.0.0.1"),
        (True, "198.51.100.1, 203.0.113.5", "203.0.113.5"),
        (True, "203.0.113.5:4711", "203.0.113.5"),
        (True, "[2001:db8::2]:4711", "2001:db8::2"),
        (True, "fe80::1%eth0", "fe80::1"),
        (True, "nonsense", "10.0.0.1"),
        (True, "", "10.0.0.1"),
    ],
)
def test_address_behind_a_proxy_is_the_last_that_was_forwarded(
    db: None, settings: Any, behind: bool, forwarded: str, address: str
) -> None:
    settings.BEHIND_PROXY = behind
    request = RequestFactory(headers={"x-forwarded-for": forwarded}).get(
        "/", REMOTE_ADDR="10.0.0.1"
    )
    assert answered(request).address == address


def test_request_over_a_socket_has_no_address(db: None) -> None:
    assert answered(RequestFactory().get("/", REMOTE_ADDR="")).address is None


def test_act_of_a_command_names_it_without_its_options(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["./manage.py", "import_sources", "--key=secret"])
    act = audit.note(act=audit.Verb.SAVED)
    assert (act.agent, act.address, act.by) == ("command line: import_sources", None, None)
    monkeypatch.setattr(sys, "argv", ["gunicorn"])
    assert whence().agent == "command line"


def test_given_person_counts_over_the_one_who_is_logged_in(db: None) -> None:
    ada, bob = User.objects.create_user("ada"), User.objects.create_user("bob")
    request = RequestFactory().get("/")
    request.user = ada
    remembered(lambda _: HttpResponse(audit.note(act=audit.Verb.SAVED, by=bob)))(request)
    assert Act.objects.get().by == bob

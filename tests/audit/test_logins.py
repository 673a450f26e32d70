"""Who comes to the desk, who leaves it and who is turned away is noted."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from briefs.audit.models import Act


def acts() -> list[Act]:
    return list(Act.objects.order_by("at", "pk"))


def log_in(client: Client, name: str, password: str) -> Any:
    data = {"username": name, "password": password, "next": "/desk/"}
    return client.post(reverse("admin:login"), data)


def test_log_in_and_log_out_are_acts_of_the_account(db: None) -> None:
    user = User.objects.create_user("ada", password="pass", is_staff=True)
    client = Client(REMOTE_ADDR="203.0.113.7")
    client.get(reverse("admin:login"))
    log_in(client, "ada", "pass")
    client.post(reverse("admin:logout"))
    client.post(reverse("admin:logout"))
    assert [(a.act, a.by, a.subject_name, a.address) for a in acts()] == [
        ("logged_in", user, "ada", "203.0.113.7"),
        ("logged_out", user, "ada", "203.0.113.7"),
    ]


@pytest.mark.parametrize(
    ("name", "password", "subject"),
    [
        ("ada", "wrong", "ada"),
        ("hunter2", "x", ""),
        ("ada\x00", "x", ""),
        ("reader", "pass", "reader"),
    ],
)
def test_failed_log_in_is_noted_and_what_was_typed_is_not(
    db: None, name: str, password: str, subject: str
) -> None:
    User.objects.create_user("ada", password="pass", is_staff=True)
    User.objects.create_user("reader", password="pass")  # has no business at the desk
    assert log_in(Client(), name, password).status_code == 200
    (act,) = acts()
    assert (act.act, act.by, act.by_name) == ("log_in_failed", None, "")
    assert act.subject_name == subject
    assert act.details == ("" if subject else "There is no such account.")


def test_own_password_changed_is_an_act_and_a_refused_one_is_none(db: None) -> None:
    user = User.objects.create_user("ada", password="pass", is_staff=True)
    client = Client()
    client.force_login(user)
    words = {"new_password1": "tr0ub4dor&3", "new_password2": "tr0ub4dor&3"}
    page = reverse("admin:password_change")
    client.post(page, {"old_password": "wrong", **words})
    assert acts() == []
    client.post(page, {"old_password": "pass", **words})
    assert [(act.act, act.by) for act in acts()] == [("password_changed", user)]

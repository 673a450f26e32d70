"""People at the desk, each in one group and with an e-mail address."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client


def person(name: str, group: str, **fields: Any) -> User:
    fields.setdefault("email", f"{name}@example.org")
    user = User.objects.create_user(name, is_staff=True, **fields)
    user.groups.add(Group.objects.get(name=group))
    return user


def at_the_desk(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client

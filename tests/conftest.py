"""Fixtures that every part of the tests may use."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests import factories

# The browser tests need Chromium and a driver, which CI installs.
collect_ignore = [] if os.environ.get("BROWSER_TESTS") else ["browser"]

SEED = Path(__file__).resolve().parent.parent / "seeds" / "000_38427614e4dc7588.txt"


@pytest.fixture(autouse=True)
def plain_static_files(settings: Any) -> None:
    """Pages name their static files without a manifest, which only collectstatic makes."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def schedules_are_looked_at_by_hand(settings: Any) -> None:
    """Or one request in each second would ask the database once more than the others."""
    settings.SCHEDULE_CHECK_SECONDS = float("inf")
    settings.NOTICE_CHECK_SECONDS = float("inf")


@pytest.fixture
def seed() -> Path:
    return SEED


def _client_of(group: str) -> Client:
    user = User.objects.create_user(group.lower(), password="pass", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def author(db: None) -> Client:
    """The admin as a member of the group Author sees it."""
    return _client_of("Author")


@pytest.fixture
def reviewer(db: None) -> Client:
    return _client_of("Reviewer")


@pytest.fixture
def publisher(db: None) -> Client:
    return _client_of("Publisher")


@pytest.fixture
def ready_brief(db: None) -> Any:
    """A brief that the gate lets through, with one agreement and its evidence."""
    return factories.make_ready_brief()

"""Journeys in Debian's Chromium, against a served site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from playwright.sync_api import Browser, ConsoleMessage, Page

from briefs.desk.example import publish_example
from briefs.importer.run import import_documents
from tests.browser.public_pages import fill_site

# Playwright's own loop runs in this thread; Django's database calls here are plain ones.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

PICTURES = Path(__file__).resolve().parent / "pictures"
PASSWORD = "a-long-enough-password"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """SQLite in a file: each thread of the server has a connection of its own, as in production."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(
            tmp_path_factory.mktemp("database") / "browser.sqlite3"
        )


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing: apt-get install chromium"
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": chromium, "args": quiet}


@pytest.fixture
def site(
    browser: Browser,
    transactional_db: None,
    django_db_serialized_rollback: None,
    live_server: Any,
    seed: Path,
    settings: Any,
) -> str:
    """The address of a site of one editor, with the seed imported and the example published.

    The browser is up before the database: Playwright's loop gives this thread other
    connections than it had, which would not know of the rows that each test begins with.
    """
    settings.APPROVE_OWN_TEXT = True
    editor = User.objects.create_user("editor", password=PASSWORD, is_staff=True)
    editor.groups.add(Group.objects.get(name="Publisher"))
    import_documents([seed], by=editor)
    publish_example(by=editor)
    return str(live_server.url)


@pytest.fixture
def full_site(site: str) -> str:
    """The same site with something of every kind, so that every type of page has its content."""
    fill_site()
    return site


class Complaints(list[str]):
    """What the browser complained of: errors on the console, scripts that failed."""

    def watch(self, page: Page) -> Page:
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.append(str(error)))
        return page

    def _note(self, message: ConsoleMessage) -> None:
        # An answer of 404 or 410 is what some journeys are about.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.append(message.text)


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """Watches pages; a violation of the Content-Security-Policy is a console error."""
    noted = Complaints()
    yield noted
    assert not noted


@pytest.fixture
def editor(browser: Browser, site: str, complaints: Complaints) -> Iterator[Page]:
    """A page on which the editor is logged in."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=site)
    page = complaints.watch(context.new_page())
    page.goto("/desk/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    yield page
    context.close()


@pytest.fixture
def reader(browser: Browser, site: str, complaints: Complaints) -> Iterator[Page]:
    """A page of someone without an account and without JavaScript, on a phone."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, base_url=site, java_script_enabled=False
    )
    yield complaints.watch(context.new_page())
    context.close()

"""The page on which an import is undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from briefs.brief import Brief
from briefs.desk import undo_views
from briefs.importer.models import Import
from briefs.importer.run import import_documents
from briefs.sources.models import Source
from tests.importer.formats.made import NEWS


@pytest.fixture
def run(author: Client, tmp_path: Path) -> Import:
    """Three drafts made by an import of the author's."""
    for number, fish in enumerate(("hake", "tuna", "squid")):
        (tmp_path / f"{number}.txt").write_text(NEWS.replace("hake", fish) + f"\n{fish} {fish}.\n")
    made = import_documents([tmp_path], by=User.objects.get(username="author"))
    assert list(made.items.values_list("outcome", flat=True)) == ["created"] * 3
    return made


def page_of(run: Import) -> str:
    return reverse("admin:import_undo", args=[run.pk])


def press(client: Client, run: Import) -> str:
    """Open the page and press the button; the text of the page that follows."""
    page = BeautifulSoup(client.get(page_of(run)).content, "lxml")
    form = page.select_one(".decision form")
    assert form is not None
    data = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    answer = client.post(page_of(run), data, follow=True).content
    return " ".join(BeautifulSoup(answer, "lxml").get_text(" ").split())


def edit_first(run: Import) -> Brief:
    item = run.items.order_by("pk")[0]
    assert item.brief is not None
    brief = item.brief
    Brief.objects.filter(pk=brief.pk).update(title="Mine", version=brief.version + 1)
    return brief


def test_page_says_what_would_go_and_what_stays_and_changes_nothing(
    author: Client, run: Import
) -> None:
    edit_first(run)
    page = " ".join(author.get(page_of(run)).content.decode().split())
    assert "It made <b>3</b> drafts that are still there;" in page
    assert "<b>1</b> of them has been worked on and stays." in page
    assert ">Mine</a>" in page
    assert Brief.objects.count() == 3


def test_undoing_removes_what_nobody_touched_and_lists_what_stays(
    author: Client, run: Import
) -> None:
    brief = edit_first(run)
    said = press(author, run)
    assert "The import is undone. Documents: 2 gone again; 1 kept" in said
    assert "1 document stayed, whole or in part" in said
    assert "edited since" in said
    assert list(Brief.objects.all()) == [brief]
    assert Source.objects.count() == 1
    run.refresh_from_db()
    assert run.undone_at is not None
    assert run.undone_by is not None


def test_undoing_twice_is_said_and_does_nothing(author: Client, run: Import) -> None:
    press(author, run)
    page = author.post(page_of(run), {"documents": "3"}, follow=True).content.decode()
    assert "This import has been undone already." in page


@pytest.mark.parametrize("documents", ["", "2"])
def test_undoing_on_a_page_that_is_not_of_now_is_refused(
    author: Client, run: Import, documents: str
) -> None:
    page = author.post(page_of(run), {"documents": documents}, follow=True).content.decode()
    assert "nothing was undone" in page
    assert Brief.objects.count() == 3


def test_undoing_that_takes_longer_than_a_request_goes_on_with_the_next(
    author: Client, run: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_views, "SECONDS_AT_ONCE", -1.0)
    assert "There is more to undo" in press(author, run)
    assert Brief.objects.count() == 2
    monkeypatch.undo()
    assert "The import is undone. Documents: 2 gone again." in press(author, run)
    assert not Brief.objects.exists()


def test_undoing_is_for_who_started_the_run_or_may_delete(
    author: Client, reviewer: Client, run: Import
) -> None:
    Import.objects.update(started_by=None)
    assert author.get(page_of(run)).status_code == 403
    assert author.post(page_of(run), {"documents": "3"}).status_code == 403
    assert "The import is undone." in press(reviewer, run)


def test_undoing_a_large_run_names_the_command(
    author: Client, run: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = f"manage.py undo_import {run.pk}"
    assert command not in author.get(page_of(run)).content.decode()
    monkeypatch.setattr(undo_views, "MANY", 2)
    assert command in author.get(page_of(run)).content.decode()


def test_undoing_a_run_that_did_not_end_is_warned_of(author: Client, run: Import) -> None:
    Import.objects.update(finished_at=None)
    assert "This import has not ended" in author.get(page_of(run)).content.decode()


def test_undoing_a_run_that_is_not_there_is_not_found(author: Client) -> None:
    assert author.get(reverse("admin:import_undo", args=[99])).status_code == 404


def test_undoing_needs_the_token_of_the_form(run: Import) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username="author"))
    assert client.post(page_of(run), {"documents": "3"}).status_code == 403
    assert Brief.objects.count() == 3

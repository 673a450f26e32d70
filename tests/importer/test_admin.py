"""Runs at the desk: counts, documents, and who is offered to undo them."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from briefs.importer.models import Import, ImportItem
from tests import factories

LIST = "/desk/importer/import/"
DOCUMENTS = "/desk/importer/importitem/"


def make_run(items: int = 0, **fields: Any) -> Import:
    run = Import.objects.create(**{"finished_at": timezone.now(), **fields})
    ImportItem.objects.bulk_create(
        ImportItem(run=run, name=f"{number:04}.txt", outcome="unchanged") for number in range(items)
    )
    return run


def page_of(run: Import) -> str:
    return reverse("admin:importer_import_change", args=[run.pk])


def test_list_of_runs_counts_each_outcome_and_marks_what_did_not_end(author: Client) -> None:
    run = make_run(items=3, origin="in/")
    run.items.create(name="b.exe", outcome="rejected", reason="no")
    make_run(finished_at=None)
    make_run(undone_at=timezone.now())
    page = author.get(LIST).content.decode()
    row = BeautifulSoup(page, "lxml").select("#result_list tbody tr")[-1]
    numbers = [cell.get_text() for cell in row.select("td")][3:8]
    assert numbers == ["0", "0", "3", "0", "1"]
    assert ">not ended</span>" in page
    assert ">undone</span>" in page


def test_list_and_page_of_large_runs_take_few_queries(
    author: Client, django_assert_max_num_queries: Any
) -> None:
    runs = [make_run(items=300) for _ in range(3)]
    with django_assert_max_num_queries(12):
        author.get(LIST)
    with django_assert_max_num_queries(12):
        page = author.get(page_of(runs[0])).content.decode()
    assert "0049.txt" in page
    assert "0050.txt" not in page
    assert "All 300 documents" in page


def test_page_of_a_run_shows_documents_with_reasons_and_their_drafts(author: Client) -> None:
    run, brief = make_run(), factories.make_brief(title="Fish pact")
    run.items.create(name="a.txt", outcome="created", brief=brief)
    run.items.create(name="b.exe", outcome="rejected", reason="b.exe: is a program")
    page = author.get(page_of(run)).content.decode()
    assert "Fish pact" in page
    assert "b.exe: is a program" in page
    assert f"{DOCUMENTS}?run__id__exact={run.pk}&amp;outcome__exact=rejected" in page


def test_list_of_documents_is_of_one_run_and_one_outcome(author: Client) -> None:
    run, other = make_run(items=2), make_run(items=1)
    run.items.create(name="b.exe", outcome="rejected", reason="no")
    data = {"run__id__exact": run.pk, "outcome__exact": "unchanged"}
    page = author.get(DOCUMENTS, data)
    assert [item.name for item in page.context["cl"].result_list] == ["0000.txt", "0001.txt"]
    assert f"{run}: its documents" in page.content.decode()
    assert page_of(run) in page.content.decode()
    assert page_of(other) not in page.content.decode()


@pytest.mark.parametrize("number", ["", "x", "9" * 30, "-1"])
def test_list_of_documents_of_no_run_is_an_answer(author: Client, number: str) -> None:
    assert author.get(DOCUMENTS, {"run__id__exact": number}).status_code in (200, 302, 400)


def test_undoing_is_offered_to_who_started_the_run_and_to_who_may_delete(
    author: Client, reviewer: Client, publisher: Client
) -> None:
    run = make_run(started_by=User.objects.get(username="author"))
    theirs = make_run()
    offers = {
        (client, which.pk): "Undo…" in client.get(page_of(which)).content.decode()
        for client in (author, reviewer, publisher)
        for which in (run, theirs)
    }
    assert [offer for offer in offers if not offers[offer]] == [(author, theirs.pk)]
    undone = make_run(undone_at=timezone.now())
    assert "Undo…" not in publisher.get(page_of(undone)).content.decode()

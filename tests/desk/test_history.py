from __future__ import annotations

import time
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from briefs import history
from briefs.brief import Brief, TaggedBrief
from briefs.history import Snapshot
from tests import factories
from tests.forms import filled


def page(name: str, brief: Brief, *more: Any, **query: str) -> str:
    asked = "&".join(f"{key}={value}" for key, value in query.items())
    return reverse(f"admin:brief_{name}", args=[brief.pk, *more]) + (f"?{asked}" if asked else "")


def saved(client: Client, brief: Brief, **typed: str) -> None:
    address = reverse("admin:briefs_brief_change", args=[brief.pk])
    assert client.post(address, {**filled(client, address), **typed}).status_code == 302


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_list_tells_who_when_why_and_what(author: Client, ready_brief: Brief) -> None:
    saved(author, ready_brief, title="First")
    saved(author, ready_brief, summary="Second.", analysis="Changed.")
    shown = text(author, page("history", ready_brief))
    assert "Summary, analysis" in shown
    assert "Edited" in shown
    assert ">author<" in shown


def test_words_that_changed_are_marked_field_by_field(author: Client, ready_brief: Brief) -> None:
    saved(author, ready_brief, context="Nine texts were signed.")
    saved(author, ready_brief, context="Ten texts were signed.")
    shown = text(author, page("compare", ready_brief, to="s3"))
    assert "<del>Nine</del><ins>Ten</ins> texts were signed." in shown
    assert ">Context</h2>" in shown
    assert ">Analysis</h2>" not in shown


def test_rows_are_shown_as_added_and_removed_by_their_names(
    author: Client, ready_brief: Brief
) -> None:
    saved(author, ready_brief)
    TaggedBrief.objects.create(content_object=ready_brief, tag=factories.make_tag("fisheries"))
    ready_brief.listed_agreements.all().delete()
    saved(author, ready_brief)
    shown = text(author, page("compare", ready_brief, **{"from": "s2", "to": "now"}))
    assert "<ins>fisheries (topic)</ins>" in shown
    assert "<del>1. Agreements between South Korea and China</del>" in shown


def test_live_edition_and_editions_are_compared(author: Client, ready_brief: Brief) -> None:
    factories.make_edition(ready_brief)
    saved(author, ready_brief, summary="Not yet published words.")
    against = text(author, page("compare", ready_brief, **{"from": "live"}))
    assert "Not yet published words." in against
    ready_brief.refresh_from_db()
    factories.make_edition(ready_brief)
    between = text(author, page("compare", ready_brief, **{"from": "e1", "to": "e2"}))
    assert "Not yet published words." in between
    assert "Edition 2" in text(author, page("history", ready_brief))


def test_first_version_is_compared_with_nothing(author: Client, ready_brief: Brief) -> None:
    saved(author, ready_brief, title="A first title")
    assert "<ins>A first title</ins>" in text(author, page("compare", ready_brief, to="s2"))


@pytest.mark.parametrize("key", ["s99", "e1", "live", "x", "s0", "nothing"])
def test_state_that_is_not_there_is_not_found(author: Client, ready_brief: Brief, key: str) -> None:
    saved(author, ready_brief)
    assert author.get(page("compare", ready_brief, to=key)).status_code == 404
    assert author.get(page("restore", ready_brief, key)).status_code == 404


def test_restoring_says_what_changes_and_makes_a_new_version(
    author: Client, ready_brief: Brief
) -> None:
    saved(author, ready_brief, title="The good title")
    saved(author, ready_brief, title="The bad title")
    address = page("restore", ready_brief, "s2")
    assert "<del>bad</del><ins>good</ins>" in text(author, address)
    late = author.post(address, {"version": "2"})
    assert late.status_code == 200
    ready_brief.refresh_from_db()
    assert ready_brief.title == "The bad title"
    # What is shown now is what stands, and can be decided on without loading the page anew.
    assert author.post(address, filled(author, "", late)).status_code == 302
    ready_brief.refresh_from_db()
    assert ready_brief.title == "The good title"
    newest = ready_brief.snapshots.first()
    assert newest is not None
    assert (newest.number, newest.reason, newest.changed) == (
        4,
        "version 2 restored",
        "title, address",
    )


def test_restoring_without_a_version_is_refused(author: Client, ready_brief: Brief) -> None:
    saved(author, ready_brief, title="Once")
    answer = author.post(page("restore", ready_brief, "s2"), {})
    assert "did not say which version" in answer.content.decode()


def test_who_may_only_look_cannot_restore(ready_brief: Brief) -> None:
    history.record(ready_brief, by=None)
    guest = User.objects.create_user("guest", is_staff=True)
    for code in ("view_brief", "view_snapshot"):
        guest.user_permissions.add(Permission.objects.get(codename=code))
    client = Client()
    client.force_login(guest)
    assert "Restore" not in text(client, page("history", ready_brief))
    assert client.get(page("restore", ready_brief, "s1")).status_code == 403


def test_history_of_a_long_brief_is_quick_and_asks_little(
    author: Client, ready_brief: Brief, django_assert_max_num_queries: Any
) -> None:
    """10,000 words and 500 saved versions: the list reads no text, a comparison reads two."""
    long = "\n\n".join(f"Paragraph {n} " + "of some words " * 33 for n in range(100))
    ready_brief.context = long
    data = history.snapshot_of(ready_brief)
    Snapshot.objects.bulk_create(
        Snapshot(brief=ready_brief, number=n, data={**data, "title": f"Title {n}"})
        for n in range(1, 501)
    )
    last = {**data, "context": long.replace("Paragraph 50 ", "Paragraph fifty ")}
    Snapshot.objects.filter(number=500).update(data=last)
    for address in (
        page("history", ready_brief),
        page("history", ready_brief, page="20"),
        page("compare", ready_brief, to="s500"),
    ):
        started = time.perf_counter()
        with django_assert_max_num_queries(11):
            text(author, address)
        assert time.perf_counter() - started < 1

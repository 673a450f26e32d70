"""The home of the desk: each list shows what it is for, and to those it is for."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from briefs import history
from briefs.agreements.models import Agreement
from briefs.approval.deciding import approve, send_back, submit
from briefs.brief import Brief
from briefs.importer.run import import_documents
from briefs.scheduling import clear_due
from tests import factories

pytestmark = pytest.mark.django_db


def home(client: Client) -> dict[str, str]:
    """The text of each list by its name."""
    page = client.get("/desk/").content.decode()
    parts = re.findall(r'<h3 id="list-([a-z-]+)">(.*?)</section>', page, re.S)
    return {name: " ".join(re.sub(r"<[^>]+>", " ", text).split()) for name, text in parts}


def written(by: str, **fields: str) -> Brief:
    brief = factories.make_ready_brief(**fields)
    history.record(brief, by=User.objects.get(username=by), reason="added")
    return brief


def test_assigned_brief_waits_for_its_reviewer_and_is_due_for_everybody(
    author: Client, reviewer: Client
) -> None:
    brief = written("author", title="Sea lanes")
    second, first = User.objects.get(username="reviewer"), User.objects.get(username="author")
    day = timezone.localdate()
    submit(brief=brief, version=1, by=first, reviewer=second, due_on=day)
    assert f"Sea lanes by {day:%-d %B %Y}" in home(reviewer)["asked"]
    assert "asked" not in home(author)
    assert "Sea lanes reviewer" in home(author)["due"]
    brief.assignments.update(due_on=day - timedelta(days=1))
    assert "Sea lanes overdue" in home(reviewer)["asked"]


def test_brief_that_was_sent_back_waits_for_who_wrote_it(author: Client, reviewer: Client) -> None:
    brief = written("author", title="Sea lanes")
    submit(brief=brief, version=1, by=User.objects.get(username="author"))
    assert "Sea lanes" in home(reviewer)["unassigned"]
    assert "unassigned" not in home(author)
    second = User.objects.get(username="reviewer")
    send_back(brief=brief, version=1, by=second, note="Name the ministries.")
    assert "Sea lanes Name the ministries." in home(author)["sent-back"]
    assert "sent-back" not in home(reviewer)
    submit(brief=brief, version=1, by=User.objects.get(username="author"))
    assert "sent-back" not in home(author)


def test_approved_brief_waits_for_those_who_publish(reviewer: Client, publisher: Client) -> None:
    brief = written("publisher", title="Sea lanes")
    submit(brief=brief, version=1, by=User.objects.get(username="publisher"))
    approve(brief=brief, version=1, by=User.objects.get(username="reviewer"))
    assert "Sea lanes" in home(publisher)["approved"]
    assert "approved" not in home(reviewer)


def test_draft_from_an_import_waits_until_somebody_has_written_in_it(
    author: Client, seed: Path
) -> None:
    import_documents([seed], by=User.objects.get(username="author"))
    brief = Brief.objects.get()
    assert brief.title in home(author)["imported"]
    Brief.objects.update(version=2, analysis="Ours.")
    brief.refresh_from_db()
    history.record(brief, by=User.objects.get(username="author"), reason="edited")
    assert "imported" not in home(author)


def test_schedules_are_shown_with_their_time_zone_and_what_the_gate_held_back(
    author: Client, settings: Any
) -> None:
    settings.TIME_ZONE = "Asia/Seoul"
    later = timezone.now() + timedelta(days=2)
    edition = factories.make_edition(
        factories.make_ready_brief(title="Sea lanes"), published_at=later
    )
    assert "Sea lanes scheduled" in home(author)["scheduled"]
    assert "KST" in home(author)["scheduled"]
    edition.agreements.get().evidence.all().delete()
    clear_due(later + timedelta(hours=1))
    lists = home(author)
    assert "scheduled" not in lists
    assert "Sea lanes held back Held back by the gate at its time" in lists["held"]


def test_edition_held_back_by_an_editor_is_no_news(author: Client) -> None:
    later = timezone.now() + timedelta(days=2)
    edition = factories.make_edition(published_at=later)
    edition.held_at, edition.held_reason = timezone.now(), "Not yet."
    edition.save()
    assert "held" not in home(author)


@pytest.mark.parametrize(
    ("status", "day", "is_past"),
    [
        ("planned", "2026-11-23", True),
        ("planned", "2026-11-24", False),
        ("planned", "2026-10", True),
        ("planned", "2026-11", False),
        ("planned", "2025", True),
        ("planned", "2026", False),
        ("planned", "", False),
        ("signed", "2020-01-01", False),
    ],
)
def test_planned_agreement_needs_a_look_once_its_day_has_passed(
    status: str, day: str, is_past: bool
) -> None:
    factories.make_agreement(status=status, status_date=day)
    found = Agreement.objects.past_their_day(date(2026, 11, 24))
    assert found.exists() is is_past


def test_lists_show_six_and_say_that_there_are_more(publisher: Client) -> None:
    for number in range(8):
        Brief.objects.filter(pk=factories.make_brief(title=f"Brief no {number}.").pk).update(
            stage="approved"
        )
    shown = home(publisher)["approved"]
    assert shown.count("Brief no") == 6
    assert "All of them" in shown


def test_home_asks_the_database_as_often_for_many_rows_as_for_few(publisher: Client) -> None:
    client = publisher

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/desk/")
        return len(queries)

    author = User.objects.create_user("somebody")
    first = asked()
    for _ in range(5):
        brief = factories.make_ready_brief()
        submit(brief=brief, version=1, by=author, reviewer=User.objects.get(username="publisher"))
        factories.make_edition()
    assert asked() <= first <= 20


def test_person_without_permissions_sees_no_list(db: None) -> None:
    User.objects.create_user("guest", is_staff=True)
    client = Client()
    client.force_login(User.objects.get(username="guest"))
    factories.make_edition()
    assert home(client) == {}

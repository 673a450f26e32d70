"""Who is told of which step of a brief, and what the letter leaves unsaid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone

from briefs import history
from briefs.agreements.models import Evidence
from briefs.approval.deciding import approve, send_back, submit
from briefs.brief import Brief
from briefs.edition import Edition
from briefs.publishing import publish
from briefs.scheduling import clear_due
from briefs.versioning import StaleVersion, claim
from tests.people import person

pytestmark = pytest.mark.django_db
Letters = Callable[[], dict[str, Any]]


@pytest.fixture
def writer(db: None) -> User:
    return person("writer", "Author", first_name="Wilma", last_name="Writer")


@pytest.fixture
def second(db: None) -> User:
    return person("second", "Reviewer")


@pytest.fixture
def third(db: None) -> User:
    return person("third", "Publisher")


@pytest.fixture
def brief(ready_brief: Brief, writer: User) -> Brief:
    claim(ready_brief, ready_brief.version)
    ready_brief.analysis = "What only the desk may read."
    ready_brief.save()
    history.record(ready_brief, by=writer, reason="edited")
    return ready_brief


@pytest.fixture
def after(django_capture_on_commit_callbacks: Any) -> Any:
    """Runs an act as if it were committed, and gives the letters by their recipients."""

    def run(act: Callable[[], Any]) -> dict[str, Any]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return {letter.to[0].partition("@")[0]: letter for letter in mail.outbox}

    return run


def test_reviewer_is_told_of_a_review_with_its_day_and_note(
    brief: Brief, writer: User, second: User, after: Any
) -> None:
    day = timezone.localdate() + timedelta(days=3)
    letters = after(
        lambda: submit(
            brief=brief,
            version=brief.version,
            by=writer,
            reviewer=second,
            due_on=day,
            note="Mind the second table.",
        )
    )
    assert set(letters) == {"second"}
    said = letters["second"].body
    assert "Wilma Writer asks you to review" in said
    assert str(day.year) in said
    assert "Mind the second table." in said
    assert f"/desk/briefs/brief/{brief.pk}/change/" in said
    assert "only the desk may read" not in said


def test_writer_is_told_of_a_text_sent_back_and_of_one_approved(
    brief: Brief, writer: User, second: User, after: Any
) -> None:
    submit(brief=brief, version=brief.version, by=writer, reviewer=second)
    back = after(
        lambda: send_back(
            brief=brief, version=brief.version, by=second, note="Name the ministries."
        )
    )
    assert set(back) == {"writer"}
    assert "Name the ministries." in back["writer"].body
    submit(brief=brief, version=brief.version, by=writer, reviewer=second)
    passed = after(lambda: approve(brief=brief, version=brief.version, by=second))
    assert passed["writer"].subject == f"[Policy Briefs] Approved: {brief}"


def test_whoever_invited_a_guest_is_told_what_the_guest_decided(
    brief: Brief, writer: User, second: User, after: Any
) -> None:
    submit(brief=brief, version=brief.version, by=writer)
    letters = after(
        lambda: approve(brief=brief, version=brief.version, by=second, name="Gerda Guest")
    )
    assert set(letters) == {"writer", "second"}
    assert "Gerda Guest has approved" in letters["second"].body


def test_writers_and_reviewer_are_told_of_a_publication(
    brief: Brief, writer: User, second: User, third: User, after: Any
) -> None:
    submit(brief=brief, version=brief.version, by=writer, reviewer=second)
    approve(brief=brief, version=brief.version, by=second)
    letters = after(lambda: publish(brief=brief, version=brief.version, by=third))
    assert set(letters) == {"writer", "second"}
    assert "third has published edition 1" in letters["writer"].body


def test_approval_in_one_step_with_publication_is_told_once(
    brief: Brief, third: User, after: Any
) -> None:
    letters = after(lambda: publish(brief=brief, version=brief.version, by=third, approve=True))
    assert len(mail.outbox) == 1
    assert "has published" in letters["writer"].body


def test_act_that_comes_too_late_tells_nobody(brief: Brief, second: User, after: Any) -> None:
    def late() -> None:
        with pytest.raises(StaleVersion):
            approve(brief=brief, version=brief.version - 1, by=second)

    assert after(late) == {}


def scheduled(brief: Brief, by: User) -> Edition:
    moment = timezone.now() + timedelta(hours=1)
    return publish(brief=brief, version=brief.version, by=by, approve=True, published_at=moment)


def test_schedule_tells_nobody_until_its_time_and_then_all(
    brief: Brief, third: User, after: Any
) -> None:
    assert after(lambda: scheduled(brief, third)) == {}
    letters = after(lambda: clear_due(timezone.now() + timedelta(hours=2)))
    assert set(letters) == {"writer", "third"}
    assert "readers now see edition 1" in letters["third"].body


def test_schedule_held_back_by_the_gate_is_told_to_writers_and_scheduler(
    brief: Brief, third: User, after: Any
) -> None:
    scheduled(brief, third)
    Evidence.objects.filter(aspect="existence").delete()
    letters = after(lambda: clear_due(timezone.now() + timedelta(hours=2)))
    assert set(letters) == {"writer", "third"}
    assert "did not let it through" in letters["third"].body

"""A schedule that comes due: the gate is asked again on the day."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from briefs.agreements.models import Agreement
from briefs.brief import Brief
from briefs.edition import Edition
from briefs.publishing import publish_agreement, withdraw_agreement
from briefs.scheduling import clear_due, hold
from tests import factories
from tests.guards import make_due


@pytest.fixture
def scheduled(ready_brief: Brief) -> Edition:
    """A first edition that is due tomorrow."""
    return factories.make_edition(ready_brief, published_at=timezone.now() + timedelta(days=1))


def tomorrow(edition: Edition) -> Any:
    return edition.published_at + timedelta(seconds=1)


def test_edition_that_is_due_is_seen_by_nobody_before_the_gate_was_asked(
    scheduled: Edition,
) -> None:
    at = tomorrow(scheduled)
    assert not Edition.objects.current(at)
    assert not Agreement.objects.public(at)
    assert clear_due() == []
    assert clear_due(at) == [scheduled]
    assert clear_due(at) == []
    assert Edition.objects.current(at).get() == scheduled
    assert Agreement.objects.public(at).count() == 1
    assert not Edition.objects.current()
    assert not Agreement.objects.public()


def test_edition_whose_evidence_is_gone_is_held_back_and_says_why(scheduled: Edition) -> None:
    agreement = scheduled.agreements.get()
    agreement.evidence.filter(aspect="kind").delete()
    assert clear_due(tomorrow(scheduled)) == [scheduled]
    scheduled.refresh_from_db()
    assert scheduled.held_at
    assert "No passage supports the kind" in scheduled.held_reason
    assert not Edition.objects.current(tomorrow(scheduled))
    agreement.refresh_from_db()
    assert (agreement.published_at, agreement.is_waiting) == (None, False)


def test_edition_that_lists_a_withdrawn_entry_is_held_back(scheduled: Edition) -> None:
    agreement = scheduled.agreements.get()
    publish_agreement(agreement=agreement, version=agreement.version)
    agreement.refresh_from_db()
    assert agreement.is_public
    withdraw_agreement(agreement=agreement, version=agreement.version, reason="It was false.")
    clear_due(tomorrow(scheduled))
    scheduled.refresh_from_db()
    assert "was withdrawn" in scheduled.held_reason


def test_edition_whose_words_turn_out_to_be_a_source_s_is_held_back(db: None) -> None:
    words = "Nobody inside has said a word so far about what it obliges anyone at all to do."
    brief = factories.make_ready_brief(analysis=words)
    due = factories.make_edition(brief, published_at=timezone.now() + timedelta(days=1))
    brief.sources.add(factories.make_source(f"Seoul, 5 January. {words}"))
    clear_due(tomorrow(due))
    due.refresh_from_db()
    assert "words in a row are the source's" in due.held_reason


def test_draft_that_is_written_meanwhile_holds_nothing_back(scheduled: Edition) -> None:
    Brief.objects.filter(pk=scheduled.brief_id).update(analysis="", title="")
    clear_due(tomorrow(scheduled))
    scheduled.refresh_from_db()
    assert scheduled.cleared_at


def test_edition_that_is_let_through_cannot_be_held_back_any_more(scheduled: Edition) -> None:
    clear_due(tomorrow(scheduled))
    with pytest.raises(ValidationError, match="public already"):
        hold(edition=scheduled, version=scheduled.brief.version, reason="Too late.")


def test_agreement_of_a_held_edition_waits_for_the_next_one(scheduled: Edition) -> None:
    agreement = scheduled.agreements.get()
    later = timezone.now() + timedelta(days=5)
    second = factories.make_edition(factories.make_ready_brief(agreement), published_at=later)
    scheduled.brief.refresh_from_db()
    hold(edition=scheduled, version=scheduled.brief.version, reason="Not yet.")
    agreement.refresh_from_db()
    assert (agreement.published_at, agreement.is_waiting) == (second.published_at, True)
    clear_due(tomorrow(second))
    agreement.refresh_from_db()
    assert not agreement.is_waiting


def test_edition_published_at_once_opens_an_entry_that_waited(scheduled: Edition) -> None:
    agreement = scheduled.agreements.get()
    factories.make_edition(factories.make_ready_brief(agreement))
    agreement.refresh_from_db()
    assert agreement.is_public


@pytest.mark.parametrize("way", ["a reader", "the desk", "the command"])
def test_schedule_is_honoured_without_cron(
    scheduled: Edition, client: Client, publisher: Client, settings: Any, way: str
) -> None:
    settings.SCHEDULE_CHECK_SECONDS = 0
    make_due(scheduled)
    if way == "a reader":
        assert scheduled.title in client.get("/briefs/").content.decode()
    elif way == "the desk":
        publisher.get("/desk/")
    else:
        call_command("clear_due", stdout=io.StringIO())
    scheduled.refresh_from_db()
    assert scheduled.cleared_at
    assert client.get(scheduled.get_absolute_url()).status_code == 200


def test_command_says_what_was_let_through_and_what_was_held_back(scheduled: Edition) -> None:
    make_due(scheduled)
    Agreement.objects.get().evidence.filter(aspect="kind").delete()
    said = io.StringIO()
    call_command("clear_due", stdout=said)
    assert f"Held back: {scheduled}" in said.getvalue()
    assert "No passage supports the kind" in said.getvalue()

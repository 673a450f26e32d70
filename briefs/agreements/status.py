"""The status of an agreement, derived from its dated events.

Stages follow treaty practice (United Nations, *Treaty Handbook*, 2012, section 3:
adoption, signature, ratification, entry into force).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Protocol

from django.db import models


class Status(models.TextChoices):
    """In the order in which an agreement usually passes them."""

    PROPOSED = "proposed", "proposed"
    NEGOTIATING = "negotiating", "under negotiation"
    PLANNED = "planned", "planned"
    AGREED = "agreed", "agreed"
    SIGNED = "signed", "signed"
    RATIFIED = "ratified", "ratified"
    IN_FORCE = "in_force", "in force"
    SUSPENDED = "suspended", "suspended"
    TERMINATED = "terminated", "terminated"
    REJECTED = "rejected", "rejected"


class Step(Protocol):
    """What the rule asks of an event: what happened, when, and whether to one party only."""

    status: Any
    date: Any
    party_id: Any


STAGE = {status: stage for stage, status in enumerate(Status.values)}


def moves_status(event: Step) -> bool:
    """One party's ratification, or its signature, is an event that moves nothing by itself."""
    return event.party_id is None


def settle(events: Iterable[Step]) -> tuple[str, str]:
    """The status and its partial date that these events add up to.

    The latest dated event counts, and of equally late ones the further stage. An
    undated event counts only if its stage is further than that. Without an event
    that moves the status both are empty.
    """
    moving = [event for event in events if moves_status(event)]
    latest = _latest([event for event in moving if event.date])
    undated = max(
        (event for event in moving if not event.date),
        key=lambda event: STAGE[event.status],
        default=None,
    )
    if undated and (latest is None or STAGE[undated.status] > STAGE[latest.status]):
        return undated.status, ""
    return (latest.status, str(latest.date)) if latest else ("", "")


def overdue(events: Iterable[Step], today: date) -> list[Step]:
    """What was planned for a day that is past, and of which nothing further is known.

    A date known to the month or year is past when that is. Another step of the same
    party, or of all where no party is named, that goes further settles it.
    """
    every = list(events)
    return [
        event
        for event in every
        if event.status == Status.PLANNED
        and event.date
        and event.date.latest < today
        and not any(
            STAGE[other.status] > STAGE[Status.PLANNED] and other.party_id == event.party_id
            for other in every
        )
    ]


def _latest(events: Sequence[Step]) -> Step | None:
    return max(events, key=lambda event: (str(event.date), STAGE[event.status]), default=None)

"""Editions that appear later: held back by an editor, or let through by the gate at their time."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction
from django.db.models import F
from django.utils import timezone

from briefs import audit, gate
from briefs.agreements.indexing import index_agreement, unindex_agreements
from briefs.agreements.models import Agreement
from briefs.agreements.verification import Problem
from briefs.approval.telling import tell_of_holding_back, tell_of_publication
from briefs.brief import Brief
from briefs.edition import Edition
from briefs.indexing import index_edition, unindex_editions
from briefs.versioning import claim

log = logging.getLogger(__name__)
LONGEST_REASON = 500  # characters, as the field holds


def now() -> datetime:
    """The moment to the second: JSON fixtures keep no more, and an edition never changes."""
    return timezone.now().replace(microsecond=0)


@transaction.atomic
def hold(*, edition: Edition, version: int | None, reason: str, by: Any = None) -> None:
    """Cancel a scheduled edition before its time; agreements that waited for it stay private.

    ``version`` is that of the brief. Raises ``ValidationError`` when the edition
    is visible already, ``StaleVersion`` as for publishing.
    """
    claim(edition.brief, version)
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.cleared_at is not None:
        raise ValidationError("This edition is public already; withdraw the brief instead.")
    if edition.held_at is not None:
        raise ValidationError("This edition is held back already.")
    hold_back(edition, reason)
    said = f"edition {edition.number}"
    audit.note(act=audit.Verb.HELD, subject=edition.brief, by=by, details=said)


def hold_back(edition: Edition, reason: str, *, by_gate: bool = False) -> None:
    """Never show this edition, in a transaction that holds its row."""
    edition.held_at, edition.held_reason = now(), reason[:LONGEST_REASON]
    edition.held_by_gate = by_gate
    edition.save(update_fields=["held_at", "held_reason", "held_by_gate"])
    unindex_editions(Edition.objects.filter(pk=edition.pk))
    waiting = edition.agreements.filter(is_waiting=True, published_at=edition.published_at)
    for agreement in waiting.select_for_update().order_by("pk"):
        others = agreement.editions.filter(
            held_at=None, cleared_at=None, brief__withdrawn_at=None
        ).exclude(pk=edition.pk)
        opens = others.order_by("published_at").values_list("published_at", flat=True).first()
        Agreement.objects.filter(pk=agreement.pk).update(
            published_at=opens, is_waiting=opens is not None, version=F("version") + 1
        )
        if opens is None:
            unindex_agreements(agreement)


def clear_due(at: datetime | None = None) -> list[Edition]:
    """Ask the gate about every scheduled edition whose time has come, the first first.

    Those that it lets through are public from then on; the others are held back with
    the reason. Until it was asked nobody sees an edition, so that this may run at any
    time and as often as one likes: with each request, and by ``manage.py clear_due``.
    Returns the editions it decided about.
    """
    due = Edition.objects.due(at).order_by("published_at", "pk")
    found = (_clear(key) for key in list(due.values_list("pk", flat=True)))
    return [edition for edition in found if edition is not None]


def _clear(key: int) -> Edition | None:
    try:
        with transaction.atomic():
            return _decide(key)
    except OperationalError:  # another process holds the database; it or the next request does it
        log.warning("The edition %s is due; the database was busy.", key)
        return None


def _decide(key: int) -> Edition | None:
    brief_id = Edition.objects.values_list("brief_id", flat=True).get(pk=key)
    Brief.objects.select_for_update().get(pk=brief_id)  # in the order in which publish() locks
    edition = Edition.objects.select_for_update().filter(cleared_at=None, held_at=None, pk=key)
    found = edition.first()
    if found is None:
        return None
    listed = list(found.agreements.order_by().values_list("pk", flat=True))
    waiting = list(Agreement.objects.select_for_update().filter(pk__in=listed).order_by("pk"))
    if problems := gate.edition_problems(found):
        hold_back(found, _said(problems), by_gate=True)
        tell_of_holding_back(found)
    else:
        _let_through(found, waiting)
    verb = audit.Verb.HELD if problems else audit.Verb.PUBLISHED
    audit.note(act=verb, subject=found.brief, details=f"edition {found.number}", unasked=True)
    return found


def _let_through(edition: Edition, listed: list[Agreement]) -> None:
    edition.cleared_at = now()
    edition.save(update_fields=["cleared_at"])
    for agreement in listed:
        if agreement.is_waiting and agreement.published_at == edition.published_at:
            Agreement.objects.filter(pk=agreement.pk).update(is_waiting=False)
            agreement.is_waiting = False
            index_agreement(agreement)
            said = f"with edition {edition.number} of “{edition.brief}”"
            opened = audit.Verb.ENTRY_PUBLISHED
            audit.note(act=opened, subject=agreement, details=said, unasked=True)
    index_edition(edition)
    tell_of_publication(edition)


def _said(problems: list[Problem]) -> str:
    """Why the gate held an edition back, in one line that its field holds."""
    said = "Held back by the gate at its time: " + " ".join(p.message for p in problems)
    return said if len(said) <= LONGEST_REASON else f"{said[: LONGEST_REASON - 1]}…"

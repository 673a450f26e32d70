"""Who is told of which step of a brief, in which words. None of them quotes a draft."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import formats

from briefs.approval.models import Assignment, ReviewStep
from briefs.approval.own_text import last_edition, writings
from briefs.brief import Brief
from briefs.edition import Edition
from briefs.notices.models import Notice
from briefs.notices.telling import called, tell

Kind = Notice.Kind


def people_of(
    brief: Brief, *, edition: Edition | None = None, reviewers: bool = False
) -> list[Any]:
    """Those who wrote in the text since the last edition, or handed it in for review.

    With ``edition`` those who did so for that one; with ``reviewers`` also those who were
    asked to review it and those who approved it.
    """
    keys = set(writings(brief, edition).values_list("made_by", flat=True))
    last = last_edition(brief, edition)
    steps, asked = brief.review_steps.all(), brief.assignments.all()
    if last is not None:
        steps, asked = (
            steps.filter(at__gt=last.created_at),
            asked.filter(assigned_at__gt=last.created_at),
        )
    kinds = [ReviewStep.Kind.SUBMITTED] + ([ReviewStep.Kind.APPROVED] if reviewers else [])
    keys |= set(steps.filter(kind__in=kinds).values_list("by", flat=True))
    if reviewers:
        keys |= set(asked.values_list("reviewer", flat=True))
    return list(get_user_model()._default_manager.filter(pk__in=keys - {None}))


def tell_of_assignment(assignment: Assignment, note: str = "") -> None:
    brief, by = assignment.brief, assignment.assigned_by
    due = f", by {formats.date_format(assignment.due_on, 'j F Y')}" if assignment.due_on else ""
    tell(
        people=[assignment.reviewer],
        kind=Kind.ASSIGNMENT,
        subject=f"To review: {brief}",
        text=f"{called(by)} asks you to review “{brief}”{due}." + _noted(note),
        path=_page_of(brief),
        by=by,
    )


def tell_of_decision(step: ReviewStep) -> None:
    """Of a text sent back or approved: its writers, and whoever invited a guest to decide."""
    brief = step.brief
    is_approved = step.kind == ReviewStep.Kind.APPROVED
    did = "approved" if is_approved else "sent back"
    tell(
        people=[*people_of(brief), *([step.by] if step.name else [])],
        kind=Kind.APPROVAL if is_approved else Kind.SENT_BACK,
        subject=f"{did.capitalize()}: {brief}",
        text=f"{step.person} has {did} “{brief}”." + _noted(step.note),
        path=_page_of(brief),
        by=None if step.name else step.by,
    )


def tell_of_publication(edition: Edition, *, by: Any = None) -> None:
    """Of an edition that readers see from now on; ``by`` is nobody when its time has come."""
    brief = edition.brief
    did = f"{called(by)} has published" if by else "The time has come: readers now see"
    tell(
        people=[*people_of(brief, edition=edition, reviewers=True), edition.published_by],
        kind=Kind.PUBLICATION,
        subject=f"Published: {brief}",
        text=f"{did} edition {edition.number} of “{brief}”.",
        path=_page_of(brief),
        by=by,
    )


def tell_of_holding_back(edition: Edition) -> None:
    """Of a scheduled edition that the gate did not let through at its time."""
    brief = edition.brief
    tell(
        people=[*people_of(brief, edition=edition), edition.published_by],
        kind=Kind.HELD_BACK,
        subject=f"Held back by the gate: {brief}",
        text=f"Edition {edition.number} of “{brief}” was due, and the gate did not let it "
        "through. Readers do not see it; its page says why.",
        path=reverse("admin:briefs_edition_change", args=[edition.pk]),
    )


def _noted(note: str) -> str:
    return f"\n\n{note.strip()}" if note.strip() else ""


def _page_of(brief: Brief) -> str:
    return reverse("admin:briefs_brief_change", args=[brief.pk])

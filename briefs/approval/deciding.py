"""The doors of the way to approval: submit, take back, assign, send back, approve.

Each carries the version of the brief that the decision was based on. None of them
changes the text, so that a form which is open stays good.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from briefs import audit
from briefs.approval.models import Assignment, ReviewStep
from briefs.approval.own_text import why_not_approve
from briefs.approval.telling import tell_of_assignment, tell_of_decision
from briefs.brief import Brief
from briefs.versioning import confirm

Stage = Brief.Stage
Kind = ReviewStep.Kind


@transaction.atomic
def submit(
    *,
    brief: Brief,
    version: int | None,
    by: Any,
    reviewer: Any = None,
    due_on: date | None = None,
    note: str = "",
) -> ReviewStep:
    """Hand a draft in for review, to a reviewer by a day if they are given.

    Raises ``StaleVersion`` when the brief has changed since, ``ValidationError``
    when it is no draft or the reviewer cannot review it.
    """
    _hold_at(brief, version)
    if brief.stage != Stage.DRAFT:
        raise ValidationError(f"This brief is {brief.get_stage_display()} already.")
    step = _step(brief, Kind.SUBMITTED, by=by, note=note)
    _move(brief, Stage.IN_REVIEW)
    if reviewer is not None:
        _ask(brief, reviewer, due_on, by, note)
    audit.note(act=audit.Verb.SUBMITTED, subject=brief, by=by, details=_asked(reviewer))
    return step


@transaction.atomic
def assign(
    *, brief: Brief, version: int | None, by: Any, reviewer: Any, due_on: date | None = None
) -> Assignment:
    """Ask this person to review a brief that is in review, instead of whoever was asked before.

    Raises as :func:`submit` does.
    """
    _hold_at(brief, version)
    if brief.stage != Stage.IN_REVIEW:
        raise ValidationError("This brief is not in review; submit it first.")
    assignment = _ask(brief, reviewer, due_on, by)
    audit.note(act=audit.Verb.ASSIGNED, subject=brief, by=by, details=_asked(reviewer))
    return assignment


@transaction.atomic
def recall(*, brief: Brief, version: int | None, by: Any) -> ReviewStep:
    """Take a brief back from review, or an approval that is not used yet."""
    _hold_at(brief, version)
    if brief.stage == Stage.DRAFT:
        raise ValidationError("This brief is a draft; there is nothing to take back.")
    _move(brief, Stage.DRAFT)
    _close(brief)
    audit.note(act=audit.Verb.RECALLED, subject=brief, by=by)
    return _step(brief, Kind.RECALLED, by=by)


@transaction.atomic
def send_back(
    *, brief: Brief, version: int | None, by: Any, note: str, name: str = ""
) -> ReviewStep:
    """Give a brief back to its authors with a note on what is to be mended.

    Raises ``ValidationError`` without a note or when the brief is not in review.
    """
    _hold_at(brief, version)
    if brief.stage == Stage.DRAFT:
        raise ValidationError("This brief is not in review.")
    if not note.strip():
        raise ValidationError({"note": "Say what is to be mended."})
    _move(brief, Stage.DRAFT)
    _close(brief)
    step = _step(brief, Kind.SENT_BACK, by=by, note=note, name=name)
    audit.note(act=audit.Verb.SENT_BACK, subject=brief, by=by, details=_for(name))
    tell_of_decision(step)
    return step


@transaction.atomic
def approve(
    *, brief: Brief, version: int | None, by: Any, note: str = "", name: str = ""
) -> ReviewStep:
    """Approve the text of this version; any change of it takes the approval away again.

    ``name`` is of someone without an account whom ``by`` has invited. Raises
    ``ValidationError`` when the brief is not in review, or when ``by`` has written
    in it and the site's setting does not allow that.
    """
    _hold_at(brief, version)
    if brief.stage != Stage.IN_REVIEW:
        raise ValidationError("This brief is not in review.")
    step = pass_text(brief, by=by, note=note, name=name)
    audit.note(act=audit.Verb.APPROVED, subject=brief, by=by, details=_for(name))
    tell_of_decision(step)
    return step


def pass_text(brief: Brief, *, by: Any, note: str = "", name: str = "") -> ReviewStep:
    """Approve what stands, in a transaction that holds the brief already."""
    if why := why_not_approve(by, brief):
        raise ValidationError(why)
    _move(brief, Stage.APPROVED)
    _close(brief)
    return _step(brief, Kind.APPROVED, by=by, note=note, name=name)


def end_stage(brief: Brief) -> None:
    """What was approved is published: what is written from now on is a draft again."""
    _move(brief, Stage.DRAFT)


def _asked(reviewer: Any) -> str:
    return f"reviewer: {reviewer}" if reviewer is not None else ""


def _for(name: str) -> str:
    """Of someone without an account who decided by a link."""
    return f"by {name.strip()}, without an account" if name.strip() else ""


def _hold_at(brief: Brief, version: int | None) -> None:
    confirm(brief, version)
    brief.refresh_from_db()


def _move(brief: Brief, stage: str) -> None:
    brief.stage = stage
    Brief.objects.filter(pk=brief.pk).update(stage=stage)


def _close(brief: Brief) -> None:
    brief.assignments.open().update(closed_at=timezone.now())


def _ask(brief: Brief, reviewer: Any, due_on: date | None, by: Any, note: str = "") -> Assignment:
    if not reviewer.is_active or not reviewer.has_perm("briefs.approve_brief"):
        raise ValidationError({"reviewer": f"{reviewer} may not approve briefs: ask a Reviewer."})
    if why_not_approve(reviewer, brief):
        said = f"{reviewer} has written in this text: ask somebody else."
        raise ValidationError({"reviewer": said})
    if due_on is not None and due_on < timezone.localdate():
        raise ValidationError({"due_on": "That day is past."})
    _close(brief)
    assignment = Assignment(brief=brief, reviewer=reviewer, due_on=due_on, assigned_by=by)
    assignment.full_clean()
    assignment.save()
    tell_of_assignment(assignment, note)
    return assignment


def _step(brief: Brief, kind: str, *, by: Any, note: str = "", name: str = "") -> ReviewStep:
    step = ReviewStep(
        brief=brief, kind=kind, version=brief.version, by=by, note=note.strip(), name=name.strip()
    )
    step.full_clean()
    step.save()
    return step

"""Which briefs wait for whom on their way to publication."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from briefs.approval.models import ReviewStep
from briefs.approval.own_text import BY_THE_IMPORTER
from briefs.brief import Brief
from briefs.history import Snapshot

Stage, Kind = Brief.Stage, ReviewStep.Kind


def sent_back_to(user: Any) -> QuerySet[Brief]:
    """Drafts that were sent back last, to those who submitted or wrote them; the latest first.

    Adds ``sent_back_note`` and ``sent_back_at``.
    """
    steps = ReviewStep.objects.filter(brief=OuterRef("pk")).newest()
    ours = Q(review_steps__by=user, review_steps__kind=Kind.SUBMITTED) | Q(snapshots__made_by=user)
    return (
        Brief.objects.filter(stage=Stage.DRAFT)
        .annotate(last_step=Subquery(steps.values("kind")[:1]))
        .filter(last_step=Kind.SENT_BACK)
        .annotate(
            sent_back_note=Subquery(steps.values("note")[:1]),
            sent_back_at=Subquery(steps.values("at")[:1]),
        )
        .filter(pk__in=Brief.objects.filter(ours).order_by().values("pk"))
        .order_by("-sent_back_at", "-pk")
    )


def unassigned(user: Any) -> QuerySet[Brief]:
    """Briefs in review that nobody is asked to review, but this person's own texts."""
    rows = Brief.objects.filter(stage=Stage.IN_REVIEW).exclude(
        pk__in=Brief.objects.filter(assignments__closed_at=None, assignments__isnull=False)
        .order_by()
        .values("pk")
    )
    if not settings.APPROVE_OWN_TEXT:
        own = Snapshot.objects.exclude(BY_THE_IMPORTER).filter(brief=OuterRef("pk"), made_by=user)
        rows = rows.exclude(Exists(own))
    return rows.order_by("updated_at", "pk")


def approved() -> QuerySet[Brief]:
    """Briefs that may be published as they stand; the longest waiting first."""
    return Brief.objects.filter(stage=Stage.APPROVED).order_by("updated_at", "pk")


def untouched_imports() -> QuerySet[Brief]:
    """Drafts as an import made them, in which nobody has written or decided anything yet."""
    by_hand = Snapshot.objects.exclude(BY_THE_IMPORTER).filter(brief=OuterRef("pk"))
    return (
        Brief.objects.filter(stage=Stage.DRAFT, editions=None, withdrawn_at=None)
        .filter(Exists(Snapshot.objects.filter(BY_THE_IMPORTER, brief=OuterRef("pk"))))
        .exclude(Exists(by_hand))
        .order_by("-created_at", "-pk")
    )

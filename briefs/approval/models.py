"""Who was asked to review a brief, and each step of its way to approval."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from briefs.brief import Brief
from briefs.fields import LineField, ProseField
from briefs.versioning import Identified, IdentifiedQuerySet


class ReviewStepQuerySet(IdentifiedQuerySet["ReviewStep"]):
    def update(self, **values: Any) -> int:
        if set(values) - {"by", "by_id"}:  # an account that is deleted
            raise ValidationError("What was decided is never rewritten.")
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise ValidationError("What was decided is never deleted.")

    def newest(self) -> ReviewStepQuerySet:
        return self.select_related("by").order_by("-at", "-pk")


class ReviewStep(Identified):
    """One step of a brief's way to approval; only added, never changed.

    ``version`` is that of the brief which was judged. Someone without an account
    decides by ``name``, for whom ``by``, who invited them, answers.
    """

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", "submitted for review"
        RECALLED = "recalled", "taken back from review"
        SENT_BACK = "sent_back", "sent back"
        APPROVED = "approved", "approved"

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="review_steps")
    kind = models.CharField(max_length=10, choices=Kind)
    version = models.PositiveIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = LineField("of someone without an account", max_length=120, blank=True)
    note = ProseField(max_length=2000, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = ReviewStepQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="sent_back") | ~Q(note=""),
                name="review_sent_back_with_a_note",
                violation_error_message="Say what is to be mended.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.brief}: {self.get_kind_display()}"

    @property
    def person(self) -> str:
        """Who decided, as the desk names them; a query unless ``by`` is fetched."""
        if self.name:
            return self.name
        return (self.by.get_full_name() or self.by.get_username()) if self.by else "a former editor"


class AssignmentQuerySet(IdentifiedQuerySet["Assignment"]):
    def open(self) -> AssignmentQuerySet:
        return self.filter(closed_at=None)

    def overdue(self) -> AssignmentQuerySet:
        """Those whose day has passed, by the calendar of the site's time zone."""
        return self.open().filter(due_on__lt=timezone.localdate())

    def soonest(self) -> AssignmentQuerySet:
        """By their day, those without one last."""
        return self.order_by(models.F("due_on").asc(nulls_last=True), "pk")


class Assignment(Identified):
    """A reviewer is asked to look at a brief, by a day if one is given.

    Closed when the brief is approved, sent back or taken back, or when somebody
    else is asked instead.
    """

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="assignments")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="review_assignments"
    )
    due_on = models.DateField("due on", null=True, blank=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    assigned_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-assigned_at", "-pk"]
        indexes = [models.Index(fields=["reviewer", "closed_at", "due_on"], name="assigned_to")]
        constraints = [
            models.UniqueConstraint(
                fields=["brief"], condition=Q(closed_at=None), name="assignment_one_open_for_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.brief}, to be reviewed by {self.reviewer}"

    @property
    def is_overdue(self) -> bool:
        return (
            self.closed_at is None
            and self.due_on is not None
            and self.due_on < timezone.localdate()
        )

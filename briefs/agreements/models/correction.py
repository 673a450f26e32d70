"""The public log of what was changed in a public agreement, and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from briefs.agreements.models.agreement import Agreement
from briefs.fields import LineField
from briefs.versioning import Identified, IdentifiedQuerySet


class Correction(Identified):
    """One change to a public agreement: when, and the note that readers see."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="corrections")
    note = LineField(max_length=500)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(note=""), name="correction_has_a_note")
        ]

    def __str__(self) -> str:
        return self.note

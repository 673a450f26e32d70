"""What an editor has said of a value that an import brought."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from briefs.agreements.models import Agreement
from briefs.models import Brief
from briefs.versioning import Identified, IdentifiedQuerySet


class ReviewedValue(Identified):
    """One decision about one value of a draft: kept, corrected or thrown out.

    A value of the brief itself (``title``, ``tag``) has no agreement; of an
    agreement ``aspect`` is the aspect of its evidence.
    """

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", "accepted"
        CORRECTED = "corrected", "corrected"
        REJECTED = "rejected", "rejected"

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="reviewed_values")
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.CASCADE, related_name="reviewed_values"
    )
    aspect = models.CharField(max_length=16)
    value = models.CharField(max_length=300, blank=True)
    decision = models.CharField(max_length=10, choices=Decision)
    removed = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text="What went with a rejected value, to put it back.",
    )
    decided_at = models.DateTimeField(auto_now=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["brief", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["brief", "agreement", "aspect", "value"],
                condition=Q(agreement__isnull=False),
                name="reviewed_value_of_an_agreement_once",
            ),
            models.UniqueConstraint(
                fields=["brief", "aspect", "value"],
                condition=Q(agreement=None),
                name="reviewed_value_of_the_brief_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aspect} {self.value}: {self.decision}"

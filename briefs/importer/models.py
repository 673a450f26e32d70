"""Runs of the importer and what became of each document."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from briefs.models import Brief
from briefs.sources.models import Source
from briefs.versioning import Identified, IdentifiedQuerySet


class Import(Identified):
    """One run over one or many documents."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True, editable=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    origin = models.CharField(max_length=500, blank=True, help_text="The paths or files given.")

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"Import of {self.started_at:%Y-%m-%d %H:%M} UTC"


class ImportItem(Identified):
    """What became of one document in a run."""

    class Outcome(models.TextChoices):
        CREATED = "created", "created"
        UPDATED = "updated", "updated"
        UNCHANGED = "unchanged", "unchanged"
        PROPOSED = "proposed", "proposed"
        REJECTED = "rejected", "rejected"

    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="items")
    name = models.CharField(max_length=500)
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = models.TextField(blank=True)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.SET_NULL, related_name="import_items"
    )
    brief = models.ForeignKey(
        Brief, null=True, blank=True, on_delete=models.SET_NULL, related_name="import_items"
    )

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(outcome="rejected") | ~models.Q(reason=""),
                name="import_item_rejected_with_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.outcome}"

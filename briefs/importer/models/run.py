"""Runs of the importer and what became of each document."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from briefs.models import Brief
from briefs.sources.models import Source
from briefs.versioning import Identified, IdentifiedQuerySet


class Import(Identified):
    """One run over one or many documents.

    A run without ``finished_at`` was interrupted, or is still at work. An undone
    one keeps its items, which say what of it stayed and why.
    """

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True, editable=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    origin = models.CharField(max_length=500, blank=True, help_text="The paths or files given.")
    undone_at = models.DateTimeField(null=True, blank=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"Import of {self.started_at:%Y-%m-%d %H:%M} UTC"


class ImportItemQuerySet(IdentifiedQuerySet["ImportItem"]):
    def standing(self) -> ImportItemQuerySet:
        """Items that brought something in which is still there, whole or in part."""
        brought = [
            ImportItem.Outcome.CREATED,
            ImportItem.Outcome.UPDATED,
            ImportItem.Outcome.PROPOSED,
        ]
        gone = [ImportItem.Undone.REMOVED, ImportItem.Undone.REVERTED]
        return (
            self.filter(outcome__in=brought)
            .exclude(undone__in=gone)
            .exclude(undone=ImportItem.Undone.KEPT, source=None)
        )


class ImportItem(Identified):
    """What became of one document in a run.

    ``given`` is what the document gave for its brief, as stored then: the base of
    the next three-way merge. ``before`` is what stood in the brief's fields that
    the run changed, and ``brief_version`` the version that the run left: undoing
    puts back what nobody has touched since.
    """

    class Outcome(models.TextChoices):
        CREATED = "created", "created"
        UPDATED = "updated", "updated"
        UNCHANGED = "unchanged", "unchanged"
        PROPOSED = "proposed", "proposed"
        REJECTED = "rejected", "rejected"

    class Undone(models.TextChoices):
        REMOVED = "removed", "gone again"
        REVERTED = "reverted", "put back as it was"
        KEPT = "kept", "kept: edited since"

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
    given = models.JSONField(default=dict, blank=True, editable=False)
    before = models.JSONField(default=dict, blank=True, editable=False)
    brief_version = models.PositiveIntegerField(null=True, blank=True, editable=False)
    undone = models.CharField(max_length=8, choices=Undone, blank=True, editable=False)
    undone_note = models.TextField(blank=True, editable=False)
    reviewed_at = models.DateTimeField(null=True, blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    objects = ImportItemQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome="rejected") | ~Q(reason=""),
                name="import_item_rejected_with_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.outcome}"

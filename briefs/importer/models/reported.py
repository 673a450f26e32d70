"""An agreement as one document reported it, kept apart from the entry that editors work on."""

from __future__ import annotations

from django.db import models

from briefs.agreements.models import Agreement
from briefs.importer.models.run import ImportItem
from briefs.versioning import Identified, IdentifiedQuerySet


class ReportedAgreement(Identified):
    """One agreement of one document: the base of the next three-way merge.

    ``given`` are the values as the import brought them, ``before`` those that it
    replaced; ``agreement`` is empty when an editor has deleted the entry, which
    the next import then does not bring back. ``likeness`` is the same for reports
    that may be of one agreement (basis, kind of entry, count and parties).
    """

    item = models.ForeignKey(ImportItem, on_delete=models.CASCADE, related_name="reported")
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    number = models.PositiveSmallIntegerField("place in the document")
    likeness = models.CharField(max_length=64, db_index=True)
    given = models.JSONField()
    before = models.JSONField(default=dict, blank=True)
    created = models.BooleanField("made by this import", default=True)
    agreement_version = models.PositiveIntegerField(default=1)

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["item", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="reported_agreement_once")
        ]

    def __str__(self) -> str:
        return f"{self.given.get('title', 'agreement')} ({self.item.name})"

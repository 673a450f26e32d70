"""What an import would change where an editor has been: decided by an editor, one by one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from briefs.agreements.models import Agreement
from briefs.importer.models.run import ImportItem
from briefs.models import Brief
from briefs.versioning import Identified, IdentifiedQuerySet


class ProposalQuerySet(IdentifiedQuerySet["Proposal"]):
    def open(self) -> ProposalQuerySet:
        return self.filter(decision=Proposal.Decision.OPEN)


class Proposal(Identified):
    """One value that a document brings and that the import did not write by itself.

    ``stands`` is what stood when it was made, ``proposed`` what the document
    says; both JSON in the form of ``ImportItem.given``.
    """

    class Kind(models.TextChoices):
        FIELD = "field", "a field of the brief"
        TAG = "tag", "a tag"
        VALUE = "value", "a value of an agreement"
        NEW_AGREEMENT = "new_agreement", "an agreement not reported before"
        GONE_AGREEMENT = "gone_agreement", "an agreement no longer reported"
        EVIDENCE = "evidence", "a further passage for a public agreement"
        SOURCE = "source", "a further source of the brief"
        MERGE = "merge", "the same agreement as another entry"

    class Decision(models.TextChoices):
        OPEN = "open", "waiting"
        ACCEPTED = "accepted", "accepted"
        REJECTED = "rejected", "rejected"
        SUPERSEDED = "superseded", "superseded by a later import"

    item = models.ForeignKey(ImportItem, on_delete=models.CASCADE, related_name="proposals")
    kind = models.CharField(max_length=15, choices=Kind)
    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="proposals")
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.CASCADE, related_name="proposals"
    )
    other = models.ForeignKey(
        Agreement,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="The entry it may be the same as.",
    )
    field = models.CharField(max_length=120, blank=True)
    stands = models.JSONField(null=True, blank=True)
    proposed = models.JSONField(null=True, blank=True)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.OPEN)
    made_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["brief", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="open", decided_at=None)
                | (~Q(decision="open") & Q(decided_at__isnull=False)),
                name="proposal_decided_at_a_time",
            )
        ]
        indexes = [
            models.Index(fields=["brief"], condition=Q(decision="open"), name="proposal_open")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.field or self.proposed}"

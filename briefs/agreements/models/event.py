"""What happened to an agreement, and when."""

from __future__ import annotations

from django.db import models

from briefs.agreements.models.agreement import Agreement
from briefs.agreements.models.party import Party
from briefs.agreements.status import Status
from briefs.fields import LineField, PartialDateField
from briefs.versioning import Identified, IdentifiedQuerySet


class Event(Identified):
    """One dated step of an agreement: signed, ratified, suspended ….

    With a ``party`` it is that party's act alone and does not move the status.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="events")
    status = models.CharField("what happened", max_length=12, choices=Status)
    date = PartialDateField()
    place = LineField(max_length=100, blank=True)
    party = models.ForeignKey(
        Party,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="events",
        verbose_name="by one party only",
    )
    note = LineField(max_length=300, blank=True)

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["date", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "status", "date"],
                condition=models.Q(party=None),
                name="event_once",
            ),
            models.UniqueConstraint(
                fields=["agreement", "status", "date", "party"],
                condition=models.Q(party__isnull=False),
                name="event_once_for_each_party",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()} {self.date}".strip()

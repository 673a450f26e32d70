"""Who has agreed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Min, Q
from django.db.models.functions import Length

from briefs.agreements.models.agreement import Agreement
from briefs.fields import LineField
from briefs.tags import states
from briefs.versioning import Identified, IdentifiedQuerySet

models.CharField.register_lookup(Length)


class PartyQuerySet(IdentifiedQuerySet["Party"]):
    def spellings(self) -> Any:
        """Name, kind and code together, how many entries have them, and a row that does.

        ``public`` counts entries that are, were or will be public.
        """
        is_public = Q(agreement__published_at__isnull=False)
        return (
            self.order_by()
            .values("name", "kind", "country_code")
            .annotate(
                public=Count("pk", filter=is_public),
                private=Count("pk", filter=~is_public),
                row=Min("pk"),
            )
        )


class Party(Identified):
    """A party to an agreement: a state, ministry, organisation, company, city or other.

    ``named`` is false for "Korean companies"; ``inferred`` is true when the party
    was resolved from context ("both countries"). ``country_code`` is the state
    itself, or the one that the ministry, company or city belongs to.
    """

    class Kind(models.TextChoices):
        STATE = "state", "state"
        MINISTRY = "ministry", "ministry"
        IGO = "igo", "intergovernmental organisation"
        COMPANY = "company", "company"
        CITY = "city", "city"
        OTHER = "other", "other"

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.STATE)
    name = LineField(max_length=200)
    country_code = models.CharField("ISO code", max_length=2, blank=True)
    named = models.BooleanField(default=True, help_text="Off for “Korean companies”.")
    inferred = models.BooleanField(default=False, help_text="Resolved from context.")

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "parties"
        indexes = [models.Index(fields=["country_code", "agreement"], name="party_country")]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "name"],
                name="party_once",
                violation_error_message="This party is listed already.",
            ),
            models.CheckConstraint(
                condition=Q(country_code="") | Q(country_code__length=2),
                name="party_country_code_two_letters",
            ),
            models.CheckConstraint(
                condition=~Q(kind="state") | ~Q(country_code=""),
                name="party_state_has_a_code",
                violation_error_message="A state carries its ISO 3166-1 code.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        self.country_code = self.country_code.upper()
        if self.country_code and states.by_code(self.country_code) is None:
            raise ValidationError({"country_code": f"{self.country_code} is no code of a state."})

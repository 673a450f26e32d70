"""What the entries of the register are found by."""

from __future__ import annotations

from django.db import models

from briefs.agreements.models.agreement import Agreement
from briefs.terms.models import Terms, Word


class AgreementTermsQuerySet(models.QuerySet["AgreementTerms"]):
    def get_by_natural_key(self, uid: str) -> AgreementTerms:
        return self.get(agreement__uid=uid)


class AgreementTerms(Terms):
    """The index of one public entry, written with its publication and each correction."""

    agreement = models.OneToOneField(Agreement, on_delete=models.CASCADE, related_name="terms")

    objects = AgreementTermsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "terms of agreements"

    def __str__(self) -> str:
        return f"terms of {self.agreement}"

    def natural_key(self) -> tuple[str]:
        return self.agreement.natural_key()

    natural_key.dependencies = ["agreements.agreement"]  # type: ignore[attr-defined]


class AgreementWord(Word):
    """A word of an entry."""

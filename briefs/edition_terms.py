"""What editions are found by."""

from __future__ import annotations

from django.db import models

from briefs.edition import Edition
from briefs.terms.models import Terms, Word


class EditionTermsQuerySet(models.QuerySet["EditionTerms"]):
    def get_by_natural_key(self, uid: str) -> EditionTerms:
        return self.get(edition__uid=uid)


class EditionTerms(Terms):
    """The index of one edition, written with its publication; its text never changes."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="terms")

    objects = EditionTermsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "terms of editions"

    def __str__(self) -> str:
        return f"terms of {self.edition}"

    def natural_key(self) -> tuple[str]:
        return self.edition.natural_key()

    natural_key.dependencies = ["briefs.edition"]  # type: ignore[attr-defined]


class EditionWord(Word):
    """A word of an edition."""

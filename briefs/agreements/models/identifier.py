"""Numbers and addresses under which an instrument is known elsewhere."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models

from briefs.agreements.models.agreement import Agreement
from briefs.fields import LineField
from briefs.versioning import Identified, IdentifiedQuerySet


class Identifier(Identified):
    """One identifier of an agreement in a treaty series, a register or on the web."""

    class Scheme(models.TextChoices):
        UNTS = "unts", "United Nations Treaty Series"
        NATIONAL = "national", "national treaty series"
        CELEX = "celex", "EUR-Lex (CELEX)"
        DOI = "doi", "DOI"
        TEXT = "text", "address of the text"
        OTHER = "other", "other"

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=10, choices=Scheme)
    value = LineField(max_length=500)

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["scheme", "value", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "scheme", "value"], name="identifier_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()}: {self.value}"

    @property
    def is_address(self) -> bool:
        return self.scheme == self.Scheme.TEXT

    def clean(self) -> None:
        super().clean()
        if self.is_address:
            try:
                URLValidator(["http", "https"])(self.value)
            except ValidationError as error:
                raise ValidationError({"value": error.messages}) from error

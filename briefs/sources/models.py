"""Documents as received: immutable and private."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models.functions import Length

from briefs.fields import LineField, PartialDate, PartialDateField
from briefs.sources.addresses import address_key
from briefs.versioning import Versioned

models.CharField.register_lookup(Length)


class SourceQuerySet(models.QuerySet["Source"]):
    def get_by_natural_key(self, sha256: str) -> Source:
        return self.get(sha256=sha256)

    def without_contents(self) -> SourceQuerySet:
        """For lists and citations: neither the bytes nor the text are fetched."""
        return self.defer("content", "text")


class Source(Versioned):
    """One document as it came, and the text read out of it once.

    Bytes, text and what was assumed while reading never change; all offsets of
    evidence are code points of ``text``. How the document is cited may be
    corrected. Nothing of the text appears in a public response but quotations.
    """

    FROZEN = (
        "sha256",
        "content",
        "text",
        "filename",
        "media_type",
        "encoding",
        "reading_notes",
        "layout",
    )

    sha256 = models.CharField("SHA-256 of the bytes", max_length=64, unique=True, editable=False)
    content = models.BinaryField("the bytes as received", editable=False)
    text = models.TextField("the text read out of them", editable=False)
    filename = models.CharField("file name as received", max_length=255, editable=False)
    media_type = models.CharField(max_length=100, editable=False)
    encoding = models.CharField(max_length=40, blank=True, editable=False)
    reading_notes = models.TextField("what was assumed while reading", blank=True, editable=False)
    layout = models.JSONField(
        "what each part of the text is",
        default=dict,
        blank=True,
        editable=False,
        help_text="Spans [start, end] of the text under chrome, meta, title and body.",
    )

    headline = LineField(
        max_length=500, blank=True, help_text="As printed. Private: a brief has its own title."
    )
    outlet = LineField(
        max_length=200, blank=True, help_text="Who published it: the paper, the ministry."
    )
    attribution = LineField(
        max_length=200, blank=True, help_text="The agency or paper that the text itself credits."
    )
    dateline_place = LineField(max_length=100, blank=True)
    published = PartialDateField("published on")
    url = models.CharField(
        "address", max_length=1000, blank=True, validators=[URLValidator(["http", "https"])]
    )
    address_key = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    language = models.CharField(max_length=12, blank=True, help_text="As in BCP 47: en, ko, zh.")

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="source_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__length=64), name="source_sha256_is_64_digits"
            )
        ]

    def __str__(self) -> str:
        return self.headline or self.filename

    def natural_key(self) -> tuple[str]:
        return (self.sha256,)

    @property
    def citation(self) -> str:
        """How a quotation from this source is attributed in public."""
        parts = [self.outlet or "News report"]
        if self.attribution and self.attribution != self.outlet:
            parts.append(f"citing {self.attribution}")
        if isinstance(self.published, PartialDate):
            parts.append(self.published.display())
        return ", ".join(parts)

    def clean(self) -> None:
        super().clean()
        if hashlib.sha256(bytes(self.content)).hexdigest() != self.sha256:
            raise ValidationError("The bytes of this source are not those of its SHA-256.")

    def save(self, *args: Any, **options: Any) -> None:
        if self.pk and not options.get("force_insert"):
            stored = Source.objects.filter(pk=self.pk).values(*self.FROZEN).first()
            changed = stored and [
                name for name in self.FROZEN if _plain(stored[name]) != _plain(getattr(self, name))
            ]
            if changed:
                raise ValidationError(
                    f"A source never changes once received: {', '.join(changed)}."
                )
        self.address_key = address_key(self.url)
        super().save(*args, **options)


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value

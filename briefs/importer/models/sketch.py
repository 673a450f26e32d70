"""A few numbers of a document's body, by which the same story from elsewhere is found."""

from __future__ import annotations

from django.db import models

from briefs.sources.models import Source


class SketchNumberQuerySet(models.QuerySet["SketchNumber"]):
    def get_by_natural_key(self, value: int, sha256: str) -> SketchNumber:
        return self.get(value=value, source__sha256=sha256)


class SketchNumber(models.Model):
    """One number of the sketch of a source (:mod:`briefs.importer.near_duplicates`)."""

    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, related_name="sketch", db_index=False
    )
    value = models.BigIntegerField()

    objects = SketchNumberQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["value", "source"], name="sketch_number_once")
        ]
        indexes = [models.Index(fields=["source"], name="sketch_of_source")]

    def __str__(self) -> str:
        return f"{self.value} of {self.source}"

    def natural_key(self) -> tuple[int, str]:
        return (self.value, self.source.sha256)

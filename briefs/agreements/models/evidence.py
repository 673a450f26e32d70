"""What ties a value of an agreement to the words of a source."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from briefs.agreements.models.agreement import Agreement
from briefs.sources.models import Source
from briefs.versioning import Identified, IdentifiedQuerySet

PUBLIC_QUOTE_WORDS = 25


class EvidenceQuerySet(IdentifiedQuerySet["Evidence"]):
    def with_citation(self) -> EvidenceQuerySet:
        """With what is needed to attribute a quotation, and nothing else of the source."""
        return self.select_related("source").defer("source__content", "source__text")


class Evidence(Identified):
    """One value of an agreement, and the span of a source that it rests on.

    ``start`` and ``end`` count code points of the source's text, end exclusive;
    ``quote`` is that span, verbatim. ``value`` is what the source says: where
    sources differ ("14", "15") each keeps its own. A value is *stated* when it
    follows from the quote, and *inferred* when an editor or the importer resolved
    it from context.
    """

    class Aspect(models.TextChoices):
        EXISTENCE = "existence", "that it exists"
        COUNT = "count", "how many"
        KIND = "kind", "kind"
        PARTIES = "parties", "a party"
        AREAS = "areas", "an area"
        STATUS = "status", "status"
        DATE = "date", "date"
        PLACE = "place", "place"
        LEGAL_CHARACTER = "legal_character", "legal character"

    class Basis(models.TextChoices):
        STATED = "stated", "stated"
        INFERRED = "inferred", "inferred"

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="evidence")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="evidence")
    aspect = models.CharField(max_length=16, choices=Aspect)
    value = models.CharField(max_length=300, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    basis = models.CharField(max_length=8, choices=Basis, default=Basis.STATED)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["agreement", "source", "start", "pk"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gt=F("start")),
                name="evidence_span_not_empty",
                violation_error_message="The end of the span comes after its start.",
            ),
            models.UniqueConstraint(
                fields=["agreement", "source", "aspect", "value", "start", "end"],
                name="evidence_once",
            ),
        ]

    @property
    def excerpt(self) -> str:
        """The quotation as the public sees it: the quote, or its words around the value.

        At most ``PUBLIC_QUOTE_WORDS`` words, each run of them verbatim, with
        ellipses where words are left out.
        """
        words = self.quote.split()
        if len(words) <= PUBLIC_QUOTE_WORDS:
            return " ".join(words)
        start = max(0, min(self._word_of_value(words) - 12, len(words) - PUBLIC_QUOTE_WORDS))
        end = start + PUBLIC_QUOTE_WORDS
        text = " ".join(words[start:end])
        return f"{'… ' if start else ''}{text}{' …' if end < len(words) else ''}"

    def _word_of_value(self, words: list[str]) -> int:
        wanted = {word.casefold() for word in self.value.replace("_", " ").split()}
        found = (
            n for n, word in enumerate(words) if word.strip(".,;:()“”\"'").casefold() in wanted
        )
        return next(found, len(words) // 2 if not self.value else 12)

    def __str__(self) -> str:
        return f"{self.get_aspect_display()}: {self.value or self.quote[:60]}"

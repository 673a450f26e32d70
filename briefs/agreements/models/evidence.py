"""What ties a value of an agreement to the words of a source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from briefs.agreements.following import follows
from briefs.agreements.models.agreement import Agreement
from briefs.fields import PartialDate
from briefs.sources.models import Source
from briefs.versioning import Identified, IdentifiedQuerySet

PUBLIC_QUOTE_WORDS = 25
LONGEST_PASSAGE = 4000
# Chinese, Japanese, Thai, Lao, Tibetan, Burmese and Khmer put no spaces between words.
_UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_WORD = re.compile(rf"[{_UNSPACED}]{{1,2}}|[^\s{_UNSPACED}]+")


def excerpt_around(quote: str, places: Iterable[int]) -> str:
    """The words of a quote around each of these places, at most 25 in all, verbatim.

    Runs of words are divided by ellipses. Two characters of a script without
    spaces weigh one word. A quote of at most 25 words is given whole.
    """
    spans = [match.span() for match in _WORD.finditer(quote)]
    if len(spans) <= PUBLIC_QUOTE_WORDS:
        return " ".join(quote.split())
    centres = sorted({_word_at(spans, place) for place in places} or {0})
    reach = max(1, PUBLIC_QUOTE_WORDS // len(centres))
    chosen: set[int] = set()
    for centre in centres:
        first = max(0, min(centre - reach // 3, len(spans) - reach))
        chosen.update(range(first, first + reach))
    kept = sorted(chosen)[:PUBLIC_QUOTE_WORDS]
    return _joined(quote, spans, kept)


def _word_at(spans: list[tuple[int, int]], place: int) -> int:
    return next((n for n, (_, end) in enumerate(spans) if end > place), 0)


def _joined(quote: str, spans: list[tuple[int, int]], kept: list[int]) -> str:
    text = "… " if kept[0] else ""
    for n, word in enumerate(kept):
        if n and word != kept[n - 1] + 1:
            text += " … "
        elif n:
            text += quote[spans[word - 1][1] : spans[word][0]]
        text += quote[slice(*spans[word])]
    return " ".join((text + (" …" if kept[-1] < len(spans) - 1 else "")).split())


@lru_cache(maxsize=4096)
def place_of_value(aspect: str, value: str, quote: str) -> int:
    """Where the shortest run of up to five words begins from which check B takes the value."""
    if not follows(aspect, value, quote):
        return 0
    spans = [match.span() for match in _WORD.finditer(quote)]
    for size in (1, 2, 3, 5):
        for first in range(len(spans) - size + 1):
            run = quote[spans[first][0] : spans[first + size - 1][1]]
            if follows(aspect, value, run):
                return spans[first][0]
    return 0


class EvidenceQuerySet(IdentifiedQuerySet["Evidence"]):
    def with_citation(self) -> EvidenceQuerySet:
        """With what is needed to attribute a quotation, and nothing else of the source."""
        return self.select_related("source").defer("source__content", "source__text")

    def with_shared_citations(self) -> EvidenceQuerySet:
        """The same for many rows of few sources: one more query, each source fetched once."""
        return self.prefetch_related(models.Prefetch("source", Source.objects.without_contents()))


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
    confidence = models.FloatField("importer's confidence", null=True, blank=True, editable=False)

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
    def place(self) -> int:
        """Where in the quote the value is spoken of; its beginning if that cannot be told."""
        return place_of_value(self.aspect, self.value, self.quote)

    @property
    def excerpt(self) -> str:
        """The quotation as the public sees it: at most 25 words, around the value."""
        return excerpt_around(self.quote, [self.place])

    def clean(self) -> None:
        super().clean()
        if len(self.quote) > LONGEST_PASSAGE:
            raise ValidationError(
                {"quote": f"Choose a passage of at most {LONGEST_PASSAGE} characters."}
            )
        if self.aspect == self.Aspect.DATE:
            try:
                PartialDate(self.value)
            except ValueError as error:
                raise ValidationError({"value": str(error)}) from error

    def __str__(self) -> str:
        return f"{self.get_aspect_display()}: {self.value or self.quote[:60]}"

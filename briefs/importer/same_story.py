"""The same story from another outlet: offered as a further source of the draft there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet, Window
from django.db.models.functions import RowNumber

from briefs.asking import Question
from briefs.importer.load_source import story_of
from briefs.importer.models import ImportItem, Proposal, SketchNumber
from briefs.importer.near_duplicates import same_story
from briefs.models import Brief
from briefs.sources.models import Source

# Rows looked at, and sources compared in full; what shares fewer numbers is another story.
MOST_ROWS = 240
MOST_FOR_EACH = 10
MOST_COMPARED = 3
FEWEST_SHARED = 3


def same_story_as(source: Source, numbers: Sequence[int]) -> Brief | None:
    """The brief made of the same story as this source, whose sketch is given, or None."""
    if not numbers:
        return None
    shared = Counter(pk for (pk,) in _sharing(numbers, source.pk))
    if shared.total() == MOST_ROWS:
        shared = Counter(_sharing_each(numbers, source.pk))
    likeliest = [pk for pk, count in shared.most_common(MOST_COMPARED) if count >= FEWEST_SHARED]
    story = story_of(source)
    others = Source.objects.only("headline", "text", "layout", "published")
    for other in others.filter(pk__in=likeliest).order_by("pk") if likeliest else ():
        brief = _brief_of(other) if same_story(story, story_of(other)) else None
        if brief is not None:
            return brief
    return None


@Question
def _sharing(numbers: list[int], own: int) -> QuerySet[Any, Any]:
    others = SketchNumber.objects.filter(value__in=numbers).exclude(source=own)
    return others.order_by("value", "source").values_list("source")[:MOST_ROWS]


def _sharing_each(numbers: Sequence[int], own: int) -> QuerySet[SketchNumber, int]:
    """For each number so many, since one may be of a sentence that an agency puts under all."""
    others = SketchNumber.objects.filter(value__in=numbers).exclude(source=own)
    place = Window(RowNumber(), partition_by="value", order_by="source")
    few = others.annotate(place=place).filter(place__lte=MOST_FOR_EACH)
    return few.order_by("value", "source").values_list("source", flat=True)


def _brief_of(source: Source) -> Brief | None:
    """The brief that a source belongs to, or has been offered to."""
    own = source.briefs.order_by("pk").first()
    if own is not None:
        return own
    offers = Proposal.objects.open().filter(kind=Proposal.Kind.SOURCE, item__source=source)
    offer = offers.select_related("brief").order_by("pk").first()
    return offer.brief if offer else None


def offer_source(item: ImportItem, *, brief: Brief) -> None:
    """Leave it to an editor whether this source belongs to a brief that there is."""
    item.outcome = ImportItem.Outcome.PROPOSED
    item.brief, item.brief_version = brief, brief.version
    item.reason = (
        f"{item.reason} The same story as “{brief.title}”: offered as a further source of it."
    ).strip()
    item.save()
    Proposal.objects.create(item=item, kind=Proposal.Kind.SOURCE, brief=brief)

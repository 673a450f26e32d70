"""The same story from another outlet: offered as a further source of the draft there is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from briefs.asking import Question
from briefs.importer.load_source import story_of, story_told
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
        shared = Counter(pk for (pk,) in _sharing_one.each(numbers, source.pk))
    likeliest = [pk for pk, count in shared.most_common(MOST_COMPARED) if count >= FEWEST_SHARED]
    story = story_of(source)
    for pk, title, text, layout, published in _stories(likeliest):
        other = story_told(title, text=text, layout=json.loads(layout), published=published)
        brief = _brief_of(pk) if same_story(story, other) else None
        if brief is not None:
            return brief
    return None


@Question
def _sharing(numbers: list[int], own: int) -> QuerySet[Any, Any]:
    others = SketchNumber.objects.filter(value__in=numbers).exclude(source=own)
    return others.order_by("value", "source").values_list("source")[:MOST_ROWS]


@Question
def _sharing_one(number: int, own: int) -> QuerySet[Any, Any]:
    """For each number so many, since one may be of a sentence that an agency puts under all."""
    others = SketchNumber.objects.filter(value=number).exclude(source=own)
    return others.order_by("source").values_list("source")[:MOST_FOR_EACH]


@Question
def _stories(sources: list[int]) -> QuerySet[Any, Any]:
    found = Source.objects.filter(pk__in=sources).order_by("pk")
    return found.values_list("pk", "headline", "text", "layout", "published")


def _brief_of(source: int) -> Brief | None:
    """The brief that a source belongs to, or has been offered to."""
    own = Brief.objects.filter(sources=source).order_by("pk").first()
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

"""The same story from another outlet: offered as a further source of the draft there is."""

from __future__ import annotations

from collections import Counter

from briefs.importer.load_source import story_of
from briefs.importer.models import ImportItem, Proposal, SketchNumber
from briefs.importer.near_duplicates import same_story
from briefs.models import Brief
from briefs.sources.models import Source

# Rows looked at, and sources compared in full; what shares fewer numbers is another story.
MOST_ROWS = 240
MOST_COMPARED = 3
FEWEST_SHARED = 3


def same_story_as(source: Source) -> Brief | None:
    """The brief made of the same story as this source tells, or None."""
    numbers = list(source.sketch.values_list("value", flat=True))
    if not numbers:
        return None
    shared = Counter(
        SketchNumber.objects.filter(value__in=numbers)
        .exclude(source=source)
        .order_by("value", "source")
        .values_list("source", flat=True)[:MOST_ROWS]
    )
    likeliest = [pk for pk, count in shared.most_common(MOST_COMPARED) if count >= FEWEST_SHARED]
    story = story_of(source)
    for other in Source.objects.defer("content").filter(pk__in=likeliest).order_by("pk"):
        brief = _brief_of(other)
        if brief is not None and same_story(story, story_of(other)):
            return brief
    return None


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
    Proposal.objects.create(item=item, kind=Proposal.Kind.SOURCE, brief=brief)

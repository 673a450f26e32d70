"""What merging tags would change, told before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from briefs.agreements.models import Agreement
from briefs.agreements.topics import note_of
from briefs.brief import Brief
from briefs.edition import Edition
from briefs.tags.merging import why_not
from briefs.tags.models import Tag

NAMED = 6


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows by name, and how many there are in all."""

    rows: list[Any]
    number: int

    @property
    def more(self) -> int:
        return self.number - len(self.rows)


@dataclass(frozen=True, slots=True)
class Move:
    """An address that readers may have; ``new`` is where it leads then, empty if nowhere."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What happens if ``merge`` goes into ``keep``, or why it cannot."""

    refused: list[str]
    kinds_differ: bool
    aliases: list[str]
    briefs: Rows
    editions: Rows
    agreements: Rows
    corrected: int
    notes: list[str]
    moves: list[Move]


def preview_of(keep: Tag, merge: Sequence[Tag]) -> Preview:
    """A fixed number of queries, however many tags and uses there are."""
    tagged = {"tagged_items__tag__in": list(merge)}
    public = Agreement.objects.public().filter(**tagged).distinct()
    notes = [
        note_of(keep=keep, merge=tag) for tag in merge if Tag.Kind.TOPIC in (tag.kind, keep.kind)
    ]
    return Preview(
        refused=[reason for tag in merge if (reason := why_not(keep=keep, merge=tag))]
        or _two_states(merge),
        kinds_differ=any(tag.kind != keep.kind for tag in merge),
        aliases=[name for tag in merge for name in (tag.name, *map(str, tag.aliases.all()))],
        briefs=_some(Brief.objects.filter(**tagged).distinct().order_by("title", "pk")),
        editions=_some(
            Edition.objects.current()
            .filter(**tagged)
            .distinct()
            .defer("content", "html")
            .select_related("brief")
            .order_by("title", "pk")
        ),
        agreements=_some(Agreement.objects.filter(**tagged).distinct().order_by("title", "pk")),
        corrected=public.count() if notes else 0,
        notes=notes,
        moves=[move for tag in merge for move in _moves(keep, tag)],
    )


def _two_states(merge: Sequence[Tag]) -> list[str]:
    states = [tag for tag in merge if tag.country_code]
    return [why_not(keep=states[0], merge=states[1])] if len(states) > 1 else []


def _some(rows: QuerySet[Any]) -> Rows:
    return Rows(list(rows[:NAMED]), rows.count())


def _moves(keep: Tag, tag: Tag) -> list[Move]:
    """The addresses of a topic and of what was merged into it before; others have none."""
    if tag.kind != Tag.Kind.TOPIC:
        return []
    new = reverse("topic", args=[keep.slug]) if keep.kind == Tag.Kind.TOPIC else ""
    slugs = [tag.slug, *(alias.former_slug for alias in tag.aliases.all() if alias.former_slug)]
    return [Move(reverse("topic", args=[slug]), new) for slug in slugs]

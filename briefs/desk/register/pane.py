"""The sources of an entry beside its form: one of them as text, its passages marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from briefs.agreements.models import Agreement, Evidence
from briefs.desk.passages import Mark, Piece, layout_marks, pieces
from briefs.sources.models import Source

MOST_FOUND = 12
NAMED_IN = ("headline", "outlet", "attribution", "filename", "url")


@dataclass(frozen=True, slots=True)
class Tab:
    """One source of the entry, and how many of its passages are evidence."""

    source: Source
    passages: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Pane:
    """What stands beside the form: the sources, the text of one, and what a search found."""

    tabs: list[Tab]
    source: Source | None
    pieces: list[Piece]
    sought: str = ""
    found: list[Source] = field(default_factory=list)


def pane_of(agreement: Agreement | None, *, wanted: int | None = None, sought: str = "") -> Pane:
    """The sources an entry rests on; open is the one wanted, by default the first of them.

    A wanted source that the entry does not rest on yet gets a tab of its own.
    """
    rows = _evidence(agreement)
    passages = Counter(row.source_id for row in rows)
    keys = [*dict.fromkeys([*passages, *([wanted] if wanted else [])])]
    known = Source.objects.without_contents().in_bulk(keys)
    tabs = [known[key] for key in keys if key in known]
    current = next((one for one in tabs if one.pk == wanted), next(iter(tabs), None))
    source = Source.objects.defer("content").get(pk=current.pk) if current else None
    return Pane(
        tabs=[Tab(one, passages[one.pk], one == current) for one in tabs],
        source=source,
        pieces=list(pieces(source.text, _marks(source, rows))) if source else [],
        sought=sought,
        found=found_by(sought, without=known) if sought else [],
    )


def found_by(words: str, *, without: Iterable[int]) -> list[Source]:
    """Sources with each of these words in their headline, outlet, file name or address."""
    rows = Source.objects.without_contents().exclude(pk__in=list(without))
    for word in words.split()[:10]:
        named = Q()
        for name in NAMED_IN:
            named |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(named)
    return list(rows[:MOST_FOUND])


def _evidence(agreement: Agreement | None) -> list[Evidence]:
    if agreement is None or agreement.pk is None:
        return []
    return list(agreement.evidence.order_by("pk").only("source_id", "start", "end", "agreement_id"))


def _marks(source: Source, rows: Iterable[Evidence]) -> list[Mark]:
    length = len(source.text)
    spans = {(row.start, row.end) for row in rows if row.source_id == source.pk}
    evidence = [Mark(start, end, "evidence") for start, end in sorted(spans) if end <= length]
    return [*layout_marks(source.layout, length), *evidence]

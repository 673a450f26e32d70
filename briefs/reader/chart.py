"""A total split by kind, as bars that lead to the entries of the kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefs.agreements.counting import Total
from briefs.reader.facets import Asked
from briefs.reader.pictures.words import short


@dataclass(frozen=True, slots=True)
class Bar:
    """One kind: its number, the length of its bar from 0 to 100, its entries."""

    label: str
    number: str
    length: int
    query: str


def by_kind(kinds: Sequence[tuple[str, str, Total]], asked: Asked) -> list[Bar]:
    """The longest bar first; a kind of which no number is stated has a bar of 0."""
    longest = max((total.number for _, _, total in kinds), default=0) or 1
    return [
        Bar(
            label,
            short(total),
            max(round(100 * total.number / longest), total.number > 0),
            replace(asked, kind=kind).query,
        )
        for kind, label, total in kinds
    ]

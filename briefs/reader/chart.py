"""A total split by kind, as bars."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.agreements.counting import Total
from briefs.agreements.models import Agreement


@dataclass(frozen=True, slots=True)
class Bar:
    """One kind: its number, and the length of its bar from 0 to 100."""

    label: str
    number: int
    length: int


def by_kind(total: Total) -> list[Bar]:
    """The longest bar first; a kind of which no number is stated has a bar of 0."""
    labels = dict(Agreement.Kind.choices)
    longest = max(total.by_kind.values(), default=0) or 1
    ranked = sorted(total.by_kind.items(), key=lambda item: (-item[1], item[0]))
    return [Bar(str(labels[kind]), n, max(round(100 * n / longest), n > 0)) for kind, n in ranked]

"""Lanes of bars below each other, of one width whatever the screen: how they are laid out.

What lies along the width is a share of it; what lies along the height is in pixels,
so that words keep their size where a picture that shrinks would shrink them too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefs.agreements.counting import Total
from briefs.reader.pictures.words import full, is_unknown, percent, short

ROOMY = 8  # with fewer columns than these the bars would be as broad as walls
ALL_HIGH, KIND_HIGH = 104, 64
LABEL, NUMBER, MORE, GAP = 20, 15, 8, 14
BAR, LOWEST = 0.46, 3
APART = 0.35  # how far, in columns, the last one stands from the others if it is apart


@dataclass(frozen=True, slots=True)
class Row:
    """What one lane is to show: its total, and the total of each column."""

    label: str
    total: Total
    columns: list[Total]
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where it stands, and its number; ``goes_on`` if it is at least so high."""

    left: str
    middle: str
    width: str
    top: int
    high: int
    text: str
    goes_on: bool
    is_unknown: bool

    def on(self, base: int) -> Bar:
        return replace(self, top=base - self.high)

    @property
    def number_at(self) -> int:
        return self.top - (MORE if self.goes_on else 0) - 5

    @property
    def room(self) -> int:
        """How much height the bar needs with what stands on it."""
        return self.high + NUMBER + (MORE if self.goes_on else 0)


@dataclass(frozen=True, slots=True)
class Lane:
    label: str
    total: str
    label_at: int
    base: int
    bars: list[Bar]
    texts: list[str]
    is_apart: bool


def middles(columns: int, *, last_apart: bool) -> list[float]:
    """Where the middle of each column is, as a share of the width."""
    apart = APART if last_apart and columns > 1 else 0
    width = max(columns + apart, ROOMY)
    return [(n + 0.5 + (apart if n == columns - 1 else 0)) / width for n in range(columns)]


def placed(rows: Sequence[Row], places: Sequence[float]) -> tuple[list[Lane], int]:
    """The lanes, each as high as it needs, and where the last one ends.

    The first is the whole, and what is apart is drawn to its scale; the others share
    a scale of their own.
    """
    whole = ALL_HIGH / _highest([row for n, row in enumerate(rows) if not n or row.is_apart])
    parts = KIND_HIGH / _highest([row for row in rows[1:] if not row.is_apart])
    lanes: list[Lane] = []
    top = 0
    for n, row in enumerate(rows):
        lane = _lane(row, places, top, parts if n and not row.is_apart else whole)
        lanes.append(lane)
        top = lane.base + GAP
    return lanes, top - GAP


def _highest(rows: Sequence[Row]) -> int:
    return max((total.number for row in rows for total in row.columns), default=0) or 1


def _lane(row: Row, places: Sequence[float], top: int, scale: float) -> Lane:
    width = BAR * 2 * min(places, default=0)
    bars = [
        _bar(place, width, total, scale)
        for place, total in zip(places, row.columns, strict=True)
        if total.number or is_unknown(total)
    ]
    base = top + LABEL + max((bar.room for bar in bars), default=NUMBER)
    texts = [full(total) for total in row.columns]
    standing = [bar.on(base) for bar in bars]
    return Lane(row.label, full(row.total), top + 14, base, standing, texts, row.is_apart)


def _bar(middle: float, width: float, total: Total, scale: float) -> Bar:
    unknown = is_unknown(total)
    return Bar(
        left=percent(middle - width / 2),
        middle=percent(middle),
        width=percent(width),
        top=0,
        high=8 if unknown else max(LOWEST, round(scale * total.number)),
        text=short(total),
        goes_on=total.at_least and not unknown,
        is_unknown=unknown,
    )

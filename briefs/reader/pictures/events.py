"""The events of one agreement on a line of time, no more precise than they are known.

A day is a mark, a month or a year a bar over all of it. Numbers lead to the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefs.agreements.models import Event
from briefs.fields import PartialDate
from briefs.reader.pictures.words import percent

BASE, LEVEL, ROOM = 30, 24, 0.075  # ROOM: marks nearer than this share stand above each other
MARGIN = 0.03
MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """One event: its number in the list, from where to where it may have been, its height."""

    number: int
    left: str
    middle: str
    width: str
    at: int
    is_span: bool
    by_one_party: bool

    @property
    def number_at(self) -> int:
        return self.at - 11


@dataclass(frozen=True, slots=True)
class Track:
    marks: list[Mark]
    ticks: list[tuple[str, str]]
    height: int
    undated: int
    desc: str

    @property
    def axis(self) -> int:
        return self.height - 22


def track(events: Sequence[Event]) -> Track | None:
    """Of the events as they are listed. None with fewer than two dates: no line, then."""
    dated = [(n, e, e.date) for n, e in enumerate(events, 1) if isinstance(e.date, PartialDate)]
    if len({str(when) for _, _, when in dated}) < 2:
        return None
    first, last = _bounds([when for _, _, when in dated])
    levels: list[float] = []
    placed = []
    for number, event, when in dated:
        left, right = _share(when.earliest, first, last), _share(when.latest, first, last)
        middle = (left + right) / 2
        level = next((n for n, end in enumerate(levels) if middle - end > ROOM), len(levels))
        levels[level : level + 1] = [middle]
        placed.append((number, event, when, left, right, level))
    top = BASE + LEVEL * (len(levels) - 1)
    marks = [_mark(*one, top) for one in placed]
    undated = len(events) - len(dated)
    return Track(marks, _ticks(first, last), top + 34, undated, _desc(dated, undated))


def _mark(
    number: int, event: Event, when: PartialDate, left: float, right: float, level: int, top: int
) -> Mark:
    middle = percent((left + right) / 2)
    width = percent(max(right - left, 0.004))
    return Mark(number, percent(left), middle, width, top - LEVEL * level,
                when.precision != "day", event.party_id is not None)  # fmt: skip


def _bounds(dates: list[PartialDate]) -> tuple[date, date]:
    first, last = min(d.earliest for d in dates), max(d.latest for d in dates)
    return first, max(last, first + timedelta(days=27))


def _share(day: date, first: date, last: date) -> float:
    return MARGIN + (1 - 2 * MARGIN) * (day - first).days / (last - first).days


def _ticks(first: date, last: date) -> list[tuple[str, str]]:
    """The beginnings of years, or of months where the line is short; a few at most."""
    months = [
        date(year, month, 1) for year in range(first.year, last.year + 2) for month in range(1, 13)
    ]
    inside = [day for day in months if first <= day <= last]
    years = [day for day in inside if day.month == 1]
    chosen, form = (years, "%Y") if len(years) > 1 else (inside, "%b %Y")
    step = -(-len(chosen) // MOST_TICKS) or 1
    return [(percent(_share(day, first, last)), f"{day:{form}}") for day in chosen[::step]]


def _desc(dated: list[tuple[int, Event, PartialDate]], undated: int) -> str:
    told = "; ".join(
        f"{number}, {event.get_status_display()}, {when.display()}" for number, event, when in dated
    )
    rest = f"; and {undated} without a date" if undated else ""
    return f"In order of time: {told}{rest}."

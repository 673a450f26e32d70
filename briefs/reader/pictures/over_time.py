"""Agreements over time by kind: one lane of bars for all, one for each kind.

A lane needs neither colours nor a legend to be told from another, and the bars
stand at shares of the width, so that words keep their size on a narrow screen.
A member is counted with its group, in the year of the group: nothing counts twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from briefs.agreements.counting import Key, Tally, Total, tallies
from briefs.agreements.models import Agreement, AgreementQuerySet
from briefs.reader.facets.offered import YEAR
from briefs.reader.pictures.words import full, is_unknown, percent, short

YEARS = 10
ROOMY = 8  # with fewer columns than these the bars would be as broad as walls
ALL_HIGH, KIND_HIGH = 104, 64
LABEL, NUMBER, MORE, GAP, AXIS = 20, 15, 8, 14, 26
BAR, LOWEST = 0.46, 3
APART = 0.35  # how far, in columns, what has no date stands from what has one
UNDATED = "no date"
Row = tuple[str, Total, list[Total], bool]  # label, total, totals by column, whether apart


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
    is_apart: bool = False


@dataclass(slots=True)
class OverTime:
    """The picture, the whole that it adds up to, and the columns of its table."""

    cells: Mapping[Key, Tally]
    whole: Tally
    kinds: list[tuple[str, str, Total]]
    columns: list[str]
    marks: list[tuple[str, str]]
    lanes: list[Lane]
    height: int
    uncertain: list[str] = field(default_factory=list)

    @property
    def axis_at(self) -> int:
        return self.height - 8

    @property
    def desc(self) -> str:
        """What it shows, for those who do not see it."""
        first, *kinds = [lane for lane in self.lanes if not lane.is_apart]
        parts = ", ".join(f"{lane.label.lower()} {lane.total}" for lane in kinds)
        steps = "; ".join(
            f"{column} {text}"
            for column, text in zip(self.columns, first.texts, strict=True)
            if text != "none"
        )
        by_kind = f" By kind: {parts}." if parts else ""
        return f"{first.label}, {first.total} in all: {steps}.{by_kind}"


def over_time(found: AgreementQuerySet, *, by_kind: bool = True) -> OverTime:
    """Of these entries; two queries. Without ``by_kind`` only the lanes of all."""
    cells = tallies(found, YEAR, "kind", members_with_group=True)
    whole = _sum(cells.values())
    columns = _columns({year for year, _ in cells})
    kinds = _kinds(cells, whole)
    rows = [("All instruments", whole.instruments, _lane(cells, columns, "instruments"), False)]
    if by_kind:
        rows += [
            (label, total, _lane(cells, columns, "instruments", kind), False)
            for kind, label, total in kinds
        ]
    if whole.commitments.entries:
        totals = _lane(cells, columns, "commitments")
        rows.append(("Commitments, counted apart", whole.commitments, totals, True))
    middles = _middles(list(columns))
    lanes, bottom = _placed(rows, middles)
    marks = list(zip(map(percent, middles), columns, strict=True))
    shown = [total for _, _, totals, _ in rows for total in totals]
    return OverTime(
        cells, whole, kinds, list(columns), marks, lanes, bottom + AXIS, _uncertain(shown)
    )


def _sum(parts: Iterable[Tally]) -> Tally:
    whole = Tally()
    for part in parts:
        whole.take(part)
    return whole


def _columns(years: set[str]) -> dict[str, set[str]]:
    """The labels of the columns and the years that each stands for; undated ones last."""
    known = sorted(int(year) for year in years if year)
    columns: dict[str, set[str]] = {}
    if known:
        first = max(known[0], known[-1] - YEARS + 1)
        if known[0] < first:
            columns[f"to {first - 1}"] = {f"{year:04}" for year in known if year < first}
        columns |= {f"{year}": {f"{year:04}"} for year in range(first, known[-1] + 1)}
    return columns | ({UNDATED: {""}} if "" in years else {})


def _lane(cells: Mapping[Key, Tally], columns: dict[str, set[str]], name: str,
          kind: str = "") -> list[Total]:  # fmt: skip
    totals = [Total() for _ in columns]
    for (year, of), tally in cells.items():
        if not kind or of == kind:
            place = next(n for n, years in enumerate(columns.values()) if year in years)
            totals[place].take(getattr(tally, name))
    return totals


def _kinds(cells: Mapping[Key, Tally], whole: Tally) -> list[tuple[str, str, Total]]:
    """Each kind of instrument with its label and total, the most frequent first."""
    labels = dict(Agreement.Kind.choices)
    totals: dict[str, Total] = {kind: Total() for kind in whole.instruments.by_kind}
    for (_, kind), tally in cells.items():
        if kind in totals:
            totals[kind].take(tally.instruments)
    ranked = sorted(totals.items(), key=lambda item: (-item[1].number, item[0]))
    return [(kind, _first(str(labels[kind])), total) for kind, total in ranked]


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _middles(columns: list[str]) -> list[float]:
    """Where the middle of each column is, as a share of the width."""
    apart = [APART if label == UNDATED and len(columns) > 1 else 0 for label in columns]
    width = max(len(columns) + sum(apart), ROOMY)
    return [(n + 0.5 + apart[n]) / width for n in range(len(columns))]


def _highest(rows: list[Row]) -> int:
    return max((total.number for row in rows for total in row[2]), default=0) or 1


def _placed(rows: list[Row], middles: list[float]) -> tuple[list[Lane], int]:
    """The lanes below each other, each as high as it needs.

    The kinds share a scale of their own; commitments are drawn to that of the whole.
    """
    whole = ALL_HIGH / _highest([row for row in rows if row is rows[0] or row[3]])
    kinds = KIND_HIGH / _highest([row for row in rows[1:] if not row[3]])
    lanes, top = [], 0
    for n, (label, total, totals, is_apart) in enumerate(rows):
        scale = whole if n == 0 or is_apart else kinds
        width = BAR * 2 * min(middles, default=0)
        bars = [
            _bar(middle, width, part, scale)
            for middle, part in zip(middles, totals, strict=True)
            if part.number or is_unknown(part)
        ]
        base = top + LABEL + max((bar.room for bar in bars), default=NUMBER)
        lanes.append(
            Lane(label, full(total), top + 14, base, [bar.on(base) for bar in bars],
                 [full(part) for part in totals], is_apart)
        )  # fmt: skip
        top = base + GAP
    return lanes, top - GAP


def _bar(middle: float, width: float, total: Total, scale: float) -> Bar:
    unknown = is_unknown(total)
    return Bar(
        percent(middle - width / 2), percent(middle), percent(width), 0,
        8 if unknown else max(LOWEST, round(scale * total.number)), short(total),
        total.at_least and not unknown, unknown,
    )  # fmt: skip


def _uncertain(totals: list[Total]) -> list[str]:
    """What the signs by the numbers mean, as far as there are any."""
    signs = {
        "25+ is at least 25": any(t.at_least and t.number for t in totals),
        "~25 is about 25": any(t.about for t in totals),
        "? is a number not stated": any(is_unknown(t) for t in totals),
    }
    return [words for words, holds in signs.items() if holds]

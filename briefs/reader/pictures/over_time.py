"""Agreements over time by kind: one lane of bars for all, one for each kind.

A lane needs neither colours nor a legend to be told from another. A member is
counted with its group, in the year of the group: nothing counts twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefs.agreements.counting import Key, Tally, Total, tallies, tally_by
from briefs.agreements.counting import Row as Counted
from briefs.agreements.models import Agreement, AgreementQuerySet
from briefs.reader.facets.offered import YEAR
from briefs.reader.pictures.lanes import Lane, Row, middles, placed
from briefs.reader.pictures.words import percent, signs_of

YEARS, AXIS = 10, 26
UNDATED = "no date"
Cells = Mapping[Key, Tally]  # by year, empty where there is no date, and kind


@dataclass(frozen=True, slots=True)
class OverTime:
    """The picture, the whole that it adds up to, and the columns of its table."""

    cells: Cells
    whole: Tally
    kinds: list[tuple[str, str, Total]]
    columns: list[str]
    marks: list[tuple[str, str]]
    lanes: list[Lane]
    height: int
    signs: list[str]

    @property
    def tells(self) -> bool:
        """Whether there is more than one time to compare."""
        return len(self.columns) > 1

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
        return f"{first.label}, {first.total} in all: {steps or 'nothing'}.{by_kind}"


def cells_in(found: AgreementQuerySet) -> Cells:
    """Of these entries, for each year and kind; two queries."""
    return tallies(found, YEAR, "kind", members_with_group=True)


def cells_of(rows: Sequence[Counted]) -> Cells:
    """The same of entries that were fetched already."""
    groups = {row["pk"]: row for row in rows if row["scope"] == Agreement.Scope.GROUP}
    keys: dict[int, list[Key]] = {}
    for row in rows:
        of = groups.get(row["group"] or 0, row)
        keys[row["pk"]] = [(of["status_date"][:4], of["kind"])]
    return tally_by(rows, keys)


def over_time(cells: Cells, *, by_kind: bool = True) -> OverTime:
    """The picture. Without ``by_kind`` only the lanes of all."""
    whole = _sum(cells.values())
    columns = _columns({year for year, _ in cells})
    kinds = _kinds(cells, whole)
    rows = [Row("All instruments", whole.instruments, _split(cells, columns, "instruments"))]
    if by_kind:
        rows += [
            Row(label, total, _split(cells, columns, "instruments", kind))
            for kind, label, total in kinds
        ]
    if whole.commitments.entries:
        parts = _split(cells, columns, "commitments")
        rows.append(Row("Commitments, counted apart", whole.commitments, parts, is_apart=True))
    places = middles(len(columns), last_apart=UNDATED in columns)
    lanes, bottom = placed(rows, places)
    marks = list(zip(map(percent, places), columns, strict=True))
    shown = [total for row in rows for total in row.columns]
    return OverTime(
        cells, whole, kinds, list(columns), marks, lanes, bottom + AXIS, signs_of(shown)
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


def _split(cells: Cells, columns: dict[str, set[str]], name: str, kind: str = "") -> list[Total]:
    """What falls into each column."""
    totals = [Total() for _ in columns]
    for (year, of), tally in cells.items():
        if not kind or of == kind:
            place = next(n for n, years in enumerate(columns.values()) if year in years)
            totals[place].take(getattr(tally, name))
    return totals


def _kinds(cells: Cells, whole: Tally) -> list[tuple[str, str, Total]]:
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

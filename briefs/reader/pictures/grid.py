"""A table drawn as a picture: names at two edges, and where they meet a number in a shade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefs.agreements.counting import Tally
from briefs.reader.pictures.words import full, short, signs_of

CELL, SLANT = 30, 156  # the names of the columns stand at 60 degrees
LETTER, LETTERS = 7.2, 22  # the width of a letter at 13 px, and how many a name may have
SHADES = (2, 4, 10)  # the numbers from which the next darker shade holds


@dataclass(frozen=True, slots=True)
class Name:
    """A name at the edge, cut where it is too long, and the lines that lead from it."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Where two names meet; ``shade`` is 0 (commitments only) to 4."""

    x: int
    y: int
    text: str
    shade: int

    @property
    def middle(self) -> int:
        return self.x + CELL // 2

    @property
    def foot(self) -> int:
        return self.y + CELL // 2 + 5


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of the table beside the picture; ``address`` is that of its entries."""

    first: str
    second: str
    instruments: str
    commitments: str
    entries: int
    address: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The picture, its table, and how many names were left out of both."""

    rows: list[Name]
    columns: list[Name]
    cells: list[Cell]
    blanks: list[Cell]
    pairs: list[Pair]
    left_out: int
    desc: str
    signs: list[str]

    @property
    def cell(self) -> int:
        return CELL

    @property
    def width(self) -> int:
        return CELL * len(self.columns) + SLANT // 2 + 8

    @property
    def height(self) -> int:
        return SLANT + CELL * len(self.rows) + 2

    @property
    def names_width(self) -> int:
        """Of the names of the rows, which stay in sight when the rest is moved sideways."""
        return 16 + round(LETTER * max(len(row.text) for row in self.rows))

    @property
    def names_end(self) -> int:
        return self.names_width - 10

    @property
    def top(self) -> int:
        return SLANT

    @property
    def right(self) -> int:
        return CELL * len(self.columns)

    @property
    def bottom(self) -> int:
        return SLANT + CELL * len(self.rows)


def drawn(
    rows: Sequence[str],
    columns: Sequence[str],
    met: Mapping[tuple[int, int], Tally],
    pairs: list[Pair],
    *,
    desc: str,
    left_out: int = 0,
    blanks: Sequence[tuple[int, int]] = (),
) -> Grid:
    """Lay out the names and what was counted where row and column meet."""
    cells = [_cell(row, column, tally) for (row, column), tally in sorted(met.items())]
    return Grid(
        rows=[Name(_cut(name), SLANT + CELL * n + CELL // 2 + 5)
              for n, name in enumerate(rows)],
        columns=[Name(_cut(name), CELL * n + CELL // 2 + 4)
                 for n, name in enumerate(columns)],
        cells=cells,
        blanks=[Cell(CELL * column, SLANT + CELL * row, "", 0) for row, column in blanks],
        pairs=pairs,
        left_out=left_out,
        desc=desc,
        signs=_signs(met, cells),
    )  # fmt: skip


def _signs(met: Mapping[tuple[int, int], Tally], cells: list[Cell]) -> list[str]:
    signs = signs_of(tally.instruments for tally in met.values())
    if any(cell.shade == 0 for cell in cells):
        signs.append("an empty frame is commitments only")
    return signs


def _cell(row: int, column: int, tally: Tally) -> Cell:
    total = tally.instruments
    shade = 0 if not total.entries else 1 + sum(total.number >= least for least in SHADES)
    text = short(total) if total.entries else ""
    return Cell(CELL * column, SLANT + CELL * row, text, shade)


def _cut(name: str) -> str:
    return name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"


def pair(first: str, second: str, tally: Tally, address: str) -> Pair:
    entries = tally.instruments.entries + tally.commitments.entries
    return Pair(first, second, full(tally.instruments), full(tally.commitments), entries, address)

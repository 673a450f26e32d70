"""Who agrees with whom: countries at both edges, and what they have in common where they meet.

A country stands for itself and for its ministries, companies and cities, as everywhere
in the register. Of more than thirty those of the pairs with the most instruments are drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefs.agreements.counting import Key, Row, Tally, tally_by
from briefs.reader.facets import Asked
from briefs.reader.pictures.grid import Grid, Pair, drawn, pair
from briefs.reader.pictures.standing import Keys
from briefs.reader.pictures.words import full

MOST = 30
NAMED_IN_WORDS = 5


@dataclass(frozen=True, slots=True)
class Met:
    """Two countries, by code, and what their entries add up to."""

    first: str
    second: str
    tally: Tally


def met(rows: Sequence[Row], countries: Keys) -> list[Met]:
    """Every pair of countries with an entry in common, those with most instruments first."""
    pairs: dict[int, list[Key]] = {
        entry: list(combinations(sorted(code for (code,) in codes), 2))
        for entry, codes in countries.items()
    }
    found = tally_by(rows, pairs)
    return [
        Met(first, second, tally)
        for (first, second), tally in sorted(found.items(), key=lambda item: rank(*item))
    ]


def rank(key: Key, tally: Tally) -> tuple[int, int, Key]:
    """To sort by: most instruments, then most entries, then as the codes go."""
    total = tally.instruments
    return (-total.number, -total.entries - tally.commitments.entries, key)


def who_with_whom(rows: Sequence[Row], countries: Keys, names: Mapping[str, str]) -> Grid | None:
    """The picture; None where no two countries have anything in common."""
    every = met(rows, countries)
    if not every:
        return None
    partners = {code for one in every for code in (one.first, one.second)}
    place = _drawn_codes(every)
    shown = [one for one in every if one.first in place and one.second in place]
    cells = {}
    for one in shown:
        cells[place[one.first], place[one.second]] = one.tally
        cells[place[one.second], place[one.first]] = one.tally
    labels = [names[code] for code in place]
    return drawn(
        labels,
        labels,
        cells,
        [_line(one, names) for one in shown],
        desc=_desc(shown, names),
        left_out=len(partners) - len(place),
        blanks=[(n, n) for n in range(len(place))],
    )


def _drawn_codes(every: list[Met]) -> dict[str, int]:
    """The places of the countries that are drawn: of the first pairs, partners side by side."""
    place: dict[str, int] = {}
    for one in every:
        new = [code for code in (one.first, one.second) if code not in place]
        for code in new if len(place) + len(new) <= MOST else ():
            place[code] = len(place)
    return place


def _line(one: Met, names: Mapping[str, str]) -> Pair:
    asked = Asked(parties=(one.first.lower(), one.second.lower()))
    return pair(names[one.first], names[one.second], one.tally, asked.query)


def _desc(shown: list[Met], names: Mapping[str, str]) -> str:
    most = "; ".join(
        f"{names[one.first]} and {names[one.second]}, {full(one.tally.instruments)}"
        for one in shown[:NAMED_IN_WORDS]
    )
    return f"{len(shown)} pairs of countries have entries in common. Most instruments: {most}."

"""Areas by country: which topics the instruments of each country are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from briefs.agreements.counting import Key, Row, Tally, tally_by
from briefs.reader.facets import Asked
from briefs.reader.pictures.grid import Grid, Pair, drawn, pair
from briefs.reader.pictures.partners import NAMED_IN_WORDS, rank
from briefs.reader.pictures.standing import Keys
from briefs.reader.pictures.words import full

COUNTRIES, AREAS = 24, 20
Names = Mapping[str, str]


def met(rows: Sequence[Row], countries: Keys, topics: Keys) -> list[tuple[str, str, Tally]]:
    """Every country with every area of its entries, those with most instruments first."""
    keys: dict[int, list[Key]] = {
        entry: [(code, slug) for (code,), (slug,) in product(codes, topics.get(entry, ()))]
        for entry, codes in countries.items()
    }
    found = tally_by(rows, keys)
    ranked = sorted(found.items(), key=lambda item: rank(*item))
    return [(code, slug, tally) for (code, slug), tally in ranked]


def areas_by_country(
    rows: Sequence[Row], countries: Keys, topics: Keys, called: Names, areas: Names
) -> Grid | None:
    """The picture; None where no entry has both. ``called`` and ``areas`` are the names."""
    every = met(rows, countries, topics)
    if not every:
        return None
    codes = _first({code for code, _, _ in every}, tally_by(rows, countries), COUNTRIES)
    slugs = _first({slug for _, slug, _ in every}, tally_by(rows, topics), AREAS)
    shown = [one for one in every if one[0] in codes and one[1] in slugs]
    return drawn(
        [called[code] for code in codes],
        [areas[slug] for slug in slugs],
        {(codes[code], slugs[slug]): tally for code, slug, tally in shown},
        [_line(one, called, areas) for one in shown],
        desc=_desc(shown, called, areas),
        left_out=len({one[0] for one in every} - codes.keys())
        + len({one[1] for one in every} - slugs.keys()),
    )


def _first(among: set[str], own: Mapping[Key, Tally], most: int) -> dict[str, int]:
    """The place of each name that is drawn."""
    ranked = sorted(((k, t) for k, t in own.items() if k[0] in among), key=lambda i: rank(*i))
    return {key[0]: n for n, (key, _) in enumerate(ranked[:most])}


def _line(one: tuple[str, str, Tally], called: Names, areas: Names) -> Pair:
    code, slug, tally = one
    return pair(called[code], areas[slug], tally, Asked((code.lower(),), area=slug).query)


def _desc(shown: list[tuple[str, str, Tally]], called: Names, areas: Names) -> str:
    most = "; ".join(
        f"{called[code]}, {areas[slug]}, {full(tally.instruments)}"
        for code, slug, tally in shown[:NAMED_IN_WORDS]
    )
    return f"Most instruments: {most}." if most else "No country here stands with an area here."

"""The numbers behind each picture, as plain rows for CSV and JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefs.agreements.counting import Key, Row, Tally, Total
from briefs.agreements.models import Event
from briefs.reader.pictures import areas, partners
from briefs.reader.pictures.standing import Keys

Line = dict[str, Any]
BASES = ("instrument", "commitment")


def over_time_rows(cells: Mapping[Key, Tally]) -> list[Line]:
    """A row for each year (empty: no date), kind and basis."""
    return [
        {"year": year, "kind": kind, "basis": basis, **_of(tally.of(basis))}
        for (year, kind), tally in sorted(cells.items())
        for basis in BASES
        if tally.of(basis).entries
    ]


def partner_rows(rows: Sequence[Row], countries: Keys, names: Mapping[str, str]) -> list[Line]:
    """A row for each pair of countries and basis, also of those not drawn."""
    return [
        {
            "first_code": one.first,
            "first": names[one.first],
            "second_code": one.second,
            "second": names[one.second],
            "basis": basis,
            **_of(one.tally.of(basis)),
        }
        for one in partners.met(rows, countries)
        for basis in BASES
        if one.tally.of(basis).entries
    ]


def area_rows(
    rows: Sequence[Row], countries: Keys, topics: Keys, called: Mapping[str, str],
    named: Mapping[str, str],
) -> list[Line]:  # fmt: skip
    """A row for each country, area and basis, also of those not drawn."""
    return [
        {
            "country_code": code,
            "country": called[code],
            "area": named[slug],
            "basis": basis,
            **_of(tally.of(basis)),
        }
        for code, slug, tally in areas.met(rows, countries, topics)
        for basis in BASES
        if tally.of(basis).entries
    ]


def event_rows(events: Sequence[Event]) -> list[Line]:
    """The events of one agreement in the order of its page; dates as precise as they are."""
    return [
        {
            "number": number,
            "status": event.status,
            "date": str(event.date),
            "place": event.place,
            "by_one_party": event.party.name if event.party else "",
            "note": event.note,
        }
        for number, event in enumerate(events, 1)
    ]


def _of(total: Total) -> Line:
    return {
        "number": total.number,
        "at_least": total.at_least,
        "about": total.about,
        "entries": total.entries,
    }

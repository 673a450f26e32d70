"""One agreement value by value: what is recorded, and the quotations that each value rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse

from briefs.agreements.models import Agreement, Event, Evidence
from briefs.fields import PartialDate
from briefs.reader import vocabulary
from briefs.reader.entries import Entry
from briefs.reader.evidence import Mark, in_words

Aspect = Evidence.Aspect


@dataclass(slots=True)
class Value:
    """One recorded value: its words, remarks in small type, and its references.

    ``differs`` if it is what another source says in place of the value before it.
    """

    text: str
    marks: list[Mark] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    url: str = ""
    differs: bool = False

    @property
    def basis(self) -> str:
        """Stated if any quotation states it, else inferred; empty without a quotation."""
        bases = {mark.basis for mark in self.marks}
        return "stated" if "stated" in bases else "inferred" if bases else ""


@dataclass(slots=True)
class Line:
    """One line of an agreement's ledger; without a value it says that none is stated."""

    name: str
    values: list[Value]


@dataclass(slots=True)
class Step:
    """One dated event of an agreement."""

    event: Event
    marks: list[Mark]


def ledger(entry: Entry) -> list[Line]:
    """Every value of an entry of :func:`briefs.reader.entries.with_what_a_page_shows`."""
    agreement = entry.agreement
    return [
        Line("Number", _number(entry)),
        Line("Kind", _coded(entry, Aspect.KIND, agreement.kind)),
        Line("What there is", [Value(agreement.get_basis_display(), entry.notes.existence())]),
        Line("Parties", _parties(entry)),
        Line("Areas", _areas(entry)),
        Line("Status", _coded(entry, Aspect.STATUS, agreement.status, others=False)),
        Line("Date", _date(entry)),
        Line("Place", _places(entry)),
        Line("Legal character", _legal_character(entry)),
    ]


def _number(entry: Entry) -> list[Value]:
    agreement = entry.agreement
    if not agreement.is_group:
        return [Value("1", remarks=["a single entry"])]
    count = str(agreement.count) if agreement.count is not None else ""
    first = Value(entry.identified, entry.notes.marks(Aspect.COUNT, [count]))
    return [first, *_others(entry, Aspect.COUNT, [count])]


def _coded(entry: Entry, aspect: str, code: str, *, others: bool = True) -> list[Value]:
    shown = [Value(in_words(aspect, code), entry.notes.marks(aspect, [code]))] if code else []
    return shown + (_others(entry, aspect, [code]) if others else [])


def _others(entry: Entry, aspect: str, shown: Iterable[str]) -> list[Value]:
    return [
        Value(in_words(aspect, value), entry.notes.marks(aspect, [value]), differs=True)
        for value in entry.notes.other_values(aspect, shown)
    ]


def _parties(entry: Entry) -> list[Value]:
    values = []
    for party in entry.agreement.parties.all():
        marks = entry.notes.marks(Aspect.PARTIES, filter(None, [party.name, party.country_code]))
        if party.inferred:
            marks = [Mark(mark.number, Evidence.Basis.INFERRED) for mark in marks]
        remarks = [] if party.kind == "state" else [party.get_kind_display()]
        if party.country_code and party.kind != "state":
            country = vocabulary.country_name(party.country_code, party.called)  # type: ignore[attr-defined]
            remarks += [country] if country != party.name else []
        remarks += [] if party.named else ["not named"]
        url = reverse("country", args=[party.country_code]) if party.country_code else ""
        values.append(Value(party.name, marks, remarks, url))
    return values


def _areas(entry: Entry) -> list[Value]:
    return [Value(area, entry.notes.marks(Aspect.AREAS, [area])) for area in entry.agreement.areas]


def _date(entry: Entry) -> list[Value]:
    date = entry.agreement.status_date
    values = [Value(display(date), entry.notes.marks(Aspect.DATE, [date]))] if date else []
    known = [date, *(event.date for event in entry.agreement.events.all())]
    return values + _others(entry, Aspect.DATE, [str(value) for value in known if value])


def _places(entry: Entry) -> list[Value]:
    places = dict.fromkeys(e.place for e in entry.agreement.events.all() if e.place)
    shown = [Value(place, entry.notes.marks(Aspect.PLACE, [place])) for place in places]
    return shown + _others(entry, Aspect.PLACE, places)


def _legal_character(entry: Entry) -> list[Value]:
    character = entry.agreement.legal_character
    if character == Agreement.LegalCharacter.UNKNOWN:
        return _others(entry, Aspect.LEGAL_CHARACTER, [character])
    return _coded(entry, Aspect.LEGAL_CHARACTER, character)


def display(date: PartialDate | str) -> str:
    return date.display() if isinstance(date, PartialDate) else ""


def timeline(entry: Entry) -> list[Step]:
    """The events in order, undated ones last, each with the quotations that speak of it."""
    events = in_order(entry.agreement.events.all())
    return [Step(event, _step_marks(entry, event)) for event in events]


def in_order(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (not event.date, event.date))


def _step_marks(entry: Entry, event: Event) -> list[Mark]:
    said = (
        (Aspect.STATUS, event.status),
        (Aspect.DATE, str(event.date)),
        (Aspect.PLACE, event.place),
    )
    marks = [mark for aspect, value in said if value for mark in entry.notes.marks(aspect, [value])]
    return list({mark.number: mark for mark in marks}.values())

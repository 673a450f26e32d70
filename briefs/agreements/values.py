"""The values of an agreement one by one, each with the forms that its evidence may give it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from briefs.agreements.models import Agreement, Event, Evidence, Party

Aspect = Evidence.Aspect
TITLE = "title"
# What a status, a date or a place is changed through: the event that gives it.
OF_EVENT = {Aspect.STATUS: "status", Aspect.DATE: "date", Aspect.PLACE: "place"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value as it stands: what of the agreement it is, and how it is shown.

    ``row`` is the party or event that it belongs to, 0 for the agreement itself;
    ``value`` is what evidence and decisions know it by, ``forms`` all the forms in
    which evidence may give it (a state goes by code or by name).
    """

    aspect: str
    value: str
    shown: str
    row: int = 0
    forms: tuple[str, ...] = ()
    needs_evidence: bool = True
    by_party: str = ""

    @property
    def target(self) -> str:
        """How a form names this value."""
        return f"{self.aspect}:{self.row}:{self.value}"

    def rests_on(self, row: Any) -> bool:
        """Whether a piece of evidence of the same agreement is about this value."""
        return bool(row.aspect == self.aspect and row.value in self.forms)


def values_of(agreement: Agreement) -> list[Value]:
    """Every value of an agreement in the order of a card, that it exists first."""
    return [
        Value(Aspect.EXISTENCE, "", agreement.title, forms=("",)),
        _plain(Aspect.KIND, agreement.kind, agreement.get_kind_display()),
        _count(agreement),
        *(_party(party) for party in agreement.parties.all()),
        *(_plain(Aspect.AREAS, area, area) for area in agreement.areas),
        *(value for event in agreement.events.all() for value in _of_event(event)),
        *_legal_character(agreement),
    ]


def found(agreement: Agreement, target: str) -> Value | None:
    """The value that a form names, if the agreement still has it."""
    every = [*values_of(agreement), Value(TITLE, agreement.title, agreement.title)]
    return next((value for value in every if value.target == target), None)


def evidence_for(value: Value, rows: Iterable[Evidence]) -> list[Evidence]:
    return [row for row in rows if value.rests_on(row)]


def party_key(party: Party) -> str:
    """What evidence and decisions know a party by: a state by its code, others by name."""
    return party.country_code if party.kind == Party.Kind.STATE else party.name


def _plain(aspect: str, value: str, shown: str, row: int = 0) -> Value:
    return Value(aspect, value, shown, row, (value,))


def _count(agreement: Agreement) -> Value:
    number = "" if agreement.count is None else str(agreement.count)
    is_counted = agreement.is_group and agreement.count is not None
    return Value(
        Aspect.COUNT, number, agreement.count_text, forms=(number,), needs_evidence=is_counted
    )


def _party(party: Party) -> Value:
    key = party_key(party)
    forms = tuple(dict.fromkeys((key, party.name)))
    return Value(Aspect.PARTIES, key, party.name, party.pk, forms)


def _of_event(event: Event) -> Iterator[Value]:
    by = event.party.name if event.party is not None else ""
    shown = event.get_status_display()
    yield Value(Aspect.STATUS, event.status, shown, event.pk, (event.status,), by_party=by)
    if event.date:
        yield _plain(Aspect.DATE, str(event.date), str(event.date), event.pk)
    if event.place:
        yield _plain(Aspect.PLACE, event.place, event.place, event.pk)


def _legal_character(agreement: Agreement) -> Iterator[Value]:
    if agreement.legal_character != Agreement.LegalCharacter.UNKNOWN:
        shown = agreement.get_legal_character_display()
        yield _plain(Aspect.LEGAL_CHARACTER, agreement.legal_character, shown)

"""Where the sources of an entry differ: each value with its words, and which one is shown.

Decided by the rows of evidence that there are; nothing is made up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch

from briefs.agreements.models import Agreement, Event, Evidence
from briefs.agreements.party_names import as_party
from briefs.agreements.status import Status
from briefs.agreements.values import OF_EVENT, Value, values_of
from briefs.agreements.wording import qualifier_of
from briefs.tags import states

Aspect = Evidence.Aspect
NOUNS = {
    Aspect.COUNT: "number",
    Aspect.KIND: "kind",
    Aspect.PARTIES: "party",
    Aspect.AREAS: "area",
    Aspect.STATUS: "status",
    Aspect.DATE: "date",
    Aspect.PLACE: "place",
    Aspect.LEGAL_CHARACTER: "legal character",
}
_WORDS: dict[str, dict[str, str]] = {
    Aspect.KIND: {code: str(label) for code, label in Agreement.Kind.choices},
    Aspect.STATUS: {code: str(label) for code, label in Status.choices},
    Aspect.LEGAL_CHARACTER: {code: str(label) for code, label in Agreement.LegalCharacter.choices},
}
SEVERAL = (Aspect.PARTIES, Aspect.AREAS)
# A control of the form: the row it stands in ("events:12", "parties:" for a new one, or
# nothing for the entry itself), its name, and what is written into it.
Control = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """One value that sources give, with their words, and whether the entry shows it.

    ``controls`` are what makes it the one that is shown; none if that is for the rows.
    """

    value: str
    shown_as: str
    is_shown: bool
    passages: tuple[Evidence, ...]
    choice: str
    controls: tuple[Control, ...] = ()
    adds: bool = False

    @property
    def as_json(self) -> str:
        """The controls for a script, which writes them without asking the server."""
        return json.dumps(self.controls)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing of which sources say different things."""

    noun: str
    values: tuple[Said, ...]


def differences(agreement: Agreement) -> list[Difference]:
    """What sources give that the entry does not show, beside what it shows."""
    rows = list(agreement.evidence.with_shared_citations())
    events = Prefetch("events", Event.objects.select_related("party"))
    stored = Agreement.objects.prefetch_related("parties", events).get(pk=agreement.pk)
    values = values_of(stored)
    found = (_difference(stored, aspect, rows, values) for aspect in NOUNS)
    return [one for one in found if one is not None]


def controls_of(agreement: Agreement, choice: str) -> tuple[Control, ...]:
    """What the form has to say for a choice of the ledger; empty if it is none by now."""
    values = (said for one in differences(agreement) for said in one.values)
    return next((said.controls for said in values if said.choice == choice), ())


def _difference(
    agreement: Agreement, aspect: Evidence.Aspect, rows: Iterable[Evidence], values: list[Value]
) -> Difference | None:
    by_value: dict[str, list[Evidence]] = {}
    for row in rows:
        if row.aspect == aspect and row.value:
            by_value.setdefault(row.value, []).append(row)
    shown = {form for v in values if v.aspect == aspect for form in v.forms}
    if set(by_value) <= shown:
        return None
    if aspect in SEVERAL:  # of what there may be many only what is missing is at odds
        by_value = {one: said for one, said in by_value.items() if one not in shown}
    said = [
        Said(
            value=value,
            shown_as=_in_words(aspect, value),
            is_shown=value in shown,
            passages=tuple({(r.source_id, r.start, r.end): r for r in passages}.values()),
            choice=f"{aspect}:{value}",
            controls=() if value in shown else tuple(_controls(agreement, aspect, passages[0])),
            adds=aspect in SEVERAL,
        )
        for value, passages in by_value.items()
    ]
    return Difference(NOUNS[aspect], tuple(sorted(said, key=lambda one: not one.is_shown)))


def _in_words(aspect: str, value: str) -> str:
    state = states.by_code(value) if aspect == Aspect.PARTIES else None
    return state.name if state is not None else _WORDS.get(aspect, {}).get(value, value)


def _controls(agreement: Agreement, aspect: str, row: Evidence) -> Iterator[Control]:
    if aspect == Aspect.COUNT and row.value.isdecimal():
        number = int(row.value)
        qualifier = qualifier_of(number, row.quote) if number > 1 else "exact"
        yield ("", "count", row.value)
        yield ("", "count_qualifier", qualifier)
        yield ("", "scope", "group" if number > 1 else "single")
    elif aspect in {Aspect.KIND, Aspect.LEGAL_CHARACTER}:
        yield ("", str(aspect), row.value)
    elif aspect == Aspect.AREAS:
        yield ("", "areas_printed", "; ".join([*agreement.areas, row.value]))
    elif aspect == Aspect.PARTIES:
        yield from _party(row.value)
    else:
        event = _the_event(agreement, OF_EVENT[Aspect(aspect)])
        if event is not None:
            yield (f"events:{event.pk}", OF_EVENT[Aspect(aspect)], row.value)


def _party(value: str) -> Iterator[Control]:
    fields = as_party(_in_words(Aspect.PARTIES, value))
    yield ("parties:", "kind", fields["kind"])
    yield ("parties:", "name", fields["name"])
    yield ("parties:", "country_code", fields["country_code"])
    yield ("parties:", "named", "on" if fields["named"] else "")


def _the_event(agreement: Agreement, name: str) -> Event | None:
    """The one event that has such a value; which of several is meant, only a person knows."""
    having = [event for event in agreement.events.all() if getattr(event, name)]
    return having[0] if len(having) == 1 else None

"""What an entry says that is not taken over when another one is kept in its place, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefs.agreements.models import Agreement, Event
from briefs.agreements.values import party_key

LINES = 60  # a note stays readable


def left_behind(keep: Agreement, merge: Agreement) -> list[str]:
    """A line to each value of ``merge`` that ``keep`` has not got; both as they stand now.

    Its passages stay evidence; what people wrote without a passage would go without a
    word. Events of ``merge`` that went over are no longer among its own.
    """
    return list(dict.fromkeys(_lines(keep, merge)))[:LINES]


def _lines(keep: Agreement, merge: Agreement) -> Iterator[str]:
    if merge.kind != keep.kind:
        yield f"kind: {merge.get_kind_display()}"
    if merge.is_group and merge.count_text != keep.count_text:
        yield f"number: {merge.count_text}"
    if merge.legal_character not in (keep.legal_character, Agreement.LegalCharacter.UNKNOWN):
        yield f"legal character: {merge.get_legal_character_display()}"
    own = {party_key(party).casefold() for party in keep.parties.all()}
    for party in merge.parties.all():
        if party_key(party).casefold() not in own:
            yield f"party: {party}"
    yield from _areas(keep.areas, merge.areas)
    yield from _events(keep.events.select_related("party"), merge.events.select_related("party"))
    if merge.group is not None and keep.group is not None and keep.group != merge.group:
        yield f"member of: {merge.group}"


def _areas(kept: list[str], other: list[str]) -> Iterator[str]:
    known = {area.casefold() for area in kept}
    yield from (f"area: {area}" for area in other if area.casefold() not in known)


def _events(kept: Iterable[Event], other: Iterable[Event]) -> Iterator[str]:
    known = {_told(event) for event in kept}
    yield from (f"event: {_told(event)}" for event in other if _told(event) not in known)


def _told(event: Event) -> str:
    parts = [
        event.get_status_display(),
        f"by {event.party}" if event.party is not None else "",
        str(event.date),
        f"in {event.place}" if event.place else "",
        f"({event.note})" if event.note else "",
    ]
    return " ".join(filter(None, parts))

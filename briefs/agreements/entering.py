"""A new private entry of the register out of words that an editor has chosen in a source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from briefs import audit
from briefs.agreements.correcting import claim_private, plain_area, settle_inferred, settled
from briefs.agreements.following import follows
from briefs.agreements.models import Agreement, Event, Evidence, Party
from briefs.agreements.naming import named_states
from briefs.agreements.party_names import PartyFields, as_party
from briefs.agreements.quoting import give, quoted
from briefs.agreements.status import Status
from briefs.agreements.values import party_key, values_of
from briefs.agreements.wording import counts, numbers, qualifier_of
from briefs.sources.models import Source
from briefs.tags import states

Aspect = Evidence.Aspect
Kind = Agreement.Kind
# The exact names first: "agreement" and "statement" are also said of anything.
_KINDS = (
    Kind.TREATY,
    Kind.CONVENTION,
    Kind.PROTOCOL,
    Kind.MOU,
    Kind.EXCHANGE_OF_NOTES,
    Kind.LETTER_OF_INTENT,
    Kind.ARRANGEMENT,
    Kind.ACTION_PLAN,
    Kind.AGREEMENT,
    Kind.JOINT_STATEMENT,
    Kind.CONTRACT,
)
_STATUSES = (
    Status.TERMINATED,
    Status.SUSPENDED,
    Status.IN_FORCE,
    Status.RATIFIED,
    Status.SIGNED,
    Status.REJECTED,
    Status.NEGOTIATING,
    Status.PLANNED,
    Status.PROPOSED,
    Status.AGREED,
)
UNNAMED = "Agreement not yet named"


@dataclass(frozen=True, slots=True)
class Said:
    """What follows from some words by check B alone; empty where nothing does."""

    kind: str
    status: str
    count: int | None
    qualifier: str
    parties: tuple[PartyFields, ...]


def said_in(quote: str) -> Said:
    """Read a passage as check B does: each value is one that it would let through."""
    number = next((n for n, _ in numbers(quote) if n > 1 and counts(n, quote)), None)
    codes = sorted(code for code in named_states(quote) if len(code) == 2)
    return Said(
        kind=next((kind for kind in _KINDS if follows(Aspect.KIND, kind, quote)), ""),
        status=next((one for one in _STATUSES if follows(Aspect.STATUS, one, quote)), ""),
        count=number,
        qualifier=qualifier_of(number, quote) if number else "exact",
        parties=tuple(as_party(name) for name in map(_name_of, codes)),
    )


@transaction.atomic
def enter(
    *,
    source: Source,
    quote: str,
    by: Any = None,
    start: int | None = None,
    kind: str = "",
    status: str = "",
) -> Agreement:
    """Enter an agreement that these words report, with what follows from them.

    ``kind`` and ``status`` are the editor's where the words do not say them. Raises
    ``ValidationError`` when the words do not stand in the source, or name no agreement.
    """
    said = said_in(quote)
    agreement = Agreement(
        title=UNNAMED,
        kind=kind or said.kind or Kind.AGREEMENT,
        scope=Agreement.Scope.GROUP if said.count else Agreement.Scope.SINGLE,
        count=said.count or 1,
        count_qualifier=said.qualifier,
    )
    existence = _existence(agreement, source, quote, start)
    agreement.full_clean()
    agreement.save(force_insert=True)
    for fields in said.parties:
        Party.objects.create(agreement=agreement, **fields)
    if status or said.status:
        Event.objects.create(agreement=agreement, status=status or said.status)
    settled(agreement)
    give(existence)
    for value in values_of(agreement)[1:]:
        if value.needs_evidence and follows(value.aspect, value.value, quote):
            give(
                quoted(
                    agreement,
                    aspect=value.aspect,
                    value=value.value,
                    source=source,
                    quote=quote,
                    start=existence.start,
                )
            )
    settle_inferred(agreement)
    audit.note(act=audit.Verb.CREATED, subject=agreement, by=by, details="from words of a source")
    return agreement


@transaction.atomic
def add_value(
    *,
    agreement: Agreement,
    version: int | None,
    aspect: str,
    text: str,
    source: Source,
    quote: str,
    by: Any = None,
    start: int | None = None,
    inferred: bool = False,
) -> str:
    """Add a party, an area, a status, a date or a place with its sentence.

    Returns what evidence knows it by. Raises ``StaleVersion`` and ``ValidationError``.
    """
    claim_private(agreement, version)
    key = _ADDERS[Aspect(aspect)](agreement, text)
    settled(agreement)
    give(
        quoted(
            agreement,
            aspect=aspect,
            value=key,
            source=source,
            quote=quote,
            start=start,
            inferred=inferred,
        )
    )
    settle_inferred(agreement)
    audit.note(act=audit.Verb.SAVED, subject=agreement, by=by, details=f"{aspect} added")
    return key


def _name_of(code: str) -> str:
    state = states.by_code(code)
    return state.name if state is not None else code


def _existence(agreement: Agreement, source: Source, quote: str, start: int | None) -> Evidence:
    try:
        return quoted(
            agreement, aspect=Aspect.EXISTENCE, value="", source=source, quote=quote, start=start
        )
    except ValidationError as error:
        if "inferred" in error.message_dict:
            said = "These words name no agreement: choose the passage in which it is spoken of."
            raise ValidationError({"quote": said}) from error
        raise


def _add_party(agreement: Agreement, text: str) -> str:
    party = Party(agreement=agreement, **as_party(text))
    party.full_clean()
    party.save()
    return party_key(party)


def _add_area(agreement: Agreement, text: str) -> str:
    area = plain_area(text)
    if area in agreement.areas:
        raise ValidationError({"value": "This area is listed already."})
    agreement.areas_printed = "; ".join([*agreement.areas, area])
    return area


def _add_status(agreement: Agreement, text: str) -> str:
    wanted = text.strip().casefold()
    code = next((one.value for one in Status if wanted in {one.value, str(one.label)}), None)
    if code is None:
        raise ValidationError(
            {"value": f"A status is one of: {', '.join(map(str, Status.labels))}."}
        )
    event = Event(agreement=agreement, status=code)
    event.full_clean()
    event.save()
    return code


def _add_to_event(name: str) -> Callable[[Agreement, str], str]:
    def add(agreement: Agreement, text: str) -> str:
        events: list[Any] = list(agreement.events.filter(party=None, **{name: ""}))
        if not events:
            raise ValidationError({"value": "Give it a status first: what happened then or there?"})
        setattr(events[-1], name, " ".join(text.split()))
        events[-1].full_clean()
        events[-1].save()
        return str(getattr(events[-1], name))

    return add


_ADDERS: dict[Evidence.Aspect, Callable[[Agreement, str], str]] = {
    Aspect.PARTIES: _add_party,
    Aspect.AREAS: _add_area,
    Aspect.STATUS: _add_status,
    Aspect.DATE: _add_to_event("date"),
    Aspect.PLACE: _add_to_event("place"),
}
ADDABLE = tuple(_ADDERS)

"""Taking one value out of a private agreement, and putting it back as it was."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from briefs import audit
from briefs.agreements.correcting import claim_private, settle_inferred, settled
from briefs.agreements.models import Agreement, Event, Evidence, Party
from briefs.agreements.values import Value, values_of

Aspect = Evidence.Aspect
# What cannot be away is corrected, not rejected.
REJECTABLE = frozenset(
    {Aspect.PARTIES, Aspect.AREAS, Aspect.STATUS, Aspect.DATE, Aspect.PLACE, Aspect.LEGAL_CHARACTER}
)
_PARTY = ("kind", "name", "country_code", "named", "inferred")
_EVENT = ("status", "date", "place", "note")
_EVIDENCE = ("source_id", "aspect", "value", "start", "end", "quote", "basis", "confidence")
Removed = dict[str, Any]


@transaction.atomic
def reject_value(
    *, agreement: Agreement, version: int | None, value: Value, by: Any = None
) -> Removed:
    """Take a value and its evidence out; returns as JSON what :func:`put_back` puts back.

    A status goes with the date and the place of its event, a party with what it did
    alone. Raises ``StaleVersion``, and ``ValidationError`` for what can only be corrected.
    """
    if value.aspect not in REJECTABLE:
        raise ValidationError("This cannot be left out; correct it.")
    claim_private(agreement, version)
    before = values_of(agreement)
    removed = _take_out(agreement, value)
    settled(agreement)
    kept = {(v.aspect, form) for v in values_of(agreement) for form in v.forms}
    gone = {(v.aspect, form) for v in before for form in v.forms} - kept
    rows = [row for row in agreement.evidence.all() if (row.aspect, row.value) in gone]
    removed["evidence"] = [{name: getattr(row, name) for name in _EVIDENCE} for row in rows]
    Evidence.objects.filter(pk__in=[row.pk for row in rows]).delete()
    audit.note(act=audit.Verb.LEFT_OUT, subject=agreement, by=by, details=value.aspect)
    return removed


@transaction.atomic
def put_back(
    *, agreement: Agreement, version: int | None, removed: Removed, by: Any = None
) -> None:
    """Put a rejected value back with its evidence. Raises as :func:`reject_value` does."""
    claim_private(agreement, version)
    parties: dict[str, Party] = {}
    if "party" in removed:
        party = Party(agreement=agreement, **removed["party"])
        party.full_clean()
        party.save()
        parties[party.name] = party
    for fields in removed.get("events", []):
        own = {name: fields[name] for name in _EVENT}
        event = Event(agreement=agreement, party=parties.get(fields.get("party", "")), **own)
        event.full_clean()
        event.save()
    _put_into_event(agreement, removed)
    for name in {"areas_printed", "legal_character"} & set(removed):
        setattr(agreement, name, _with(agreement, name, removed[name]))
    settled(agreement)
    for fields in removed.get("evidence", []):
        found = {name: fields[name] for name in _EVIDENCE if name not in {"basis", "confidence"}}
        rest = {name: fields[name] for name in ("basis", "confidence")}
        Evidence.objects.get_or_create(agreement=agreement, **found, defaults=rest)
    settle_inferred(agreement)
    audit.note(act=audit.Verb.PUT_BACK, subject=agreement, by=by, details="a value")


def _take_out(agreement: Agreement, value: Value) -> Removed:
    if value.aspect == Aspect.PARTIES:
        party = agreement.parties.get(pk=value.row)
        own = list(agreement.events.filter(party=party))
        for event in own:
            event.delete()
        party.delete()
        return {"party": _fields(party, _PARTY), "events": [_event(event) for event in own]}
    if value.aspect == Aspect.AREAS:
        kept = [area for area in agreement.areas if area != value.value]
        agreement.areas_printed = "; ".join(kept)
        return {"areas_printed": value.value}
    if value.aspect == Aspect.LEGAL_CHARACTER:
        agreement.legal_character = Agreement.LegalCharacter.UNKNOWN
        return {"legal_character": value.value}
    event = agreement.events.get(pk=value.row)
    if value.aspect == Aspect.STATUS:
        event.delete()
        return {"events": [_event(event)]}
    setattr(event, value.aspect, "")
    event.full_clean()
    event.save()
    return {"event": str(event.uid), value.aspect: value.value}


def _put_into_event(agreement: Agreement, removed: Removed) -> None:
    if "event" not in removed:
        return
    event = agreement.events.filter(uid=removed["event"]).first()
    if event is None:
        raise ValidationError("The event that this belonged to is gone; add it anew.")
    for name in {"date", "place"} & set(removed):
        setattr(event, name, removed[name])
    event.full_clean()
    event.save()


def _with(agreement: Agreement, name: str, value: str) -> str:
    if name == "areas_printed":
        return "; ".join(dict.fromkeys([*agreement.areas, value]))
    return value


def _event(event: Event) -> dict[str, Any]:
    party = {"party": event.party.name} if event.party is not None else {}
    return {**_fields(event, _EVENT), **party}


def _fields(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in names}
    return {name: str(value) if name == "date" else value for name, value in plain.items()}

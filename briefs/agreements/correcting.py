"""Correcting one value of a private agreement in place, and giving it its sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from briefs import audit
from briefs.agreements.following import follows
from briefs.agreements.models import Agreement, Event, Evidence, Party
from briefs.agreements.party_names import as_party
from briefs.agreements.quoting import give, quoted
from briefs.agreements.status import settle
from briefs.agreements.values import OF_EVENT, TITLE, Value, party_key, values_of
from briefs.sources.models import Source
from briefs.versioning import StaleVersion, claim

Aspect = Evidence.Aspect
To = Mapping[str, Any]


@transaction.atomic
def correct_value(
    *, agreement: Agreement, version: int | None, value: Value, to: To, by: Any = None
) -> str:
    """Put another value in the place of this one; returns what evidence now knows it by.

    Evidence from which the new value follows stays its evidence; other evidence of
    the old value goes. Raises ``StaleVersion`` and ``ValidationError``.
    """
    claim_private(agreement, version)
    key = _WRITERS[value.aspect](agreement, value, to)
    settled(agreement)
    if value.aspect != TITLE:
        _carry_over(agreement, value, key)
    settle_inferred(agreement)
    said = f"{value.aspect} put right"
    audit.note(act=audit.Verb.SAVED, subject=agreement, by=by, details=said)
    return key


@transaction.atomic
def give_evidence(
    *,
    agreement: Agreement,
    version: int | None,
    value: Value,
    source: Source,
    quote: str,
    by: Any = None,
    start: int | None = None,
    inferred: bool = False,
) -> Evidence:
    """Tie a value to words of a source. Raises ``StaleVersion`` and ``ValidationError``."""
    claim_private(agreement, version)
    row = quoted(
        agreement,
        aspect=value.aspect,
        value=value.value,
        source=source,
        quote=quote,
        start=start,
        inferred=inferred,
    )
    give(row)
    settle_inferred(agreement)
    said = f"evidence of {value.aspect} given"
    audit.note(act=audit.Verb.SAVED, subject=agreement, by=by, details=said)
    return row


def claim_private(agreement: Agreement, version: int | None) -> None:
    """Claim an agreement for a change that readers are not told of: one never public."""
    claim(agreement, version)
    if Agreement.objects.filter(pk=agreement.pk, published_at__isnull=False).exists():
        raise StaleVersion(agreement, version)


def settled(agreement: Agreement) -> None:
    """Check and store an agreement with the status that its events add up to."""
    agreement.status, agreement.status_date = settle(agreement.events.all())
    agreement.full_clean()
    agreement.save()


def settle_inferred(agreement: Agreement) -> None:
    """A party is inferred as long as no passage states it."""
    stated = set(
        agreement.evidence.filter(aspect=Aspect.PARTIES, basis=Evidence.Basis.STATED).values_list(
            "value", flat=True
        )
    )
    for party in agreement.parties.all():
        inferred = not {party.name, party_key(party)} & stated
        if inferred != party.inferred:
            Party.objects.filter(pk=party.pk).update(inferred=inferred)


def _carry_over(agreement: Agreement, old: Value, key: str) -> None:
    """Evidence of the old value becomes that of the new one where it follows, or goes.

    A value that still stands elsewhere in the entry (a second event of the same
    date) keeps its evidence.
    """
    still = any(
        now.aspect == old.aspect and set(now.forms) & set(old.forms) and now.value != key
        for now in values_of(agreement)
    )
    for row in agreement.evidence.filter(aspect=old.aspect, value__in=old.forms):
        if row.value == key:
            continue
        if not still:
            row.delete()
        if follows(row.aspect, key, row.quote):
            row.pk, row.uid, row.value = None, Evidence._meta.get_field("uid").get_default(), key
            row.basis = Evidence.Basis.STATED
            row._state.adding = True
            give(row)


def _kind(agreement: Agreement, value: Value, to: To) -> str:
    agreement.kind, agreement.basis = to["kind"], to.get("basis") or agreement.basis
    return agreement.kind


def _count(agreement: Agreement, value: Value, to: To) -> str:
    """One makes it single; any other number, or none, a group."""
    number, qualifier = to["count"], to.get("count_qualifier") or ""
    choices = Agreement.CountQualifier
    agreement.count = number
    agreement.scope = Agreement.Scope.SINGLE if number == 1 else Agreement.Scope.GROUP
    if number is None:
        agreement.count_qualifier = choices.UNKNOWN
    elif number == 1 or qualifier in {"", choices.UNKNOWN}:
        agreement.count_qualifier = choices.EXACT
    else:
        agreement.count_qualifier = qualifier
    return "" if number is None else str(number)


def _party(agreement: Agreement, value: Value, to: To) -> str:
    party = agreement.parties.get(pk=value.row)
    for name, new in as_party(to["name"], to.get("kind", "")).items():
        setattr(party, name, new)
    party.full_clean()
    party.save()
    return party_key(party)


def _area(agreement: Agreement, value: Value, to: To) -> str:
    new = plain_area(to["value"])
    if new != value.value and new in agreement.areas:
        raise ValidationError({"value": "This area is listed already."})
    agreement.areas_printed = "; ".join(
        new if area == value.value else area for area in agreement.areas
    )
    return new


def plain_area(text: str) -> str:
    if ";" in text:
        raise ValidationError({"value": "One area at a time; a semicolon divides areas."})
    return " ".join(text.split())


def _of_event(agreement: Agreement, value: Value, to: To) -> str:
    event: Event = agreement.events.get(pk=value.row)
    name = OF_EVENT[Aspect(value.aspect)]
    setattr(event, name, to["value"])
    event.full_clean()
    event.save()
    return str(getattr(event, name))


def _legal_character(agreement: Agreement, value: Value, to: To) -> str:
    agreement.legal_character = to["value"]
    return agreement.legal_character


def _title(agreement: Agreement, value: Value, to: To) -> str:
    agreement.title = to["value"]
    agreement.clean_fields(exclude=["group"])
    return agreement.title


_WRITERS: dict[str, Callable[[Agreement, Value, To], str]] = {
    TITLE: _title,
    Aspect.KIND: _kind,
    Aspect.COUNT: _count,
    Aspect.PARTIES: _party,
    Aspect.AREAS: _area,
    Aspect.STATUS: _of_event,
    Aspect.DATE: _of_event,
    Aspect.PLACE: _of_event,
    Aspect.LEGAL_CHARACTER: _legal_character,
}

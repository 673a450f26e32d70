"""Writing values in the form of :mod:`briefs.importer.entry_values` into an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F

from briefs.agreements.models import Agreement, Event, Party
from briefs.agreements.status import settle
from briefs.importer.checked import checked
from briefs.importer.load_agreement import child, tagged
from briefs.tags.models import Tag


def write_values(agreement: Agreement, values: Mapping[str, Any]) -> None:
    """Store these values and raise the version; a form opened before is stale from then on.

    Must run inside the transaction that holds the entry's lock. Raises
    ``ValidationError`` when the entry cannot have them; the caller's savepoint
    then puts everything back.
    """
    rows: dict[str, Callable[[Agreement, Any], None]] = {
        "parties": _write_parties,
        "topics": _write_topics,
        "events": _write_events,
    }
    for name, value in values.items():
        if name == "count":
            agreement.scope, agreement.count, agreement.count_qualifier = value
        elif name in rows:
            rows[name](agreement, value)
        else:
            setattr(agreement, name, value)
    agreement.status, agreement.status_date = settle(agreement.events.all())
    agreement.full_clean(validate_unique=False)
    agreement.save()
    Agreement.objects.filter(pk=agreement.pk).update(version=F("version") + 1)
    agreement.version += 1


def _write_parties(agreement: Agreement, value: list[list[Any]]) -> None:
    by_name = {row[1]: row for row in value}
    stored = {party.name: party for party in agreement.parties.all()}
    gone = [party for name, party in stored.items() if name not in by_name]
    acting = agreement.events.filter(party__in=gone)
    if acting.exists():
        raise ValidationError("A party that did something alone is no longer named.")
    agreement.parties.filter(pk__in=[party.pk for party in gone]).delete()
    for name, (kind, _, code, named, inferred) in by_name.items():
        party = stored.get(name) or Party(
            uid=child(agreement.uid, "party", name), agreement=agreement, name=name
        )
        party.kind, party.country_code = kind, code
        party.named, party.inferred = named, inferred
        checked(party).save()


def _write_topics(agreement: Agreement, slugs: Iterable[str]) -> None:
    wanted = {tag.pk: tag for tag in Tag.objects.filter(slug__in=slugs, kind=Tag.Kind.TOPIC)}
    agreement.tagged_items.exclude(tag__in=wanted).delete()
    there = set(agreement.tagged_items.values_list("tag", flat=True))
    for pk, tag in wanted.items():
        if pk not in there:
            tagged(agreement, tag).save()


def _write_events(agreement: Agreement, value: list[list[str]]) -> None:
    wanted = {tuple(row) for row in value}
    for event in agreement.events.select_related("party"):
        row = (
            event.status,
            str(event.date),
            event.place,
            event.party.name if event.party else "",
            event.note,
        )
        if row not in wanted:
            event.delete()
        wanted.discard(row)
    parties = {party.name: party for party in agreement.parties.all()}
    for status, date, place, party, note in sorted(wanted):
        checked(
            Event(
                uid=child(agreement.uid, "event", status, date, place, party),
                agreement=agreement,
                status=status,
                date=date,
                place=place,
                party=parties.get(party),
                note=note,
            )
        ).save()

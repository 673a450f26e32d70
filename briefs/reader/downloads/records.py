"""One entry of the register as a record: plain values under the names that are documented."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

from briefs.agreements.models import Agreement, AgreementQuerySet, Evidence, Party
from briefs.reader.entries import Entry, entry
from briefs.tags.models import Tag

Record = dict[str, Any]
Aspect = Evidence.Aspect
Basis = Evidence.Basis
AT_ONCE = 200


def records(agreements: AgreementQuerySet, site: str, version: str) -> Iterator[Record]:
    """The entries in the order in which they were entered, nine queries for each 200.

    Each chunk begins behind the last row of the one before: nothing stays open in the
    database while a slow reader reads, and no more than a chunk is held.
    """
    rows = _with_what_records_hold(agreements.once()).order_by("pk")
    last = 0
    while chunk := list(rows.filter(pk__gt=last)[:AT_ONCE]):
        last = chunk[-1].pk
        chunk.reverse()
        while chunk:  # let each go when it is told: the next chunk must not find this one here
            yield record(entry(chunk.pop()), site) | {"data_set_version": version}


def _with_what_records_hold(agreements: AgreementQuerySet) -> AgreementQuerySet:
    topics = Agreement.topics.through.objects.filter(tag__kind=Tag.Kind.TOPIC)
    tagged = Prefetch("tagged_items", topics.select_related("tag").order_by("tag__name", "pk"))
    quoted = Prefetch("evidence", Evidence.objects.with_shared_citations())
    return (
        agreements.with_parties()
        .with_public_members()
        .select_related("group")
        .prefetch_related(quoted, "events__party", "identifiers", "corrections", tagged)
    )


def record(shown: Entry, site: str) -> Record:
    """Of an entry with everything prefetched. ``site`` is the address before the path."""
    agreement, group = shown.agreement, shown.group
    corrections = [
        {"date": row.made_at.date().isoformat(), "note": row.note}
        for row in reversed(agreement.corrections.all())
    ]
    return {
        "id": str(agreement.uid),
        "address": site + agreement.get_absolute_url(),
        "title": agreement.title,
        "kind": agreement.kind,
        "basis": agreement.basis,
        "scope": agreement.scope,
        "count": agreement.count,
        "count_qualifier": agreement.count_qualifier,
        "identified": shown.members if agreement.is_group else 1,
        "member_of": site + group.get_absolute_url() if group else None,
        "legal_character": agreement.legal_character,
        "parties": [_party(shown, party) for party in agreement.parties.all()],
        "areas": agreement.areas,
        "topics": [item.tag.name for item in agreement.tagged_items.all()],
        "status": agreement.status or None,
        "status_date": str(agreement.status_date) or None,
        "events": [_event(event) for event in agreement.events.all()],
        "identifiers": [
            {"scheme": row.scheme, "value": row.value} for row in agreement.identifiers.all()
        ],
        "evidence": list(_evidence(shown)),
        "public_since": _day(agreement.published_at),
        "corrections": corrections,
    }


def _day(moment: Any) -> str:
    return str(moment.date().isoformat())


def _party(shown: Entry, party: Party) -> Record:
    forms = [form for form in (party.name, party.country_code) if form]
    bases = {mark.basis for mark in shown.notes.marks(Aspect.PARTIES, forms)}
    stated = Basis.STATED in bases and not party.inferred
    return {
        "name": party.name,
        "kind": party.kind,
        "country_code": party.country_code or None,
        "named": party.named,
        "basis": "stated" if stated else "inferred" if bases or party.inferred else None,
    }


def _event(event: Any) -> Record:
    return {
        "status": event.status,
        "date": str(event.date) or None,
        "place": event.place or None,
        "by": event.party.name if event.party else None,
        "note": event.note or None,
    }


def _evidence(shown: Entry) -> Iterator[Record]:
    """Each quotation once, with the values that it proves."""
    shows: dict[int, list[Record]] = {note.number: [] for note in shown.notes}
    for row in shown.notes.rows:
        proves = {"aspect": row.aspect, "value": row.value or None, "basis": row.basis}
        shows[shown.notes.number_of(row)].append(proves)
    for note in shown.notes:
        yield {
            "quote": note.excerpt,
            "source": note.citation,
            "source_address": note.url or None,
            "language": note.language or None,
            "retrieved": _day(note.retrieved),
            "shows": shows[note.number],
        }

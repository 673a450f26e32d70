"""The values of an entry of the register as plain JSON: what merges compare.

``given`` of a report, ``stands`` and ``proposed`` of a proposal and the entry as
it is now all have this one form, so that equal means unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefs.agreements.models import Agreement, Event, Party

Values = dict[str, Any]

# One value each for a three-way merge; the count goes with what it counts.
FIELDS = ("title", "kind", "basis", "count", "areas_printed", "parties", "topics", "events")
LABELS = {
    "title": "title",
    "kind": "kind",
    "basis": "basis",
    "count": "number reported",
    "areas_printed": "areas",
    "parties": "parties",
    "topics": "topics",
    "events": "status and date",
}


def values_of(
    agreement: Agreement,
    *,
    parties: Iterable[Party],
    events: Iterable[Event],
    topics: Iterable[str],
) -> Values:
    """The values of an entry from its rows; ``topics`` are slugs. Asks nothing of the database."""
    return {
        "title": agreement.title,
        "kind": agreement.kind,
        "basis": agreement.basis,
        "count": [agreement.scope, agreement.count, agreement.count_qualifier],
        "areas_printed": agreement.areas_printed,
        "parties": sorted(
            [party.kind, party.name, party.country_code, party.named, party.inferred]
            for party in parties
        ),
        "topics": sorted(topics),
        "events": sorted(
            [
                event.status,
                str(event.date),
                event.place,
                "" if event.party is None else event.party.name,
                event.note,
            ]
            for event in events
        ),
    }


def stored_values(agreement: Agreement) -> Values:
    """The values of an entry as it stands in the database."""
    return values_of(
        agreement,
        parties=agreement.parties.all(),
        events=agreement.events.select_related("party"),
        topics=agreement.tagged_items.values_list("tag__slug", flat=True),
    )

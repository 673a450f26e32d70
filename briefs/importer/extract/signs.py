"""What speaks for each value of an entry, or against it: the signs that confidence weighs.

A sign is "name:finding", as in ``vocabulary/confidence.json``.
"""

from __future__ import annotations

from briefs.importer.draft import Basis, PartyDraft, Span

from .confidence import voice
from .patterns import word_set
from .register import Entry

Signs = tuple[str, ...]
LONG_AREA = 5
# what stands behind a subject where it surely ends
ENDS = frozenset('.,;:)”"')


def signs_of_kind(entry: Entry) -> Signs:
    found = entry.kind_found or entry.found
    generic = found.noun.lower() in word_set("instruments", "generic")
    return (
        f"noun:{'generic' if generic else 'exact'}",
        f"named:{'later' if entry.kind_found else 'at once'}",
    )


def signs_of_status(entry: Entry, basis: Basis) -> Signs:
    """Agreed and signed are told most plainly, what is still to come or ends least so."""
    reading = entry.status_reading or entry.reading
    plain = entry.status in ("agreed", "signed")
    return (
        f"basis:{basis}",
        f"voice:{voice(reading.side)}",
        f"status:{entry.status if plain else 'other'}",
    )


def signs_of_count(entry: Entry, basis: Basis) -> Signs:
    count = entry.found.count
    return (f"basis:{basis}", f"number:{'one' if count.number == 1 else count.qualifier}")


def signs_of_party(entry: Entry, party: PartyDraft, basis: Basis) -> Signs:
    """A state by its name, firms by their country, or what only looks like a name."""
    sort = "state" if party.country_code else "name"
    others = len(entry.parties)
    return (
        f"basis:{basis}",
        f"party:{sort if party.named else 'unnamed'}",
        f"parties:{others if others < 3 else 'more'}",
    )


def signs_of_area(entry: Entry, area: Span) -> Signs:
    """A subject in front of its noun or behind it, and whether a mark says where it ends."""
    flat = entry.sentence.flat
    before = area.end <= entry.found.start
    ended = area.end >= len(flat) or flat[area.end] in ENDS
    return (
        f"stands:{'before' if before else 'behind'}",
        f"end:{'noun' if before else 'mark' if ended else 'word'}",
        f"length:{'long' if len(area.of(flat).split()) >= LONG_AREA else 'short'}",
        f"areas:{'one' if len(entry.areas) == 1 else 'more'}",
    )


def signs_of_date(entry: Entry, basis: Basis) -> Signs:
    """A year in print, a day without one resolved, or the day of the event inherited."""
    moment = entry.moment
    resolved = "resolved" if moment and moment.end else "inherited"
    return (
        f"source:{'printed' if basis == 'stated' else resolved}",
        f"precise:{'day' if moment and len(moment.value) == 10 else 'less'}",
        f"status:{entry.status if entry.status in ('agreed', 'signed') else 'other'}",
    )

"""Two entries of the register side by side, as an editor compares them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from briefs.agreements.models import Agreement, Evidence


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation with where it is from, and the values that rest on it."""

    quote: str
    citation: str
    values: str


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that entries say; on each side the lines that say it."""

    label: str
    sides: list[list[str]]

    @property
    def differs(self) -> bool:
        return self.sides[0] != self.sides[1]


def compared(entries: Iterable[Agreement]) -> list[Row]:
    """What two entries say, row by row; what neither of them says is left out."""
    both = list(entries)
    prefetch_related_objects(
        both, "parties", "events__party", "topics", "identifiers", "members", "listings__brief"
    )
    rows = [Row(label, [lines(entry) for entry in both]) for label, lines in _ROWS]
    return [row for row in rows if any(row.sides)]


def passages(entry: Agreement) -> list[Passage]:
    """The quotations of an entry, each once."""
    found: dict[tuple[int, int, int], list[Evidence]] = {}
    for row in entry.evidence.with_citation():
        found.setdefault((row.source_id, row.start, row.end), []).append(row)
    return [
        Passage(
            rows[0].excerpt,
            rows[0].source.citation,
            ", ".join(dict.fromkeys(_known(row) for row in rows)),
        )
        for rows in found.values()
    ]


def _known(row: Evidence) -> str:
    value = f"{row.get_aspect_display()} “{row.value}”" if row.value else row.get_aspect_display()
    return f"{value} (inferred)" if row.basis == Evidence.Basis.INFERRED else value


def _kind(entry: Agreement) -> list[str]:
    return [f"{entry.get_kind_display()} ({entry.basis})"]


def _count(entry: Agreement) -> list[str]:
    return [f"a group of {entry.count_text}" if entry.is_group else "a single one"]


def _parties(entry: Agreement) -> list[str]:
    return [
        f"{party.name} (inferred)" if party.inferred else party.name
        for party in entry.parties.all()
    ]


def _events(entry: Agreement) -> list[str]:
    return [
        " ".join(
            part
            for part in (
                event.get_status_display(),
                f"by {event.party}" if event.party else "",
                str(event.date) or "(date not stated)",
                f"in {event.place}" if event.place else "",
            )
            if part
        )
        for event in entry.events.all()
    ]


def _character(entry: Agreement) -> list[str]:
    known = entry.legal_character != Agreement.LegalCharacter.UNKNOWN
    return [entry.get_legal_character_display()] if known else []


def _group(entry: Agreement) -> list[str]:
    own = [f"member of “{entry.group}”"] if entry.group else []
    return own + [f"counts “{member}”" for member in entry.members.all()]


def _briefs(entry: Any) -> list[str]:
    return [row.brief.title for row in entry.listings.all()]


def _note(entry: Agreement) -> list[str]:
    return entry.note.splitlines()


_ROWS: list[tuple[str, Callable[[Agreement], list[str]]]] = [
    ("Kind", _kind),
    ("Number", _count),
    ("Parties", _parties),
    ("Areas as printed", lambda entry: entry.areas),
    ("Topics", lambda entry: [tag.name for tag in entry.topics.all()]),
    ("Status", _events),
    ("Legal character", _character),
    ("Group", _group),
    ("Identifiers", lambda entry: [str(row) for row in entry.identifiers.all()]),
    ("Listed in", _briefs),
    ("Editor’s note", _note),
]

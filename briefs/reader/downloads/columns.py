"""The columns of the table: names, meanings as the method page has them, and cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from briefs.cells import listed
from briefs.reader.downloads.records import Record


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, what it means, and its cell of a record."""

    name: str
    meaning: str
    of: Callable[[Record], str]


def _plain(name: str) -> Callable[[Record], str]:
    return lambda record: "" if record[name] is None else str(record[name])


def _each(rows: str, name: str) -> Callable[[Record], str]:
    return lambda record: listed(row[name] for row in record[rows])


def _list(name: str) -> Callable[[Record], str]:
    return lambda record: listed(record[name])


def _events(record: Record) -> str:
    return listed(_event(event) for event in record["events"])


def _event(event: dict[str, Any]) -> str:
    by = f" by {event['by']}" if event["by"] else ""
    place = f", {event['place']}" if event["place"] else ""
    return f"{event['status']} {event['date'] or ''}".strip() + by + place


def _identifiers(record: Record) -> str:
    return listed(f"{row['scheme']}: {row['value']}" for row in record["identifiers"])


def _shows(record: Record) -> str:
    return listed("; ".join(_proven(row) for row in note["shows"]) for note in record["evidence"])


def _proven(row: dict[str, Any]) -> str:
    value = f" {row['value']}" if row["value"] else ""
    return f"{row['aspect']}{value} ({row['basis']})"


def _corrections(record: Record) -> str:
    return listed(f"{row['date']} {row['note']}" for row in record["corrections"])


COLUMNS = (
    Column("id", "A UUID that the entry keeps for ever.", _plain("id")),
    Column("address", "The permanent address of its page.", _plain("address")),
    Column("title", "In our own words.", _plain("title")),
    Column("kind", "As the source names it: treaty, agreement, mou …", _plain("kind")),
    Column("basis", "instrument or commitment. Never add the two.", _plain("basis")),
    Column("scope", "single, or group for a number reported together.", _plain("scope")),
    Column("count", "How many it stands for; empty if no source says.", _plain("count")),
    Column(
        "count_qualifier", "exact, at_least, about, or unknown when count is empty.",
        _plain("count_qualifier"),
    ),
    Column(
        "identified", "How many of them are public entries of their own; 1 for a single.",
        _plain("identified"),
    ),
    Column(
        "member_of", "The address of the group that it is counted with, if any.",
        _plain("member_of"),
    ),
    Column("legal_character", "unknown until a source says.", _plain("legal_character")),
    Column("parties", "Their names.", _each("parties", "name")),
    Column(
        "party_codes", "ISO 3166-1 code of the state, or of the state it belongs to; EU too.",
        _each("parties", "country_code"),
    ),
    Column(
        "party_kinds", "state, ministry, igo, company, city or other.", _each("parties", "kind")
    ),
    Column(
        "party_bases", "stated, or inferred from the context.", _each("parties", "basis")
    ),
    Column("areas", "What it is about, as printed.", _list("areas")),
    Column("topics", "The topics it stands under here.", _list("topics")),
    Column("status", "The present one; empty if not stated.", _plain("status")),
    Column(
        "status_date", "2026, 2026-01 or 2026-01-05: as precise as the source.",
        _plain("status_date"),
    ),
    Column("events", "What happened, when, by which party alone, where.", _events),
    Column("identifiers", "Numbers and addresses elsewhere.", _identifiers),
    Column(
        "evidence_quotes", "The words it rests on, at most 25 of each passage.",
        _each("evidence", "quote"),
    ),
    Column("evidence_sources", "Who is quoted.", _each("evidence", "source")),
    Column(
        "evidence_addresses", "Where that can be read, if public.",
        _each("evidence", "source_address"),
    ),
    Column(
        "evidence_retrieved", "The day on which we received the source (UTC).",
        _each("evidence", "retrieved"),
    ),
    Column("evidence_shows", "The values that each quotation proves.", _shows),
    Column("public_since", "The day on which it became public (UTC).", _plain("public_since")),
    Column("corrections", "The day and the note of each.", _corrections),
    Column(
        "data_set_version", "Changes when public data changes, and only then.",
        _plain("data_set_version"),
    ),
)  # fmt: skip

"""The log as a file: CSV for people, JSON Lines for machines, streamed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from briefs.audit.models import Act, ActQuerySet
from briefs.cells import safe

BOM = "\ufeff"
AT_ONCE = 1000
Writer = Callable[[Iterator[Act]], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Format:
    name: str
    media_type: str
    write: Writer


class _Line:
    """A file that hands back each line."""

    def write(self, line: str) -> str:
        return line


def record(act: Act) -> dict[str, str]:
    """An act as it leaves the site; the moment with its offset from UTC (ISO 8601)."""
    return {
        "uid": str(act.uid),
        "when": timezone.localtime(act.at).isoformat(),
        "who": act.by_name,
        "what": act.act,
        "what_in_words": act.said,
        "kind_of_record": act.subject_kind,
        "key_of_record": act.subject_key,
        "record": act.subject_name,
        "details": act.details,
        "address": act.address or "",
        "with_what": act.agent,
    }


def in_batches(acts: ActQuerySet) -> Iterator[Act]:
    """All of them, the newest first, in short questions: a slow reader holds no lock."""
    rows = list(acts[:AT_ONCE])
    while rows:
        yield from rows
        rows = list(acts.before(rows[-1])[:AT_ONCE]) if len(rows) == AT_ONCE else []


def as_csv(acts: Iterator[Act]) -> Iterator[str]:
    """RFC 4180 in UTF-8; the mark at the beginning is how spreadsheets know the encoding."""
    writer = csv.writer(_Line())
    yield BOM + writer.writerow(record(Act()))  # the names of its fields
    for act in acts:
        yield writer.writerow([safe(cell) for cell in record(act).values()])


def as_json_lines(acts: Iterator[Act]) -> Iterator[str]:
    for act in acts:
        yield json.dumps(record(act), ensure_ascii=False) + "\n"


FORMATS = {
    "csv": Format("CSV", "text/csv; charset=utf-8", as_csv),
    "jsonl": Format("JSON Lines", "application/jsonl; charset=utf-8", as_json_lines),
}

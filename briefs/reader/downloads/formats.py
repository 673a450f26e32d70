"""The three forms of a download, written piece by piece."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefs.agreements.models import AgreementQuerySet
from briefs.cells import safe
from briefs.reader.downloads.columns import COLUMNS
from briefs.reader.downloads.head import Head
from briefs.reader.downloads.records import records

BOM = "\ufeff"
LINES_AT_ONCE = 100
Writer = Callable[[AgreementQuerySet, Head], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """A form that the register can be had in: its ending, its type, and who writes it."""

    ending: str
    media_type: str
    write: Writer


class _Line:
    """A file that hands back each line."""

    def write(self, line: str) -> str:
        return line


def as_csv(agreements: AgreementQuerySet, head: Head) -> Iterator[str]:
    """RFC 4180 in UTF-8; the mark at the beginning is how spreadsheets know the encoding."""
    writer = csv.writer(_Line())
    yield BOM + writer.writerow([column.name for column in COLUMNS])
    for record in records(agreements, head.site, head.version):
        yield writer.writerow([safe(column.of(record)) for column in COLUMNS])


def as_json(agreements: AgreementQuerySet, head: Head) -> Iterator[str]:
    """One object: the data set, then its entries, each on a line of its own."""
    yield f'{{"data_set": {_json(head.as_data(agreements))},\n"entries": ['
    before = "\n"
    for record in records(agreements, head.site, head.version):
        yield before + _json(record)
        before = ",\n"
    yield "\n]}\n"


def as_json_lines(agreements: AgreementQuerySet, head: Head) -> Iterator[str]:
    """One object to a line and nothing else, so that files can be put together."""
    for record in records(agreements, head.site, head.version):
        yield _json(record) + "\n"


_json = json.JSONEncoder(ensure_ascii=False).encode


def gathered(pieces: Iterator[str]) -> Iterator[str]:
    """The same text in fewer pieces, for each is a write to the reader's connection."""
    waiting: list[str] = []
    for piece in pieces:
        waiting.append(piece)
        if len(waiting) == LINES_AT_ONCE:
            yield "".join(waiting)
            waiting = []
    yield "".join(waiting)


FORMATS = {
    "csv": Format("csv", "text/csv; charset=utf-8; header=present", as_csv),
    "json": Format("json", "application/json", as_json),
    "jsonl": Format("jsonl", "application/jsonl; charset=utf-8", as_json_lines),
}

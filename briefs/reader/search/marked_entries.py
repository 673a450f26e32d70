"""Entries of the register with what was asked for marked in their titles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefs.reader.entries import Entry
from briefs.reader.search.passages import Marker
from briefs.reader.search.query import Query


def marked_entries(entries: Iterable[Entry], query: Query) -> list[Entry]:
    if not query.required:
        return list(entries)
    marker = Marker(query)
    return [replace(one, title=marker.marked(one.agreement.title)) for one in entries]

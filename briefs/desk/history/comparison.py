"""What differs between two states of a brief, as an editor reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from briefs.agreements.models import Agreement
from briefs.brief import Brief
from briefs.comparing.states import ROWS, Data, RowChange, changed_fields, changed_rows, label
from briefs.comparing.words import Piece, differences, in_excerpts
from briefs.history import with_tags_of_today
from briefs.sources.models import Source
from briefs.tags.models import Tag

Name = Callable[[Any], str]
WORDS: dict[str, dict[str, Any]] = {"type": dict(Brief.Type.choices)}


@dataclass(frozen=True, slots=True)
class Line:
    """One row that came, went or changed: the word for it, and the row in words."""

    what: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Part:
    """A field with its text, or a set of rows with a line for each that differs."""

    label: str
    pieces: list[Piece]
    lines: list[Line]


def parts(before: Data, after: Data) -> list[Part]:
    """Every part that differs, the fields first."""
    before, after = with_tags_of_today(before, after)
    return [*_fields(before, after), *_rows(before, after)]


def _fields(before: Data, after: Data) -> Iterator[Part]:
    for name in changed_fields(before, after):
        old, new = _value(name, before), _value(name, after)
        yield Part(label(name).capitalize(), in_excerpts(differences(old, new)), [])


def _value(name: str, data: Data) -> str:
    text = str(data.get(name) or "")
    return str(WORDS.get(name, {}).get(text, text))


def _rows(before: Data, after: Data) -> Iterator[Part]:
    for name in ROWS:
        changes = changed_rows(name, before, after)
        if changes:
            in_words = _NAMED[name](changes)
            yield Part(name.capitalize(), [], [_line(change, in_words) for change in changes])


def _line(change: RowChange, name: Name) -> Line:
    if change.what == "moved":
        return Line("order", [Piece("same", "They stand in another order.")])
    if change.what == "changed":
        return Line("changed", differences(name(change.before), name(change.after)))
    row = change.after if change.what == "added" else change.before
    return Line(change.what, [Piece(change.what, name(row))])


def _rows_of(changes: list[RowChange]) -> list[Any]:
    return [row for change in changes for row in (change.before, change.after) if row]


def _tags(changes: list[RowChange]) -> Name:
    found = Tag.objects.filter(slug__in=_rows_of(changes))
    names = {tag.slug: f"{tag.name} ({tag.get_kind_display()})" for tag in found}
    return lambda slug: names.get(slug, f"{slug} (no longer in the vocabulary)")


def _agreements(changes: list[RowChange]) -> Name:
    uids = {row["uid"] for row in _rows_of(changes)}
    titles = {str(row.uid): row.title for row in Agreement.objects.filter(uid__in=uids)}
    gone = "an agreement that is no longer in the register"
    return lambda row: f"{row['number']}. {titles.get(row['uid'], gone)}"


def _sources(changes: list[RowChange]) -> Name:
    rows = Source.objects.defer("content", "text").filter(sha256__in=_rows_of(changes))
    names = {row.sha256: str(row) for row in rows}
    return lambda digest: names.get(digest, "a document that is no longer stored")


def _authors(_: list[RowChange]) -> Name:
    return lambda row: ", ".join(filter(None, (row["name"], row["affiliation"], row["orcid"])))


def _references(_: list[RowChange]) -> Name:
    return lambda row: " ".join(filter(None, (row["citation"], row["url"])))


def _images(_: list[RowChange]) -> Name:
    return lambda row: f"{row['alt']} ({row['credit']})"


_NAMED: dict[str, Callable[[list[RowChange]], Name]] = {
    "tags": _tags,
    "authors": _authors,
    "references": _references,
    "agreements": _agreements,
    "sources": _sources,
    "images": _images,
}

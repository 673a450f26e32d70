"""The quotations that an entry of the register rests on, as a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from briefs.agreements.models import Agreement, Evidence
from briefs.agreements.models.evidence import excerpt_around
from briefs.agreements.status import Status
from briefs.fields import PartialDate

Aspect = Evidence.Aspect
ORDER = {aspect: place for place, aspect in enumerate(Aspect.values)}
ONE_VALUE = (Aspect.COUNT, Aspect.KIND, Aspect.LEGAL_CHARACTER)
NOUNS = {
    Aspect.EXISTENCE: "existence",
    Aspect.COUNT: "number",
    Aspect.KIND: "kind",
    Aspect.PARTIES: "parties",
    Aspect.AREAS: "areas",
    Aspect.STATUS: "status",
    Aspect.DATE: "date",
    Aspect.PLACE: "place",
    Aspect.LEGAL_CHARACTER: "legal character",
}


@dataclass(slots=True)
class Note:
    """One quotation of one source, with the number under which values refer to it."""

    number: int
    quote: str
    citation: str
    url: str
    language: str
    retrieved: datetime
    shows: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    @property
    def excerpt(self) -> str:
        """At most 25 words of the passage, around every value that it shows."""
        return excerpt_around(self.quote, self.places)


@dataclass(frozen=True, slots=True)
class Mark:
    """A value's reference to a note, and whether the value is stated there or inferred."""

    number: int
    basis: str


class Notes:
    """The evidence of one entry: each quotation once, numbered in the order of what it shows."""

    def __init__(self, rows: Iterable[Evidence]) -> None:
        self.rows = sorted(
            rows, key=lambda row: (ORDER[row.aspect], row.source_id, row.start, row.pk)
        )
        self._notes: dict[tuple[int, tuple[int, int]], Note] = {}
        self._numbers: dict[int, int] = {}
        for row in self.rows:
            note = self._note(row)
            self._numbers[row.pk] = note.number
            if row.quote == note.quote:
                note.places.append(row.place)
            if NOUNS[Aspect(row.aspect)] not in note.shows:
                note.shows.append(NOUNS[Aspect(row.aspect)])

    def _note(self, row: Evidence) -> Note:
        # One passage is quoted once: several excerpts of it would add up to more than 25 words.
        key = (row.source_id, self._passage(row))
        if key not in self._notes:
            number = len(self._notes) + 1
            source = row.source
            self._notes[key] = Note(
                number, row.quote, source.citation, source.url, source.language, source.created_at
            )
        return self._notes[key]

    def _passage(self, row: Evidence) -> tuple[int, int]:
        """The span of the row, or the first one shown that it overlaps."""
        for source, (start, end) in self._notes:
            if source == row.source_id and row.start < end and start < row.end:
                return start, end
        return row.start, row.end

    def __iter__(self) -> Iterator[Note]:
        return iter(self._notes.values())

    def __len__(self) -> int:
        return len(self._notes)

    def number_of(self, row: Evidence) -> int:
        """The number of the note in which a piece of this evidence is quoted."""
        return self._numbers[row.pk]

    def rows_of(self, note: Note) -> list[Evidence]:
        """The evidence that this quotation is of."""
        return [row for row in self.rows if self._numbers[row.pk] == note.number]

    @property
    def leading(self) -> list[Note]:
        """For each source the one quotation that says that the agreement exists, or its first."""
        first: dict[int, Note] = {}
        for (source, _), note in self._notes.items():
            first.setdefault(source, note)
        return list(first.values())

    def marks(self, aspect: str, values: Iterable[str]) -> list[Mark]:
        """The references of one value, given in each form that evidence may have for it."""
        forms = {value.casefold() for value in values}
        found: dict[int, Mark] = {}
        for row in self.rows:
            if row.aspect == aspect and row.value.casefold() in forms:
                number = self._numbers[row.pk]
                if number not in found or row.basis == Evidence.Basis.STATED:
                    found[number] = Mark(number, row.basis)
        return list(found.values())

    def existence(self) -> list[Mark]:
        values = [row.value for row in self.rows if row.aspect == Aspect.EXISTENCE]
        return self.marks(Aspect.EXISTENCE, values)

    def other_values(self, aspect: str, shown: Iterable[str]) -> list[str]:
        """What else sources say of this aspect, in their order, each once."""
        known = {value.casefold() for value in shown}
        values = (row.value for row in self.rows if row.aspect == aspect and row.value)
        return list(dict.fromkeys(value for value in values if value.casefold() not in known))


def inferred_aspects(rows: Iterable[Evidence]) -> list[str]:
    """What was inferred and nowhere stated: “parties”, “status”."""
    stated = {(row.aspect, row.value) for row in rows if row.basis == Evidence.Basis.STATED}
    found = (
        row.aspect
        for row in sorted(rows, key=lambda row: ORDER[row.aspect])
        if row.basis == Evidence.Basis.INFERRED and (row.aspect, row.value) not in stated
    )
    return [NOUNS[Aspect(aspect)] for aspect in dict.fromkeys(found)]


def differing(rows: Iterable[Evidence]) -> dict[str, list[str]]:
    """Where sources give two values for what can have but one: the noun, and the values."""
    values: dict[str, set[str]] = {aspect: set() for aspect in ONE_VALUE}
    for row in rows:
        if row.aspect in values and row.value:
            values[row.aspect].add(in_words(row.aspect, row.value))
    return {
        NOUNS[Aspect(key)]: sorted(found, key=_as_counted)
        for key, found in values.items()
        if len(found) > 1
    }


def _as_counted(value: str) -> tuple[int, str]:
    return (int(value) if value.isdecimal() else 0, value)


def in_words(aspect: str, value: str) -> str:
    """A value of evidence as a reader sees it: the label of a code, a date written out."""
    labels = {
        Aspect.KIND: Agreement.Kind.choices,
        Aspect.STATUS: Status.choices,
        Aspect.LEGAL_CHARACTER: Agreement.LegalCharacter.choices,
    }
    if aspect == Aspect.DATE:
        try:
            return PartialDate(value).display()
        except ValueError:
            return value
    return str(dict(labels.get(Aspect(aspect), [])).get(value, value))

"""What each quotation says of an agreement, and where sources differ, in words."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefs.agreements.models import Agreement, Evidence, Party
from briefs.reader.evidence import NOUNS, ONE_VALUE, Aspect, Note, Notes, in_words


@dataclass(slots=True)
class Testimony:
    """One quotation and the values that it shows: “number 14”, “parties China”.

    ``differing`` are the values that stand against those of the entry.
    """

    note: Note
    stated: list[str] = field(default_factory=list)
    inferred: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hearing:
    """The evidence of one entry, read for what each quotation says."""

    agreement: Agreement
    parties: list[Party]
    notes: Notes

    def all(self) -> list[Testimony]:
        """Every quotation, for print, where no page is one click away."""
        return [self._testimony(note) for note in self.notes]

    def chief(self) -> list[Testimony]:
        """For each source its leading quotation, and every one that says otherwise."""
        leading = {note.number for note in self.notes.leading}
        return [one for one in self.all() if one.note.number in leading or one.differing]

    def _testimony(self, note: Note) -> Testimony:
        values: dict[tuple[str, str], list[str]] = {}
        for row in self.notes.rows_of(note):
            if row.aspect != Aspect.EXISTENCE:
                values.setdefault((self._group(row), row.aspect), []).append(self._value(row))
        said = Testimony(note)
        for (group, aspect), words in values.items():
            line = f"{NOUNS[Aspect(aspect)]} {', '.join(dict.fromkeys(words))}"
            own = self._own(aspect) if group == "differing" else ""
            getattr(said, group).append(f"{line}, not {own}" if own else line)
        return said

    def _group(self, row: Evidence) -> str:
        """The list of a testimony that a value belongs in."""
        if row.aspect in ONE_VALUE and row.value and self._value(row) != self._own(row.aspect):
            return "differing"
        resolved = (party for party in self.parties if party.inferred)
        if row.aspect == Aspect.PARTIES and any(
            row.value in (party.name, party.country_code) for party in resolved
        ):
            return "inferred"
        return str(row.basis)

    def _value(self, row: Evidence) -> str:
        if row.aspect == Aspect.PARTIES:
            names = (party.name for party in self.parties if party.country_code == row.value)
            return next(names, row.value)
        return in_words(row.aspect, row.value)

    def _own(self, aspect: str) -> str:
        """What the entry itself says of what can have but one value, in words."""
        if aspect == Aspect.COUNT:
            return "" if self.agreement.count is None else str(self.agreement.count)
        own = self.agreement.kind if aspect == Aspect.KIND else self.agreement.legal_character
        return in_words(aspect, own)

"""What a sentence says of an instrument: its status and the words that say it."""

from __future__ import annotations

from dataclasses import dataclass

from .mood import Mood


@dataclass(frozen=True, slots=True)
class Reading:
    """The status of an instrument and the words ``start:end`` that say it.

    ``side`` is where those words stand: before the instrument, after it, in a
    relative clause, or as a bare participle behind it.
    """

    status: str
    start: int
    end: int
    side: str
    mood: Mood
    group: str
    subject_start: int
    nominal: bool = False

    def subject_text(self, flat: str) -> str:
        return flat[self.subject_start : self.end]

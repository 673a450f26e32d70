"""One instrument as a sentence names it."""

from __future__ import annotations

from dataclasses import dataclass

from .counts import Count
from .patterns import word_set


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument as named at ``start:end`` of a sentence.

    ``phrase`` is where its noun phrase begins; ``modifiers`` are the words
    between its determiner and its head noun.
    """

    kind: str
    noun: str
    start: int
    end: int
    phrase: int
    determiner: str
    modifiers: str
    count: Count

    @property
    def plural(self) -> bool:
        return is_plural(self.noun)

    @property
    def definite(self) -> bool:
        return self.determiner in word_set("instruments", "definite")

    @property
    def capital(self) -> bool:
        return self.noun[:1].isupper()


def is_plural(noun: str) -> bool:
    """Whether a head noun speaks of several; "notes" and "heads of terms" are one."""
    low = noun.lower()
    if low in ("notes", "letters", "heads of terms", "diplomatic notes", "heads of agreement"):
        return False
    if " of " in low:
        low = low.split(" of ")[0]
    return (low.endswith("s") and not low.endswith(("ss", "terms"))) or low in (
        "memoranda",
        "mous",
        "mou's",
        "mou’s",
        "cessation",
    )

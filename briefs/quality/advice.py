"""One piece of advice: where, about which words, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.agreements.verification import anchor_of

SHOWN = 120  # characters of the words that advice is about


class Placed:
    """What is said of some words in a field of the brief."""

    __slots__ = ()
    field: str
    about: str

    @property
    def anchor(self) -> str:
        return anchor_of(self.field)

    @property
    def where(self) -> str:
        return self.field.replace("_", " ").capitalize()

    @property
    def shown(self) -> str:
        """The words that it is about, on one line and not too long."""
        words = " ".join(self.about.split())
        return words if len(words) <= SHOWN else f"{words[: SHOWN - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Advice(Placed):
    """Something in ``field`` that an editor may want to mend, in an editor's words."""

    field: str
    about: str
    message: str

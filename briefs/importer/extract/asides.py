"""Words that part a verb from its particle: "voted 38 to 20 in favour", "entered Monday into"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .instrument import Instrument

ASIDE = re.compile(
    r",?\s(?:(?:late |early )?on |late |early )?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)"
    r"(?: (?:morning|afternoon|evening|night))?(?=\s)"
    r"|,?\s(?:by\s)?\d{1,3}(?:-| to | votes to )(?:\d{1,3}|\w{3,6})(?: votes)?,?(?=\s)"
    r"|\s\d{1,3}(?:\.\d)? (?:per cent|percent|pct)(?=\s)"
    r"|(?<=signing)\s(?:on|in|at|here|last|this)\s[A-Z\d][\w.]{0,12}(?:\s\d{1,4})?(?=\sof\s)"
    r"|\s(?:unanimously|overwhelmingly|narrowly|here)(?=\s(?:in|to|for|on|of)\s)"
    r"|,\s(?:meanwhile|however|in turn|too|also|for (?:its|their|his|her) part|respectively"
    r"|on behalf of (?:the )?[A-Z][\w ]{1,30}),(?=\s)"
)


# "Israel and Jordan, in a move that was unthinkable in 1990, on Monday signed": of another thing
OF_SUBJECT = re.compile(
    r"(?<=[\w.”)])(,\s(?:which|who|whose|in a (?:move|step|deal) that|once|long"
    r"|(?:one|two|three|both|the (?:last|largest|biggest|smaller|larger)) of)\s[^,;:]{3,140},)"
    r"(?=\s(?!and\b|but\b|or\b))"
)


def without_asides(flat: str, one: Instrument, instruments: list[Instrument]) -> str:
    """The sentence with what is said of its subject in passing left blank; places stay as they are.

    An aside behind the instrument, or one that names an instrument, is kept.
    """
    for aside in OF_SUBJECT.finditer(flat, 0, one.phrase):
        if not any(aside.start() <= other.start < aside.end() for other in instruments):
            blank = " " * (aside.end() - aside.start())
            flat = flat[: aside.start()] + blank + flat[aside.end() :]
    return flat


@dataclass(frozen=True, slots=True)
class Thinned:
    """A sentence without its asides; ``cuts`` say where each stood and how long they are so far."""

    text: str
    cuts: tuple[tuple[int, int], ...]

    def place(self, at: int) -> int:
        """Where a place of the sentence lies in the text without asides."""
        gone = 0
        for cut, total in self.cuts:
            if cut + gone >= at:
                break
            if cut + total >= at:
                return cut
            gone = total
        return at - gone

    def origin(self, at: int) -> int:
        """Where a place of the text without asides lies in the sentence."""
        return at + max((total for cut, total in self.cuts if cut < at), default=0)


@lru_cache(maxsize=512)
def thinned(flat: str) -> Thinned:
    """A sentence without its asides."""
    pieces: list[str] = []
    cuts: list[tuple[int, int]] = []
    last = gone = 0
    for aside in ASIDE.finditer(flat):
        pieces.append(flat[last : aside.start()])
        gone += aside.end() - aside.start()
        cuts.append((aside.end() - gone, gone))
        last = aside.end()
    return Thinned("".join([*pieces, flat[last:]]), tuple(cuts))

"""Words that part a verb from its particle: "voted 38 to 20 in favour", "entered Monday into"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

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

"""A sentence with its numbers and names left out: what a template would leave open. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

from briefs.tags import states

from . import vocabulary
from .verbatim import UNSPACED, Words

FILLED, DAY = "#", "@"
_AND = frozenset({"and", FILLED, DAY})
_UNSPACED = re.compile(f"[{UNSPACED}]")
_NUMERALS = re.compile("[〇零一二三四五六七八九十百千万萬億亿两兩]+")
_UNSPACED_GAP = re.compile(rf"(?<=[{UNSPACED}#]) (?=[{UNSPACED}#])")
_FILLED_RUN = re.compile(r"#(?:(?: and)? ?#)*")


def shapes(words: Words, names: Set[str]) -> Iterator[str]:
    """The shape of a sentence without its numbers, and without its names either.

    ``words`` and ``names`` are case-folded. A shape in which nothing is left out,
    or hardly anything stays, is not given.
    """
    numbers = _shape(words, frozenset())
    if FILLED in numbers and _stays(numbers) >= 1:
        yield f"numbers: {numbers}"
    both = _shape(words, names)
    if FILLED in both and _stays(both) >= 2:
        yield f"names: {both}"


def _stays(shape: str) -> float:
    """How many words stay; where words are not spaced, half as many as there are characters."""
    kept = [word for word in shape.split() if word not in _AND]
    return sum(len(word) / 2 if _UNSPACED.search(word) else 1 for word in kept)


def _shape(words: Words, names: Set[str]) -> str:
    left = " ".join(_left_out(word, names) for word in words)
    if not left.isascii():
        left = _NUMERALS.sub(FILLED, _UNSPACED_GAP.sub("", left))
        left = _without_states(left) if names else left
    return _FILLED_RUN.sub(FILLED, left)


def _left_out(word: str, names: Set[str]) -> str:
    if word in _days():
        return DAY  # one outlet's "Monday" is the other's "January 5"
    is_number = any(letter.isdigit() for letter in word) or _numbers().issuperset(word.split("-"))
    return FILLED if is_number or word in names else word


@cache
def _numbers() -> frozenset[str]:
    return frozenset(vocabulary.numbers("numbers", "cardinals"))


@cache
def _days() -> frozenset[str]:
    return frozenset(vocabulary.phrases("calendar", "weekdays"))


def _without_states(text: str) -> str:
    """States left out where they are printed in a script without capitals, the longest first."""
    known, kept, place = _local_states(), [], 0
    while place < len(text):
        forms = known.get(text[place], ())
        found = next((form for form in forms if text.startswith(form, place)), "")
        kept.append(FILLED if found else text[place])
        place += len(found) or 1
    return "".join(kept)


@cache
def _local_states() -> dict[str, list[str]]:
    """Names in scripts without capitals by their first character, the longest first."""
    found: dict[str, list[str]] = {}
    for text in sorted(states.forms(), key=len, reverse=True):
        if text.lower() == text.upper():
            found.setdefault(text[0], []).append(text)
    return found

"""What differs between two sequences of lines or words; linear where little has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Step = tuple[str, int, int, int, int]

# Scripts written without spaces are compared sign by sign; marks stay with their letters.
_SIGNS = "぀-ヿ㐀-䶿一-鿿豈-﫿"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0670\u0900-\u0e7f\u200c\u200d"
# A picture of several signs is one: a flag, a family, a hand of one colour.
_PICTURE = (
    "[\U0001f1e6-\U0001f1ff]{2}|[^\\w\\s](?:[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[^\\w\\s])*"
)
_WORD = rf"[{_SIGNS}]|(?:[^\W{_SIGNS}]|[{_MARKS}])+|{_PICTURE}"
_WORDS = re.compile(rf"\s+|{_WORD}")
_WORDS_AND_SPACE = re.compile(rf"(?:{_WORD})\s*|\s+")


def lines(text: str) -> list[str]:
    """The lines of a text, each with its end; joined they are the text again."""
    return text.splitlines(keepends=True)


def words(text: str) -> list[str]:
    """Words, signs and white space by themselves; joined they are the text again."""
    return _WORDS.findall(text)


def words_with_space(text: str) -> list[str]:
    """The same with the white space after a word as part of it."""
    return _WORDS_AND_SPACE.findall(text)


def steps(old: Sequence[str], new: Sequence[str]) -> Iterator[Step]:
    """``difflib``'s opcodes. What both begin and end with is not searched for matches."""
    start = _same_from_the_start(old, new)
    left, right = old[start:], new[start:]
    end = _same_from_the_start(left[::-1], right[::-1])
    left, right = left[: len(left) - end], right[: len(right) - end]
    if start:
        yield "equal", 0, start, 0, start
    matcher = SequenceMatcher(_is_blank, left, right, autojunk=False)
    for name, a, b, c, d in matcher.get_opcodes():
        yield name, a + start, b + start, c + start, d + start
    if end:
        yield "equal", len(old) - end, len(old), len(new) - end, len(new)


def searched(old: Sequence[str], new: Sequence[str]) -> int:
    """How many parts of both ``steps`` has to search for matches."""
    start = _same_from_the_start(old, new)
    left, right = old[start:], new[start:]
    return len(left) + len(right) - 2 * _same_from_the_start(left[::-1], right[::-1])


def _same_from_the_start(old: Sequence[str], new: Sequence[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    shorter = min(len(old), len(new))
    return next((at for at, (left, right) in pairs if left != right), shorter)


def _is_blank(part: str) -> bool:
    """Blank lines and spaces match anywhere, so they lead nowhere."""
    return not part.strip()

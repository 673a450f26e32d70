"""Regular expressions built once from the named word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import cache, lru_cache
from itertools import filterfalse

from briefs.importer import vocabulary
from briefs.importer.alternation import alternation

WORD = re.compile(r"[^\W_]+")


@cache
def any_of(name: str, key: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    """Whole words of the list ``key`` of a vocabulary file."""
    flags = re.IGNORECASE if ignore_case else 0
    return re.compile(rf"(?<!\w){alternation(vocabulary.phrases(name, key))}(?!\w)", flags)


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The list ``key`` of a vocabulary file as a set of lower-case words."""
    return frozenset(word.lower() for word in vocabulary.phrases(name, key))


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """The words of a sentence: a glance at them spares most long patterns."""
    parts = text.split()
    # most stand between blanks, where no pattern need look for them
    rest = " ".join(filterfalse(str.isalnum, parts))
    return frozenset([*filter(str.isalnum, parts), *WORD.findall(rest)])


@lru_cache(maxsize=4096)
def lowered(flat: str) -> str:
    """A sentence in lower case, every letter at its place."""
    low = flat.lower()
    return low if len(low) == len(flat) else "".join(c.lower()[:1] for c in flat)


def starts_of(text: str, words: Set[str]) -> list[tuple[int, str]]:
    """Where the words of a list begin in a sentence, in order, as (place, word)."""
    here = words & words_of(text)
    return sorted((at, word) for word in here for at in places_of(text, word)) if here else []


def places_of(text: str, word: str) -> list[int]:
    """Where a word stands by itself in a text."""
    found: list[int] = []
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[end : end + 1].isalnum() and not (at and text[at - 1].isalnum()):
            found.append(at)
        at = text.find(word, end)
    return found


def first_word(phrase: str) -> str:
    """The word by which a phrase is looked for."""
    words: list[str] = WORD.findall(phrase)
    return words[0]


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """Lower-case words of which a sentence holds at least one if it holds any of the phrases."""
    return frozenset(first_word(phrase.lower()) for phrase in phrases)

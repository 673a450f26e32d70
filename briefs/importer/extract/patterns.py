"""Regular expressions built once from the named word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import cache, lru_cache

from briefs.importer import vocabulary

WORD = re.compile(r"[^\W_]+")


def alternation(words: tuple[str, ...] | list[str]) -> str:
    """A group that matches any of the words, the longest first, blanks as blanks."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in ordered) + ")"


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
def words_of(flat: str) -> frozenset[str]:
    """The words of a sentence, lower case: a glance at them spares most long patterns."""
    return frozenset(WORD.findall(lowered(flat)))


def lowered(flat: str) -> str:
    """A sentence in lower case, every letter at its place."""
    low = flat.lower()
    return low if len(low) == len(flat) else "".join(c.lower()[:1] for c in flat)


def starts_of(flat: str, words: Set[str]) -> list[tuple[int, str]]:
    """Where whole words of a list begin in a sentence, in order: (place, word in lower case)."""
    here = words & words_of(flat)
    if not here:
        return []
    low = lowered(flat)
    found: list[tuple[int, str]] = []
    for word in here:
        at = low.find(word)
        while at >= 0:
            end = at + len(word)
            if not low[end : end + 1].isalnum() and not (at and low[at - 1].isalnum()):
                found.append((at, word))
            at = low.find(word, end)
    found.sort()
    return found


def first_word(phrase: str) -> str:
    """The word, lower case, by which a phrase is looked for."""
    words: list[str] = WORD.findall(phrase.lower())
    return words[0]


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The words of which a sentence holds at least one if it holds any of the phrases."""
    return frozenset(map(first_word, phrases))

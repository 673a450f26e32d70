"""Regular expressions built once from the named word lists."""

from __future__ import annotations

import re
from functools import cache

from briefs.importer import vocabulary


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

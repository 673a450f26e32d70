"""Many words as one regular expression that is quick to turn away."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """A group that matches any of the words, the longest first, blanks as blanks.

    It is written as a tree: words are tried letter by letter together and not one after
    another, which makes a list of hundreds about ten times as fast.
    """
    return _tree(sorted(set(words), key=lambda word: (-len(word), word)))


def _tree(words: list[str]) -> str:
    branches: dict[str, list[str]] = {}
    for word in words:
        # either case of a letter is one branch, for patterns that ignore it
        branches.setdefault(word[:1].lower(), []).append(word)
    return f"(?:{'|'.join(map(_branch, branches.values()))})"


def _branch(words: list[str]) -> str:
    start = words[0][:1]
    if len(words) == 1 or any(word[:1] != start for word in words):
        return "|".join(map(re.escape, words))
    return re.escape(start) + _tree([word[1:] for word in words])

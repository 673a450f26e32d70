"""Policy topics and the words that give them away."""

from __future__ import annotations

import re
from functools import cache

from briefs.importer import vocabulary

from .patterns import alternation


@cache
def _triggers() -> dict[str, tuple[str, ...]]:
    triggers: dict[str, list[str]] = {}
    for topic, words in vocabulary.groups("topics", "topics").items():
        for word in words:
            triggers.setdefault(word.lower(), []).append(topic)
    return {word: tuple(topics) for word, topics in triggers.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){alternation(list(_triggers()))}(?![\w-])", re.IGNORECASE)


def find_topics(text: str) -> list[tuple[str, int, int]]:
    """(topic, start, end) of every trigger word in a text, in order."""
    return [
        (topic, match.start(), match.end())
        for match in _pattern().finditer(text)
        for topic in _triggers()[match.group().lower()]
    ]


def topics_of(areas: tuple[str, ...]) -> tuple[str, ...]:
    """The topics that the areas of an agreement map to, each once, in order."""
    return tuple(dict.fromkeys(topic for area in areas for topic, _, _ in find_topics(area)))

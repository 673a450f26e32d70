"""Policy topics and the words that give them away."""

from __future__ import annotations

from functools import cache

from briefs.importer import vocabulary

from .patterns import WORD, lowered, starts_of


@cache
def _triggers() -> dict[str, tuple[tuple[str, str], ...]]:
    """First word of a trigger to (trigger, topic), the longest trigger first."""
    triggers: dict[str, list[tuple[str, str]]] = {}
    for topic, words in vocabulary.groups("topics", "topics").items():
        for word in words:
            first = WORD.match(word.lower())
            if first:
                triggers.setdefault(first.group(), []).append((word.lower(), topic))
    return {
        word: tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
        for word, pairs in triggers.items()
    }


def find_topics(text: str) -> list[tuple[str, int, int]]:
    """(topic, start, end) of every trigger word in a text, in order."""
    triggers = _triggers()
    found: list[tuple[str, int, int]] = []
    low = lowered(text)
    past = 0
    for start, word in starts_of(low, triggers.keys()):
        if start < past:
            continue
        for trigger, topic in triggers[word]:
            end = start + len(trigger)
            if end < past:
                break
            if low.startswith(trigger, start) and not low[end : end + 1].isalnum():
                found.append((topic, start, end))
                past = end
    return found


def topics_of(areas: tuple[str, ...]) -> tuple[str, ...]:
    """The topics that the areas of an agreement map to, each once, in order."""
    return tuple(dict.fromkeys(topic for area in areas for topic, _, _ in find_topics(area)))

"""How clearly a line speaks of what the article says in its first paragraphs."""

from __future__ import annotations

import re

from .head_roles import main_points
from .units import Unit

WORDS = re.compile(r"\w+")
# paragraphs of the opening
OPENING = 3


def opening_of(units: list[Unit], article: int) -> frozenset[str]:
    """The words of the first paragraphs, and of the main points above them."""
    end = main_points(units, article).stop
    return _stems(" ".join(unit.text for unit in units[article : max(end, article) + OPENING]))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in WORDS.findall(text.lower()) if len(word) > 3)


def echo(line: str, opening: frozenset[str]) -> float:
    """The share of a line's longer words that the opening of the article repeats."""
    stems = _stems(line)
    return len(stems & opening) / len(stems) if len(stems) > 1 else 0.0

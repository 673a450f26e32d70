"""Which units of an article are list items, and what stands before their words."""

from __future__ import annotations

from itertools import pairwise

from .markers import BULLET, NUMBER, sign_of
from .units import Unit

# these never open a sentence; a hyphen or star may, and a dash opens speech
SURE = "•▪■◦‣·"
MEASURED = "-*"


def item_numbers(body: list[Unit]) -> dict[int, int]:
    """Index of each item among the units, with its number; 0 for bullets and letters."""
    signs = [sign_of(unit.text) for unit in body]
    found = {at: unit.mark.number for at, unit in enumerate(body) if unit.mark.kind == "item"}
    found.update(dict.fromkeys(_bulleted(body, signs), 0))
    for at, number in _numbered(body).items():
        if found.get(at, 0) == 0:
            found[at] = number
    return found


def marker_end(text: str, unit: Unit) -> int:
    """Where the words of an item begin: after its bullet or digits, which Markdown has its own of.

    A letter or Roman number stays, for Markdown has none.
    """
    start = unit.span.start
    marker = BULLET.match(text, start, unit.span.end) or NUMBER.match(text, start, unit.span.end)
    return marker.end() if marker else start


def _bulleted(body: list[Unit], signs: list[str]) -> list[int]:
    """Runs of one sign: two items at least, or what a colon announces."""
    found: list[int] = []
    start = 0
    for at in range(1, len(body) + 1):
        if at < len(body) and signs[at] == signs[start]:
            continue
        sign, announced = signs[start], start > 0 and body[start - 1].text.endswith(":")
        several = at - start > 1 and sign in MEASURED + "a"
        if sign and (sign in SURE or announced or several):
            found += range(start, at)
        start = at
    return found


def _numbered(body: list[Unit]) -> dict[int, int]:
    """Numbers that count on: one before it, or one after, is the next in order."""
    printed = [(at, int(m[1])) for at, unit in enumerate(body) if (m := NUMBER.match(unit.text))]
    found: dict[int, int] = {}
    for (at, number), (after, following) in pairwise(printed):
        if following == number + 1:
            found |= {at: number, after: following}
    return found

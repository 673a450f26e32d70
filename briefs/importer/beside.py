"""What a page prints beside its article: who wrote it, and a sentence again in large letters."""

from __future__ import annotations

import re

from . import looks
from .units import Unit

DESCRIBED = re.compile(
    r"[\w’' -]{0,30}\s(?:is|was|are|has|covers|covered|writes|reports|"
    r"reported|advised|works|worked|teaches|serves|served|farms|runs|leads|heads|edits|edited|"
    r"lectures|studies|lives|chairs|contributes|contributed)\b"
)
LONGEST = 60
# words of a quotation in large letters, and paragraphs within which its sentence stands
PULLED, NEAR = (8, 25), 10
QUOTES = " \"'“”‘’«»"


def is_pull_quote(units: list[Unit], index: int, start: int) -> bool:
    """What a page prints twice, once in large letters: a sentence of a paragraph near by.

    HTML marks it as a quotation, but nobody introduces it and it has no quotation marks.
    ``start`` is where the article begins.
    """
    unit = units[index]
    if not PULLED[0] <= looks.size(unit.text) <= PULLED[1] or unit.zone == "item":
        return False
    quoted, longer = unit.text.strip(QUOTES), len(unit.text) + 2
    near = units[max(start, index - NEAR) : index + NEAR]
    if any(len(other.text) > longer and quoted in other.text for other in near):
        return True
    led = index > 0 and units[index - 1].text.endswith((":", ","))
    return unit.mark.kind == "quote" and quoted == unit.text and not led


def is_name_card(units: list[Unit], index: int, authors: tuple[str, ...]) -> bool:
    """The author's name by itself, or a name that the line below goes on to describe."""
    text = units[index].text
    if text in authors:
        return True
    below = units[index + 1].text if index + 1 < len(units) else ""
    first = text.split(None, 1)[0]
    told = below.startswith(first) and looks.is_name_line(text)
    return told and DESCRIBED.match(below, len(first)) is not None


def is_biography(unit: Unit, authors: tuple[str, ...]) -> bool:
    """A line that says of an author by name who that is."""
    name = next((name for name in authors if unit.text.startswith(name)), "")
    if not name or looks.size(unit.text) > LONGEST:
        return False
    return DESCRIBED.match(unit.text, len(name)) is not None

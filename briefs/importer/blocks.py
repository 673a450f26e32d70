"""The blocks of an article: its headings, list items and quotations apart from its paragraphs.

What the mark-up says stands; in plain text a block is told by its look and its neighbours.
"""

from __future__ import annotations

import re

from . import looks
from .clean import Cleaned
from .draft import Block, Span
from .lists import item_numbers, marker_end
from .units import Unit

HEADING = 12
# a question that heads a section; one alone may be a turn of speech
QUESTIONS = 2
UNFINISHED = (",", ";", ":", "-", "–", "—")
PICTURED = re.compile(
    r"(?:photo|foto|image|picture|photograph|caption|credit)s?(?: credit| by)?\s?:", re.IGNORECASE
)


def blocks_of(cleaned: Cleaned) -> tuple[Block, ...]:
    """One block for each unit of the body, in order."""
    body = cleaned.of("body")
    numbers = item_numbers(body)
    asked = [at for at in range(len(body)) if _asks(body, at)]
    headings = set(asked if len(asked) >= QUESTIONS else ())
    headings.update(at for at in range(len(body)) if at not in numbers and _heads(body, at))
    found: list[Block] = []
    for at, unit in enumerate(body):
        if unit.mark.kind == "quote":
            found.append(Block(unit.span, "quote"))
        elif at in numbers:
            start = marker_end(cleaned.page.text, unit)
            found.append(Block(Span(start, unit.span.end), "item", numbers[at]))
        elif at in headings:
            found.append(Block(unit.span, "heading", unit.mark.number))
        else:
            found.append(Block(unit.span, "paragraph"))
    return tuple(found)


def captions_of(cleaned: Cleaned) -> tuple[Span, ...]:
    """Lines of the captions and credits of pictures, all of them page furniture."""
    found: list[Span] = []
    roles = cleaned.roles
    last = max((at for at, role in enumerate(roles) if role == "body"), default=len(roles))
    for at, unit in enumerate(cleaned.units):
        above = cleaned.units[at - 1] if 0 < at < last else None
        if roles[at] == "chrome" and _is_caption(unit, above):
            found += unit.lines
    return tuple(found)


def _is_caption(unit: Unit, above: Unit | None) -> bool:
    """``above`` is the line over one that stands before the end of the article."""
    text = unit.text
    if unit.mark.kind == "caption" or looks.is_caption(text) or looks.is_credit(text):
        return True
    if PICTURED.match(text) and looks.size(text) <= 45:
        return True
    under = above is not None and looks.is_credit(above.text)
    return under and 3 <= looks.size(text) <= 25 and not looks.is_furniture(unit)


def _heads(body: list[Unit], at: int) -> bool:
    """A short line that ends no sentence, at the head of what follows it."""
    unit = body[at]
    if unit.mark.kind == "heading":
        return True
    if unit.zone or unit.mark.kind or looks.is_prose(unit.text) or not _is_label(unit.text):
        return False
    return _stands_free(body, at)


def _is_label(text: str) -> bool:
    if text.endswith("?"):
        return looks.size(text) <= HEADING
    short = 1 <= looks.size(text) <= HEADING and not text[:1].islower()
    return short and not looks.is_terminal(text) and not text.endswith(UNFINISHED)


def _asks(body: list[Unit], at: int) -> bool:
    unit = body[at]
    question = unit.text.endswith("?") and looks.size(unit.text) <= HEADING
    plain = not (unit.zone or unit.mark.kind) and unit.text[:1] not in "\"'“‘«„"
    return question and plain and _stands_free(body, at)


def _stands_free(body: list[Unit], at: int) -> bool:
    """A finished sentence above it and a new one below: no piece of a broken line."""
    if at + 1 >= len(body) or body[at + 1].text[:1].islower():
        return False
    above = body[at - 1].text if at else ""
    ended = not above or looks.is_terminal(above) or not looks.is_prose(above)
    below = body[at + 1]
    opens = below.mark.kind or looks.is_item(below) or looks.is_prose(below.text)
    return ended and bool(opens)

"""Which unit is the headline (GUIDELINE section 1, ``title``: as printed)."""

from __future__ import annotations

import re

from . import looks
from .page import Hints
from .units import Unit

WORDS = re.compile(r"\w+")
LONGEST = 40
# so many full lines are the headlines of other pages; ours stands nearest to its article
MANY = 3


def _key(text: str) -> str:
    return " ".join(WORDS.findall(text.lower()))


def find_headline(units: list[Unit], hints: Hints) -> int | None:
    """Index of the headline, or None when the document has none.

    An HTML first-level heading wins, then the line that JSON-LD, Open Graph or
    the page's name repeats, then the place of a line before the article.
    """
    headings = [index for index, unit in enumerate(units) if unit.zone == "title"]
    named = _key(hints.title)
    matching = [index for index, unit in enumerate(units[:400]) if _repeats(unit, named)]
    both = [index for index in headings if index in matching]
    if both or headings:
        return both[0] if both else max(headings, key=lambda index: len(units[index].text))
    if matching:
        return matching[0]
    return _by_place(units)


def _repeats(unit: Unit, named: str) -> bool:
    line = _key(unit.text)
    if len(line) < 12 or not named or unit.zone == "furniture":
        return False
    return line == named or (len(line) > 20 and (named.startswith(line) or line.startswith(named)))


def first_prose(units: list[Unit]) -> int:
    """Index of the first unit of running text; the number of units when none is."""
    for index, unit in enumerate(units):
        if unit.zone not in ("", "item") or looks.is_furniture(unit):
            continue
        if looks.is_prose(unit.text) and not _stands_above_stamp(units, index):
            return index
    return len(units)


def _stands_above_stamp(units: list[Unit], index: int) -> bool:
    """A deck, or a headline that is a sentence: byline, name or date follow closely."""
    words = looks.size(units[index].text)
    follows = [unit for unit in units[index + 1 : index + 5] if not looks.is_menu(unit)][:3]
    stamped = any(looks.is_byline(u.text) or looks.is_date_line(u.text) for u in follows)
    named = bool(follows) and looks.is_name_line(follows[0].text) and words <= 14
    return words <= LONGEST and (stamped or named)


def _by_place(units: list[Unit]) -> int | None:
    """The first full line of the last run of plain lines before the article.

    Menus, search boxes and other furniture end that run; bylines and dates are
    stepped over, and a deck that looks like a sentence stands after the headline.
    """
    run: list[int] = []
    for index in range(first_prose(units) - 1, -1, -1):
        unit = units[index]
        if looks.is_byline(unit.text) or _is_stamp(unit.text):
            continue
        if looks.is_furniture(unit) or looks.is_menu(unit) or looks.is_kicker(unit.text):
            if any(looks.size(units[other].text) >= 4 for other in run):
                break
            continue
        run.insert(0, index)
    full = [index for index in run if _may_head(units[index].text)]
    if len(full) > MANY:
        return full[-1]
    if full:
        return _not_masthead(units, full)
    if run:
        return run[-1]
    announced = [i for i in range(first_prose(units)) if units[i].text[:40].startswith(ANNOUNCED)]
    return announced[0] if announced else None


ANNOUNCED = ("BREAKING:", "Breaking:", "LIVE:", "EXCLUSIVE", "UPDATE", "WATCH:")


def _may_head(text: str) -> bool:
    return 4 <= looks.size(text) <= LONGEST and not text[:1].islower()


def _is_stamp(text: str) -> bool:
    return looks.is_date_line(text) and (looks.size(text) <= 8 or ":" in text)


def _not_masthead(units: list[Unit], full: list[int]) -> int:
    """An institution's name in title case above a longer line is its masthead."""
    first = full[0]
    if len(full) > 1 and units[first].text.startswith(MASTHEADS):
        return full[1]
    return first


MASTHEADS = (
    "Ministry of",
    "MINISTRY OF",
    "Republic of",
    "Government of",
    "Embassy of",
    "Office of",
)

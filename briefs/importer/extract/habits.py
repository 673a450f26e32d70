"""What parties always do or have done many times: a stock or a habit, and no news."""

from __future__ import annotations

import re

from .instrument import Instrument
from .reading import Reading

ALL = re.compile(r"\b(?:all|most|many)\b", re.IGNORECASE)
OFTEN = re.compile(r"\b(?:(?:a|each|every|per) (?:year|month|week)|annually)\b")
WITH_MANY = re.compile(
    r"(?:\sof (?:this|that|the same) (?:kind|type|sort))?\s(?:with|in|across)\s(?:(?:more than"
    r"|over|some|about|nearly|at least|around|almost)\s)?"
    r"(?:\d{1,4}|dozens of|many|several|most|numerous|scores of|\w{3,9})\s(?:\w{1,20}\s)?"
    r"(?:countries|nations|states|partners|companies|governments)\b"
)


PERFECT = re.compile(r"\b(?:has|have)\s(?:\w{1,20}\s)?$")


ALIKE = re.compile(r"\b(?:similar|comparable|like)\b")


PERFECT_AHEAD = re.compile(r"\b(?:has|have|had)\s(?:\w+ly\s|also\s|already\s)?$")


PERFECT_NEAR = re.compile(r"\b(?:have|has|had)(?: since| now| already| so far)?(?: been)?\s$")


SINCE = re.compile(r"\b(?:[Ss]ince|so far|to date|over the (?:years|past))\b")


def is_standing(flat: str, found: Instrument, reading: Reading) -> bool:
    """ "has signed such agreements with more than 130 countries": a stock, not news."""
    perfect = PERFECT.search(flat[: reading.start])
    return found.plural and perfect is not None and WITH_MANY.match(flat, found.end) is not None


def is_habit(flat: str, found: Instrument, reading: Reading) -> bool:
    """ "signs 40 loan agreements a year", "all contracts are awarded by tender": what always is."""
    if not found.plural:
        return False
    group = flat[reading.mood.start : reading.start].split()
    always = ALL.search(found.modifiers) and reading.side == "right" and group[:1] == ["are"]
    return bool(always) or OFTEN.search(flat[found.end : found.end + 40]) is not None


def is_likeness(flat: str, found: Instrument, reading: Reading) -> bool:
    """ "has concluded similar agreements with": told to compare, not as news."""
    if reading.status in ("planned", "negotiating"):
        return False
    alike = ALIKE.search(f"{found.determiner} {found.modifiers}")
    perfect = PERFECT_AHEAD.search(flat[: reading.start])
    return alike is not None and (found.plural or perfect is not None) and reading.side == "left"


def counted_since(flat: str, found: Instrument, reading: Reading) -> bool:
    """ "have concluded more than 60 agreements since 2020": a total, not news."""
    perfect = PERFECT_NEAR.search(flat[max(0, reading.start - 18) : reading.start])
    since = SINCE.search(flat)
    return found.plural and perfect is not None and since is not None

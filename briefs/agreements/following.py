"""Check B: whether a value follows from the words of a quotation. Pure; no Django.

It fails closed: what it cannot find in the quotation does not follow, and must
be marked as inferred by whoever says it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from briefs.agreements import naming
from briefs.agreements.wording import (
    counts,
    has_affirmed,
    has_any,
    has_phrase,
    in_order,
    instrument_words,
    lists,
)

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?\Z", re.ASCII)
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
).split("|")


@lru_cache(maxsize=4096)
def follows(aspect: str, value: str, quote: str) -> bool:
    """Whether this value of this aspect stands in the quotation (see ``Evidence.Aspect``)."""
    rule = RULES.get(aspect)
    return rule is not None and rule(value, quote)


def _existence(value: str, quote: str) -> bool:
    return has_affirmed(instrument_words(), quote)


def _count(value: str, quote: str) -> bool:
    return value.isascii() and value.isdecimal() and bool(counts(int(value[:9]), quote))


def _kind(value: str, quote: str) -> bool:
    return has_any(lists()["kinds"].get(value, ()), quote)


def _status(value: str, quote: str) -> bool:
    """Never where it is denied; what has been done, never where it is still to come."""
    phrases = lists()["statuses"].get(value, ())
    return has_affirmed(phrases, quote, done=value in lists()["done"])


def _area(value: str, quote: str) -> bool:
    return has_phrase(value, quote) or in_order(value, quote) or naming.is_within(value, quote)


def _legal_character(value: str, quote: str) -> bool:
    phrases = lists()["legal_characters"].get(value, ())
    return has_any(phrases, quote) if value == "political" else has_affirmed(phrases, quote)


def _date(value: str, quote: str) -> bool:
    """Year, month and day in one phrase; "May" only with its capital."""
    if not _DATE.match(value):
        return False
    if re.search(rf"(?<![\d-]){re.escape(value)}(?![\d-])", quote):
        return True
    year, month, day = (*value.split("-"), "", "")[:3]
    if not month:
        return False
    name = MONTHS[int(month) - 1]
    names = rf"(?:{name}|{name[:3]}\.?|Sept\.?)" if month == "09" else rf"(?:{name}|{name[:3]}\.?)"
    forms = [rf"{names},?\s+(?:of\s+)?{year}"]
    if day:
        number = rf"0?{int(day)}(?:st|nd|rd|th)?"
        forms = [
            rf"{number}(?:\s+of)?\s+{names},?\s+{year}",
            rf"{names}\s+{number},?\s+{year}",
            rf"{day}[./]{month}[./]{year}",
        ]
    return any(re.search(rf"(?<!\w){form}(?!\w)", quote) for form in forms)


RULES: dict[str, Callable[[str, str], bool]] = {
    "existence": _existence,
    "count": _count,
    "kind": _kind,
    "parties": naming.names_party,
    "areas": _area,
    "status": _status,
    "date": _date,
    "place": has_phrase,
    "legal_character": _legal_character,
}

"""What of a reported agreement is compared: parties, count, areas, days. Pure.

A report is an extracted agreement as plain JSON: ``kind``, ``basis``, ``scope``,
``count``, ``count_qualifier``, ``parties`` (``kind``, ``name``, ``country_code``,
``named``, ``basis``), ``areas``, ``topics``, ``status``, ``date``, ``place`` and the
words of its ``sentence``. What is missing counts as not said.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from . import vocabulary

Report = Mapping[str, Any]
Days = tuple[date, date]
_WORD = re.compile(r"[^\W\d_][\w-]*")


def party_keys(report: Report) -> frozenset[str]:
    """The parties: a state and its unnamed firms by the code of the state, others by name."""
    return frozenset(key for party in report.get("parties") or () if (key := _party_key(party)))


def _party_key(party: Mapping[str, Any]) -> str:
    code = str(party.get("country_code") or "")
    if code and (party.get("kind") == "state" or not party.get("named", True)):
        return code
    name = unicodedata.normalize("NFC", str(party.get("name") or "")).casefold()
    return " ".join(name.removeprefix("the ").split())


def counted(report: Report) -> tuple[str, int | None]:
    """Scope and count as the register keeps them: a group of one is a single agreement."""
    count = report.get("count")
    return ("group", count) if report.get("scope") == "group" and count != 1 else ("single", 1)


def area_words(report: Report) -> frozenset[str]:
    """The words that say something in the areas as printed, in the singular."""
    words = _WORD.findall(" ".join(report.get("areas") or ()).casefold())
    return frozenset(_singular(word) for word in words) - _empty_words()


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(map(_singular, vocabulary.phrases("likeness", "empty_words")))


def days_of(partial: str) -> Days | None:
    """The first and last day that a partial date may mean; None if it is none."""
    try:
        numbers = [int(part) for part in partial.split("-")]
        year, month, day = (*numbers, 0, 0)[:3]
        last_month = month or 12
        last_day = day or calendar.monthrange(year, last_month)[1]
        return date(year, month or 1, day or 1), date(year, last_month, last_day)
    except ValueError:
        return None


def days_apart(a: Report, b: Report, *, unknown: int) -> int:
    """The fewest days between the dates of two reports; ``unknown`` unless both have one."""
    one, other = days_of(a.get("date") or ""), days_of(b.get("date") or "")
    if one is None or other is None:
        return unknown
    return max(0, (one[0] - other[1]).days, (other[0] - one[1]).days)

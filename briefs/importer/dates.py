"""Dates as news pages print them, to partial dates; precision is never invented.

A partial date is ``2026``, ``2026-01`` or ``2026-01-05`` (DESIGN section 2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from . import vocabulary
from .alternation import alternation

DIGIT = re.compile(r"\d")
# Arabic-Indic and full-width digits, one for one
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "0123456789" * 3)
# a month, or a name behind a year, that follows without a space
GLUED = re.compile(
    r"(?<=[a-z])(?=[A-Z][a-z]{2,8}\.? \d)|(?<=\b(?:19|20)\d\d)(?=[A-Z][a-z])|(?<=[AP]M)(?=\d)"
)
EARLIEST, LATEST = 1900, 2100
# in lower case these are verbs of English before they are months
MODALS = frozenset(("may", "march", "mar"))


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date printed at ``start:end`` of some text; ``value`` is a partial date.

    A day without a year is ``--04-09`` and is completed by the caller.
    """

    value: str
    start: int
    end: int


@cache
def months() -> dict[str, int]:
    """Month names and short forms of several languages, lower case, to 1-12."""
    return vocabulary.numbers("calendar", "months")


@cache
def _pattern() -> re.Pattern[str]:
    month = alternation(months())
    return re.compile(
        rf"""
        (?<![\w./-])(?P<y1>(?:19|20)\d\d)[-./](?P<m1>\d\d?)[-./](?P<d1>\d\d?)(?!\d)
      | (?P<y2>(?:19|20)\d\d)[年년]\ ?(?P<m2>\d\d?)[月월]\ ?(?P<d2>\d\d?)[日일]
      | (?<![\w./-])(?P<a3>\d\d?)[-./](?P<b3>\d\d?)[-./](?P<y3>(?:19|20)\d\d|\d\d)(?![\w/])
      | (?<![\w.,:/-])(?P<d7>\d\d?)-(?P<m7>{month})-(?P<y7>(?:19|20)\d\d|\d\d)(?![\w-])
      | \b(?P<m8>{month})\.?\ ?[-/]\ ?(?P<d8>\d\d?)\ ?[-/]\ ?(?P<y8>(?:19|20)\d\d)\b
      | (?<![\w./-])(?P<y9>(?:19|20)\d\d)[-\ ](?P<m9>{month})\.?[-\ ](?P<d9>\d\d?)\b(?!:)
      | (?<![\w.,:])(?P<d4>\d\d?)(?:st|nd|rd|th|er|º)?[-.\ ]?(?:of\ |de\ |\.\ )?
        (?P<m4>{month})\b\.?(?:[-,.\ ]{{0,2}}(?<=[-,.\ ])(?:de\ )?(?P<y4>(?:19|20)\d\d)\b)?
      | \b(?P<m5>{month})\b\.?,?\ (?P<d5>\d\d?)(?:st|nd|rd|th)?(?!\d|:\d)
        (?:(?:,?\ ?|/)(?P<y5>(?:19|20)\d\d\b|(?<=/)\d\d\b))?
      | \b(?P<m6>{month})\b\.?,?\ (?P<y6>(?:19|20)\d\d)\b
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def find_dates(text: str) -> list[FoundDate]:
    """Every date in ``text`` that names at least a month; day first where unsure."""
    return list(_dates_in(text)) if DIGIT.search(text) else []


@lru_cache(maxsize=1024)
def _dates_in(text: str) -> tuple[FoundDate, ...]:
    # the lines around a headline are asked for their dates again and again
    found: list[FoundDate] = []
    if not text.isascii():
        text = text.translate(DIGITS)
    for match in _pattern().finditer(text):
        value = _value({key: part for key, part in match.groupdict().items() if part})
        if value:
            found.append(FoundDate(value, match.start(), match.end()))
    return tuple(found)


def unglued(text: str) -> str:
    """A stamp whose parts a page has run together: "Ann LeeOctober 21, 2025 5:12 PM3 min read"."""
    return GLUED.sub(" ", text)


def full_dates(text: str) -> list[FoundDate]:
    """The dates of :func:`find_dates` that name a year and a day."""
    return [found for found in find_dates(text) if len(found.value) == 10]


def _value(parts: dict[str, str]) -> str:
    kind = next(iter(parts))[-1]
    if kind in "12":
        return partial(*(int(parts[f"{letter}{kind}"]) for letter in "ymd"))
    if kind == "3":
        return _numeric(int(parts["a3"]), int(parts["b3"]), _year(parts["y3"]))
    printed = parts[f"m{kind}"]
    if printed in MODALS:
        return ""
    month = months()[printed.lower()]
    if kind == "6":
        return partial(int(parts["y6"]), month)
    day, year = int(parts[f"d{kind}"]), parts.get(f"y{kind}")
    if year is None:
        return f"--{month:02}-{day:02}" if 1 <= day <= 31 else ""
    return partial(_year(year), month, day)


def _numeric(first: int, second: int, year: int) -> str:
    """Day first, unless only the other order is a date."""
    return partial(year, second, first) or partial(year, first, second)


def _year(printed: str) -> int:
    if len(printed) == 4:
        return int(printed)
    return int(printed) + (1900 if int(printed) > 50 else 2000)


def partial(year: int, month: int = 0, day: int = 0) -> str:
    """A partial date, or an empty string when there is no such day."""
    if not EARLIEST <= year <= LATEST or not 0 <= month <= 12:
        return ""
    if not month:
        return f"{year}"
    if not day:
        return f"{year}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def full(value: str) -> date | None:
    """The day of a partial date that has one."""
    return date.fromisoformat(value) if len(value) == 10 and value[:1] != "-" else None

"""Days that a sentence names: printed dates, weekdays and "last month", resolved to dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.alternation import alternation
from briefs.importer.dates import find_dates, months, partial

from .context import Context

# telexes in capitals: "TODAY", "IN NOVEMBER"
IN_CAPITALS = re.compile(
    r"\b(?:In|Since|Until|Last|This|Next|On|Coming|Month|Week|Year|Days|Ago|Of|The|End|"
    r"Morning|Afternoon|Evening|Earlier)\b"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A partial date and the words that say it."""

    value: str
    start: int
    end: int


@cache
def _relative() -> re.Pattern[str]:
    days = alternation([day.title() for day in vocabulary.numbers("calendar", "weekdays")])
    names = alternation([name.title() for name in months() if name.isascii() and len(name) > 2])
    return re.compile(
        rf"\b(?P<when>last |this |next |on |coming )?(?P<day>{days})\b"
        rf"|\b(?P<rel>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight"
        rf"|[Tt]his (?:morning|afternoon|evening))\b"
        rf"|\b(?P<ago>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix) days ago\b"
        rf"|\b(?P<month>[Ll]ast month|[Ee]arlier this month|[Tt]his month|[Nn]ext month)\b"
        rf"|\b(?P<week>[Ee]arlier (?:this|in the) week)\b"
        rf"|\b(?P<of>{names}) (?:of )?(?P<which>last|this|next) year\b"
        rf"|\b(?P<prep>in|since|until|[Ii]n early|[Ii]n late|[Ii]n mid-|last|this|next|"
        rf"[Ii]n|[Ll]ast|[Tt]he end of|[Dd]uring|[Ll]ate|[Ee]arly"
        rf"|[Mm]id-) ?(?P<name>{names})\b(?!\.? \d)"
    )


def find_moments(flat: str, context: Context, *, ahead: bool) -> list[Moment]:
    """Every day named; those without a year lie ``ahead`` of the day of publication or behind."""
    if flat.isupper() and flat.isascii():
        flat = IN_CAPITALS.sub(lambda word: word.group().lower(), flat.title())
    return _absolute(flat, context, ahead) + _resolved(flat, context, ahead)


def _absolute(flat: str, context: Context, ahead: bool) -> list[Moment]:
    found = []
    for one in find_dates(flat):
        value = one.value
        if value[:1] == "-":
            value = _with_year(value, context, ahead)
        if value:
            found.append(Moment(value, one.start, one.end))
    return found


def _with_year(value: str, context: Context, ahead: bool) -> str:
    """A day without a year: the nearest one before publication, or after it for a plan."""
    if context.published is None:
        return ""
    month, day = int(value[2:4]), int(value[5:7])
    for year in _years(context.published, ahead):
        whole = partial(year, month, day)
        if whole and _fits(whole, context.published.isoformat(), ahead=ahead):
            return whole
    return partial(context.published.year, month, day)


def _fits(day: str, published: str, *, ahead: bool) -> bool:
    return day >= published if ahead else day <= published


def _years(published: date, ahead: bool) -> tuple[int, int]:
    return (published.year, published.year + 1) if ahead else (published.year, published.year - 1)


def _resolved(flat: str, context: Context, ahead: bool) -> list[Moment]:
    if context.published is None:
        return []
    found = []
    for match in _relative().finditer(flat):
        value = _value(match, context.published, ahead)
        if value:
            found.append(Moment(value, match.start(), match.end()))
    return found


def _value(match: re.Match[str], published: date, ahead: bool) -> str:
    if match.group("day"):
        return _weekday(match, published, ahead)
    if match.group("rel"):
        shift = {"yesterday": -1, "tomorrow": 1}.get(match.group("rel").lower(), 0)
        return (published + timedelta(days=shift)).isoformat()
    if match.group("ago"):
        days = vocabulary.numbers("numbers", "cardinals")[match.group("ago").lower()]
        return (published - timedelta(days=days)).isoformat()
    if match.group("month"):
        word = match.group("month").lower().split()[-2]
        shift = {"last": -1, "this": 0, "next": 1}[word]
        index = published.year * 12 + published.month - 1 + shift
        return partial(index // 12, index % 12 + 1)
    if match.group("week"):
        return _of_week(published)
    if match.group("of"):
        shift = {"last": -1, "this": 0, "next": 1}[match.group("which")]
        return partial(published.year + shift, months()[match.group("of").lower()])
    month = months()[match.group("name").lower()]
    for year in _years(published, ahead):
        if ahead and (year, month) >= (published.year, published.month):
            return partial(year, month)
        if not ahead and (year, month) <= (published.year, published.month):
            return partial(year, month)
    return ""


def _of_week(published: date) -> str:
    """The month of the days of this week so far, where they lie within one."""
    monday = published - timedelta(days=published.weekday())
    same = monday.month == published.month
    return partial(monday.year, monday.month) if same else ""


def _weekday(match: re.Match[str], published: date, ahead: bool) -> str:
    wanted = vocabulary.numbers("calendar", "weekdays")[match.group("day").lower()]
    when = (match.group("when") or "").strip()
    if ahead or when in ("next", "coming"):
        days = (wanted - published.weekday()) % 7
        return (published + timedelta(days=days or (7 if when == "next" else 0))).isoformat()
    days = (published.weekday() - wanted) % 7
    return (published - timedelta(days=days or (7 if when == "last" else 0))).isoformat()

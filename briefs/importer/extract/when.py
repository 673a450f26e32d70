"""The day of a status: printed dates and weekdays, resolved against the day of publication.

Nothing is resolved in an undated document (GUIDELINE section 4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.alternation import alternation
from briefs.importer.dates import find_dates, months, partial

from .context import Context
from .instrument import Instrument
from .reading import Reading


@dataclass(frozen=True, slots=True)
class Moment:
    """A partial date and the words that say it."""

    value: str
    start: int
    end: int


# "suspended until September": a term, not the day of the act
OF_A_TERM = re.compile(r"\b(?:until|till|through|before)\s(?:the end of\s)?$")
# "are to sign next week, the minister said Saturday"
OF_THE_NEWS = re.compile(r"\b(?:said|says|announced|confirmed|told \w{3,20})\s(?:on\s)?$")
SAME = re.compile(
    r"\b(?:[Oo]n|[Aa]t|[Ii]n) the (?:same|sidelines|margins)\b|\bon the same (?:day|occasion)\b"
)
APART = re.compile(
    r"\b(?:[Ss]eparately|[Mm]eanwhile|[Ee]lsewhere|[Ee]arlier|for (?:its|their|his|"
    r"her) part|[Bb]y contrast)\b"
)
EVENT = re.compile(
    r"\b(?:(?:[Ii]n a related|[Aa]t the (?:close|end|conclusion|ceremony|summit|"
    r"meeting|session|talks|event)"
    r"|(?:[Dd]uring|[Ff]ollowing|[Aa]fter) (?:the|their|its|"
    r"a) (?:\w+-?\w* )?(?:talks|visit|meeting|summit|session|ceremony|negotiations)"
    r"|then (?:witnessed|signed)|witnessed the|[Uu]pon completion)|(?:two|both|"
    r"the) (?:leaders|ministers|sides|delegations"
    r"|presidents|governments|Leaders|Ministers|Sides)|all three|the (?:pair|duo|"
    r"trio|quartet)|[Tt]he summit|[Tt]he meeting"
    r"|signing ceremony|tabled)\b"
)
ALSO = re.compile(
    r"(?<!has )(?<!have )\b(?:also|likewise|too|in addition|additionally|as well)\b", re.I
)


@cache
def _relative() -> re.Pattern[str]:
    days = alternation([day.title() for day in vocabulary.numbers("calendar", "weekdays")])
    names = alternation([name.title() for name in months() if name.isascii() and len(name) > 2])
    return re.compile(
        rf"\b(?P<when>last |this |next |on |coming )?(?P<day>{days})\b"
        rf"|\b(?P<rel>[Tt]oday|[Yy]esterday|[Tt]omorrow)\b"
        rf"|\b(?P<month>[Ll]ast month|[Ee]arlier this month|[Tt]his month|[Nn]ext month)\b"
        rf"|\b(?P<prep>in|since|until|[Ii]n early|[Ii]n late|[Ii]n mid-|last|this|next|"
        rf"[Ii]n|[Ll]ast) ?(?P<name>{names})\b(?!\.? \d)"
    )


def read_moment(flat: str, found: Instrument, reading: Reading, context: Context) -> Moment | None:
    """The date of a reading: nearest to its verb, in its clause or at the head of the sentence."""
    if reading.status == "negotiating":
        return None
    ahead = reading.status == "planned"
    moments = _absolute(flat, context, ahead) + _resolved(flat, context, ahead)
    best: tuple[int, Moment] | None = None
    for moment in moments:
        cost = _cost(flat, moment, found, reading)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, moment)
    if best:
        return best[1]
    return _inherited(flat, found, reading, context)


def _inherited(flat: str, found: Instrument, reading: Reading, context: Context) -> Moment | None:
    """The day of the event that a sentence goes on about, where it says that it does."""
    if reading.status == "planned" or APART.search(flat):
        return None
    if found.kind == "joint_statement" and found.determiner == "this" and context.published:
        return Moment(context.published.isoformat(), 0, 0)
    if not (context.last_date or context.event_date):
        return None
    same = SAME.search(flat) or ALSO.search(flat)
    day = context.last_date if same else ""
    if not day and (same or EVENT.search(flat)):
        day = context.event_date
    return Moment(day, 0, 0) if day else None


def read_event_date(sentences: list[str], context: Context) -> str:
    """The day the opening sentences speak of, if it lies close before publication."""
    if context.published is None:
        return ""
    for flat in sentences:
        for moment in sorted(
            _absolute(flat, context, False) + _resolved(flat, context, False),
            key=lambda one: one.start,
        ):
            if len(moment.value) == 10:
                days = (context.published - date.fromisoformat(moment.value)).days
                if 0 <= days <= 14:
                    return moment.value
    return ""


def _cost(flat: str, moment: Moment, found: Instrument, reading: Reading) -> int | None:
    """Distance to the verb, or None where the date belongs to something else."""
    if reading.status == "planned" and OF_THE_NEWS.search(flat[: moment.start]):
        return None
    if reading.status != "planned" and OF_A_TERM.search(flat[: moment.start]):
        return None
    low, high = min(reading.start, found.phrase), max(reading.end, found.end)
    if moment.end <= low:
        between = flat[moment.end : low]
        if moment.start > 45 and re.search(r"[;:]|\b(?:that|which|who|where|when|but)\b", between):
            return None
        return len(between)
    between = flat[high : moment.start] if moment.start >= high else ""
    if re.search(
        r"[;:]|\b(?:which|who|where|when|but|while|after(?! (?:\w+ ){0,2}(?:talks|"
        r"meeting|summit|negotiations|session))|before|because|until|that)\b"
        r"|\band (?:will|would|said|to|is|was|are|were|agreed|pledged|plans?)\b",
        between,
    ):
        return None
    if len(between) > 130:
        return None
    return max(0, moment.start - reading.end)


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
        shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[match.group("rel").lower()]
        return (published + timedelta(days=shift)).isoformat()
    if match.group("month"):
        word = match.group("month").lower().split()[-2]
        shift = {"last": -1, "this": 0, "next": 1}[word]
        index = published.year * 12 + published.month - 1 + shift
        return partial(index // 12, index % 12 + 1)
    month = months()[match.group("name").lower()]
    for year in _years(published, ahead):
        if ahead and (year, month) >= (published.year, published.month):
            return partial(year, month)
        if not ahead and (year, month) <= (published.year, published.month):
            return partial(year, month)
    return ""


def _weekday(match: re.Match[str], published: date, ahead: bool) -> str:
    wanted = vocabulary.numbers("calendar", "weekdays")[match.group("day").lower()]
    when = (match.group("when") or "").strip()
    if ahead or when in ("next", "coming"):
        days = (wanted - published.weekday()) % 7
        return (published + timedelta(days=days or (7 if when == "next" else 0))).isoformat()
    days = (published.weekday() - wanted) % 7
    return (published - timedelta(days=days or (7 if when == "last" else 0))).isoformat()

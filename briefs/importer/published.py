"""The date of the page or the wire; never that of an event (GUIDELINE section 1, published)."""

from __future__ import annotations

import re
from functools import cache

from . import looks, vocabulary
from .alternation import alternation
from .clean import Cleaned
from .datelines import Dateline
from .dates import find_dates, full_dates, months, partial, unglued
from .head import head_of
from .stamps import place_of_stamp
from .units import Unit

UPDATED = re.compile(r"\b(?:updated|modified|last update)\b", re.IGNORECASE)
ONLINE = re.compile(r"\b(?:available online|published(?: online)?)\b", re.IGNORECASE)
IN_ADDRESS = re.compile(r"[/-]((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?!\d)")
DAY_FIRST = re.compile(r"([\w ,.]{6,24}\b(?:19|20)\d\d)\s?(?:--|[-–—:])\s")
TAIL = 24
HOUR = re.compile(r"\b\d{1,2}[:.]\d\d\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# the last line of an American wire: AP-NY-08-15-93 1402EDT
SIGNED_AT = re.compile(r"[A-Z]{2,4}-[A-Z]{2}-(\d\d)-(\d\d)-(\d\d) \d{4}[A-Z]{3}\b")
# and of a European one: AFP 111842 GMT FEB 88
SENT_AT = re.compile(r"\b(\d\d)\d{4} ?(?:GMT|UTC|Z) ([A-Z]{3})[A-Z]{0,6} (?:19|20)?(\d\d)\b")


def published_of(cleaned: Cleaned, dateline: Dateline) -> str:
    """The date of the page: a stamp by the headline, the dateline, what the page declares."""
    hints = find_dates(cleaned.page.hints.published[:10])
    if hints and len(hints[0].value) == 10:
        return hints[0].value
    if len(dateline.date) == 10:
        return dateline.date
    head = [unit.text for unit in head_of(cleaned)]
    for line in head:
        found = _stamp(line, dateline.date)
        if found:
            return found
    led = _day_in_front(cleaned.of("body"))
    if led:
        return led
    day = dateline.date or _day_of_head(head)
    tail = [u.text for u, r in zip(cleaned.units, cleaned.roles, strict=True) if r != "body"]
    for line in tail[-TAIL:]:
        found = _signed_at(line) or (_stamp(line, day) if looks.size(line) <= 10 else "")
        if found and not looks.is_prose(line) and "©" not in line:
            return found
    return _from_address(cleaned.page.url) or _this_year(head, cleaned)


def _day_in_front(body: list[Unit]) -> str:
    """ "January 5, 2026 - Peru and ...": the day before the first paragraph, and no other.

    Where several begin with a day, the article tells them one after another.
    """
    found = [match[1] for unit in body[:6] if (match := DAY_FIRST.match(unit.text))]
    dates = full_dates(found[0]) if len(found) == 1 and DAY_FIRST.match(body[0].text) else []
    return dates[0].value if dates else ""


def _day_of_head(head: list[str]) -> str:
    """The day that a stand-alone dateline prints without its year."""
    days = [found.value for line in head if place_of_stamp(line) for found in find_dates(line)]
    return days[0] if days else ""


@cache
def _of_something_else() -> re.Pattern[str]:
    """How lines begin whose date is a deadline or an event to come."""
    return re.compile(alternation(vocabulary.phrases("furniture", "not_stamps")) + r"\b")


def _stamp(line: str, day: str = "") -> str:
    """The day a short line prints; a day of publishing before a day of updating.

    ``day`` is a dateline's ``--03-06``: it settles the order of "03-06-24".
    """
    if looks.size(line) > 18 or _of_something_else().match(looks.bare(line)):
        return ""
    dates = full_dates(line) or full_dates(unglued(line))
    if not dates:
        return ""
    online = ONLINE.search(line)
    dates = [found for found in dates if online and found.start >= online.end()] or dates
    update = UPDATED.search(line)
    fresh = [found for found in dates if not update or found.start < update.start()]
    value = (fresh or dates)[0].value
    turned = f"--{value[8:]}-{value[5:7]}"
    return value[:4] + day[1:] if day == turned else value


def _this_year(head: list[str], cleaned: Cleaned) -> str:
    """A stamp of day and hour alone is of the year in which the page was made: "28 JAN, 15:07".

    Sites leave the year out while it lasts; the line of rights at the end has it.
    """
    stamps = [line for line in head if HOUR.search(line) and looks.is_date_line(line)]
    days = [found.value for line in stamps for found in find_dates(line) if found.value[0] == "-"]
    if not days:
        return ""
    for unit in reversed(cleaned.units[-TAIL:]):
        years = YEAR.findall(unit.text) if "©" in unit.text or "opyright" in unit.text else []
        if years:
            return partial(int(years[-1]), int(days[0][2:4]), int(days[0][5:7]))
    return ""


def _signed_at(line: str) -> str:
    sent = SENT_AT.search(line)
    if sent and sent.group(2).lower() in months():
        year = int(sent.group(3))
        return partial(
            (1900 if year > 50 else 2000) + year,
            months()[sent.group(2).lower()],
            int(sent.group(1)),
        )
    signed = SIGNED_AT.match(line)
    if not signed:
        return ""
    month, day, year = map(int, signed.groups())
    return partial((1900 if year > 50 else 2000) + year, month, day)


def _from_address(url: str) -> str:
    match = IN_ADDRESS.search(url)
    dates = find_dates("-".join(match.groups())) if match else []
    return dates[0].value if dates else ""

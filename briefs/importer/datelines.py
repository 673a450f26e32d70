"""Datelines: "HANOI, Nov. 19 (Xinhua) -- ", "Beijing: ", "(Tirreno) - ROME, MAY 28 - "."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from briefs.tags import states

from . import vocabulary
from .dates import find_dates, full_dates, months

REACH = 110
BREAK = re.compile(
    r"\s?(?:--+|[—–])\s?|\s_\s|(?<=[^\W\d_]{3})\]\s|\.\s?-+\s|\s-\s|(?<=\d)\s-(?=[<A-Z“\"])|\.\s/(?=\w)|/\s|:\s|(?<=[^\W\d_]{3})\.\s|(?<=\))[.:]?\s"
)
AGENCY = re.compile(r"\(([^()]{2,60})\)|/([^/]{2,40})/?")
CREDIT = re.compile(r"\(([^()\d]{2,50})\)\s*(?:--+|[-–—])\s*")
GAPPED = re.compile(r"([^\W\d_a-z]{3,20}(?: [^\W\d_a-z]{2,20})?)(?:\s{3,}|\s*\u2003)(?=[A-Z“\"])")
# the day in front: January 23, 2014 (ADDIS ABABA)
DATED = re.compile(r"([^()]{6,24}) \(([A-Z][^()\d]{2,40})\)\s*(?:--+|[-–—])\s*")
NAME = re.compile(r"[^\W\d_][\w.'’ \u2010\u2011-]*$")
# press releases: HOUSTON--(BUSINESS WIRE)--Jan. 5, 2005--, TORONTO--(Wire - May 4, 2009) -
RELEASED = re.compile(
    r"([^\W\d_a-z][^()\n]{1,70}?)\s?(?:--|[-–—])\s?\(([^()\n]{2,50})\)\s?(?:--|[-–—])\s?"
    r"(?:([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})\s?(?:--|[-–—])\s?)?"
)
# "LISBON, Portugal & COPENHAGEN, Denmark": the first of two places is that of the dateline
TWO_PLACES = re.compile(r"\s?(?:&|\band\b|/)\s?(?=[^\W\d_a-z])")
SMALL_WORDS = frozenset("de la del do da dos las los el al upon sur".split())
STROKES = re.compile(r"/?([A-Z][\w .-]{1,30})/\.?\s*[-–—]*\s*")
DAY_BEHIND = re.compile(r"([^–—\n]{6,24}) (?:--|[-–—])\s")
# "Tehran, Jan 13, IRNA - ": the agency stands behind the day
SIGNED = re.compile(
    r",?\s?([A-Z][\w\u2010\u2011-]{1,20}(?: [A-Z][\w\u2010\u2011-]{1,20}){0,2})[\s.:,–—-]{0,4}$"
)
CLOCK = re.compile(r",?\s?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?,?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence; ``length`` is how much of it that is."""

    place: str = ""
    date: str = ""
    agency: str = ""
    length: int = 0
    sure: bool = False


@cache
def known_places() -> frozenset[str]:
    """Capitals and other cities that datelines name, lower case."""
    cities = {city.lower() for city in vocabulary.phrases("places", "cities")}
    return frozenset(
        cities | {text.lower() for text, form in states.forms().items() if form.sort == "capital"}
    )


def read_dateline(text: str) -> Dateline:
    """The dateline at the head of a paragraph; empty fields where there is none."""
    gap = GAPPED.match(text)
    if gap:
        return Dateline(gap.group(1), length=gap.end(), sure=True)
    released = _released(text)
    if released is not None:
        return released
    dated = DATED.match(text)
    day = full_dates(dated.group(1)) if dated else []
    if dated and day and not WEEKDAY.sub("", dated.group(1)[: day[0].start]).strip(" ,"):
        date = day[0].value
        return Dateline(dated.group(2).strip(), date, "", dated.end(), sure=True)
    credit = CREDIT.match(text)
    offset = credit.end() if credit else 0
    agency = credit.group(1).strip() if credit else ""
    for broken in BREAK.finditer(text, offset, offset + REACH):
        if broken.group().startswith(".") and _is_month(text[offset : broken.start()]):
            continue
        found = _parse(text[offset : broken.end()], text[broken.start() : broken.end()])
        if found is not None:
            whole = Dateline(
                found.place, found.date, found.agency or agency, broken.end(), found.sure
            )
            return _signed_behind(text, whole) if whole.date else _dated_behind(text, whole)
    return Dateline(agency=agency, length=offset)


def _released(text: str) -> Dateline | None:
    """The dateline of a press release, whose wire stands between two dashes."""
    match = RELEASED.match(text)
    if match is None:
        return None
    place = TWO_PLACES.split(match.group(1))[0].strip(" .,")
    agency, _, behind = match.group(2).partition(" - ")
    dates = full_dates(match.group(3) or behind)
    if not _is_place(place, sure=True) or find_dates(match.group(1)):
        return None
    return Dateline(place, dates[0].value if dates else "", agency, match.end(), sure=True)


def _signed_behind(text: str, line: Dateline) -> Dateline:
    """ "ALGIERS, November 18. /TASS/. ": the agency between strokes behind a full stop."""
    signed = None if line.agency else STROKES.match(text, line.length)
    if signed is None:
        return line
    return replace(line, agency=signed.group(1), length=signed.end())


def _dated_behind(text: str, line: Dateline) -> Dateline:
    """ "ROTTERDAM, Netherlands – 9 February 2021 – ": a day of its own between two dashes."""
    day = DAY_BEHIND.match(text, line.length)
    dates = full_dates(day.group(1)) if day else []
    if not day or not dates:
        return line
    return replace(line, date=dates[0].value, length=day.end(), sure=True)


def _is_month(head: str) -> bool:
    """ "Nov. 19": the stop belongs to a shortened month."""
    return head.split()[-1].lower() in months() if head.split() else False


def _parse(head: str, mark: str) -> Dateline | None:
    agency = ""
    for match in AGENCY.finditer(head):
        inner = (match.group(1) or match.group(2) or "").strip()
        if not find_dates(inner):
            agency = agency or inner
    plain = AGENCY.sub(_keep_dates, head)
    place, date = _place_and_date(plain)
    agency = agency or (_agency_behind(plain) if date else "")
    dashed = any(sign in mark for sign in "-–—")
    sure = bool(agency or date) or place.lower().split(",")[0] in known_places()
    behind = mark.strip() == "" and not place.isupper()
    short = mark.startswith(".") and len(place.split()) <= 2
    if (
        not _is_place(place, sure=sure)
        or not (sure or place.isupper() or dashed or short)
        or behind
    ):
        return None
    return Dateline(place, date, agency, sure=sure)


def _agency_behind(head: str) -> str:
    dates = find_dates(head)
    signed = SIGNED.match(head, dates[0].end) if dates else None
    return signed.group(1) if signed else ""


def _keep_dates(match: re.Match[str]) -> str:
    inner = match.group(1) or match.group(2) or ""
    return f" {inner} " if find_dates(inner) else " "


def _place_and_date(head: str) -> tuple[str, str]:
    dates = find_dates(head)
    date = dates[0].value if dates else ""
    place = head[: dates[0].start] if dates else head
    place = WEEKDAY.sub(" ", CLOCK.sub("", place))
    return " ".join(place.split()).strip(" .,:-–—●•|/([]_"), date


def _is_place(place: str, *, sure: bool) -> bool:
    """One to four capitalised words, with a country behind a comma at most."""
    words = place.replace(",", " ").split()
    if (
        not 1 <= len(words) <= (7 if sure else 5)
        or place.count(",") > 1
        or not NAME.match(place.split(",")[0])
    ):
        return False
    if words[0].lower() in vocabulary.phrases("places", "not_places"):
        return False
    small = sum(not word[:1].isupper() and word not in SMALL_WORDS for word in words)
    return small <= (1 if len(words) > 2 else 0) and (sure or len(words) <= 3)


def place_of_stamp(text: str) -> str:
    """The place in a stand-alone line "Windhoek, 6 November 2025", else empty."""
    if is_place_line(text):
        return text
    place, date = _place_and_date(text)
    parted = text[len(place) :].lstrip()[:1] in (",", "●", "|", "•", "·", "-", "–", "—", ":")
    if not (date and text.startswith(place) and _is_place(place, sure=False)):
        return ""
    known = place.lower().split(",")[0] in known_places()
    return place if known or (parted and len(place.split()) == 1) else ""


def is_place_line(text: str) -> bool:
    """A known city alone in its line, with its country behind a comma at most."""
    city, _, country = text.strip().partition(",")
    if city.lower() not in known_places() or not (city.isupper() or city.istitle()):
        return False
    words = country.split()
    return len(words) <= 3 and all(word[0].isupper() for word in words)


def agency_of_stamp(text: str) -> str:
    """The agency in a stand-alone line "Baku, February 7, AssA-Irada", else empty."""
    return _agency_behind(text) if place_of_stamp(text) else ""

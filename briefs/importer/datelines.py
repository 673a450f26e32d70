"""Datelines: "HANOI, Nov. 19 (Xinhua) -- ", "Beijing: ", "(Tirreno) - ROME, MAY 28 - "."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from .credits import is_agency
from .dates import find_dates, full_dates, months
from .place_names import (
    WEEKDAY,
    agency_behind,
    is_place,
    known_places,
    known_regions,
    place_and_date,
)

REACH = 110
BREAK = re.compile(
    r"\s?(?:--+|[—–])\s?|\s_\s|(?<=[^\W\d_]{3})\]\s|\.\s?-+\s|\s-\s|(?<=\d)\s-(?=[<A-Z“\"])|\.\s/(?=\w)|(?<=\S)/\s|:\s|(?<=[^\W\d_]{3})\.\s|(?<=\d{4})\.\s(?=[A-Z“\"])|(?<=\))[.:]?\s"
)
AGENCY = re.compile(r"\(([^()]{2,60})\)|/([^/,–—]{2,40})/?")
CREDIT = re.compile(r"\(([^()\d]{2,50})\)\s*(?:--+|[-–—])\s*")
GAPPED = re.compile(r"([^\W\d_a-z]{3,20}(?: [^\W\d_a-z]{2,20})?)(?:\s{3,}|\s*\u2003)(?=[A-Z“\"])")
# the day in front: January 23, 2014 (ADDIS ABABA)
DATED = re.compile(r"([^()]{6,24}) \(([A-Z][^()\d]{2,40})\)\s*(?:--+|[-–—])\s*")
# press releases: HOUSTON--(BUSINESS WIRE)--Jan. 5, 2005--, TORONTO--(Wire - May 4, 2009) -
RELEASED = re.compile(
    r"([^\W\d_a-z][^()\n]{1,70}?)\s?(?:--|[-–—])\s?\(([^()\n]{2,50})\)\s?(?:--|[-–—])\s?"
    r"(?:([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})\s?(?:--|[-–—])\s?)?"
)
# "LISBON, Portugal & COPENHAGEN, Denmark": the first of two places is that of the dateline
TWO_PLACES = re.compile(r"\s?(?:&|\band\b|/)\s?(?=[^\W\d_a-z])")
STROKES = re.compile(r"/?([A-Z][\w .-]{1,30})/(?!\w)\.?\s*[-–—]*\s*")
DAY_BEHIND = re.compile(r"([^–—\n]{6,24}) (?:--|[-–—])\s")
# "BAKU. March 14 (Interfax) - ": day and agency behind the full stop of the place
SIGNED_DAY = re.compile(r"([^–—()\n]{4,24}) \(([^()\n]{2,30})\)\s?(?:--|[-–—:])\s")
# "(Oslo, 7 May 2021)": all of it in brackets
BRACKETED = re.compile(r"[(\[]([^()\[\]]{6,60})[)\]]\s?(?:--|[-–—:.])?\s*")
# "7 May 2021 - Oslo - ": the day in front, the place between two marks
DAY_THEN_PLACE = re.compile(
    r"([^()\n]{6,24}?)(?:, | (?:--|[-–—|]) )([A-Z][^\d()\n–—:|]{2,40}?)(?::| (?:--|[-–—|]))\s"
)
# "OSLO/STOCKHOLM, May 7", "Oslo, Norway / Busan, South Korea - ": the first of two places counts
TOWN = r"[^\W\d_][\w.'’ -]{1,30}"
SLASHED = re.compile(
    rf"({TOWN}(?:, {TOWN})?)/\s?{TOWN}(?:, [^\W\d_a-z][\w.'’ ]{{1,30}})?(?=,| \(| ?[-–—:]|$)"
)
# "Kathmandu [Nepal], June 2": the country in brackets behind its city
COUNTRY = re.compile(r"\s\[([^\W\d_a-z][\w.’' -]{2,30})\]")
# "VOV.VN - ": a site is whom the text credits, and no place
SITE = re.compile(r"[\w-]{2,30}(?:\.[A-Za-z]{2,6}){1,2}$")
# "ASTANA. KAZINFORM Kazakh and other ...": the agency goes before the first word
LEADING = re.compile(r"([A-Z][A-Z-]{2,20})\s(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence; ``length`` is how much of it that is."""

    place: str = ""
    date: str = ""
    agency: str = ""
    length: int = 0
    sure: bool = False


@lru_cache(maxsize=64)
def read_dateline(text: str) -> Dateline:
    """The dateline at the head of a paragraph; empty fields where there is none."""
    gap = GAPPED.match(text)
    if gap:
        return Dateline(gap.group(1), length=gap.end(), sure=True)
    released = _released(text)
    if released is not None:
        return released
    dated = _dated_in_front(text) or _bracketed(text)
    if dated is not None:
        return dated
    credit = CREDIT.match(text)
    offset = credit.end() if credit else 0
    agency = credit.group(1).strip() if credit else ""
    for broken in BREAK.finditer(text, offset, offset + REACH):
        shortened = text[broken.end() : broken.end() + 1].isdigit()
        if broken.group()[0] == "." and shortened and _is_month(text[offset : broken.start()]):
            continue
        if broken.group()[0] == "." and _is_shortened_state(text, offset, broken):
            continue
        found = _parse(text[offset : broken.end()], text[broken.start() : broken.end()])
        if found is not None and not found.sure and text[broken.end() : broken.end() + 1].islower():
            break
        if found is not None:
            whole = Dateline(
                found.place, found.date, found.agency or agency, broken.end(), found.sure
            )
            whole = _signed_behind(text, whole) if whole.date else _dated_behind(text, whole)
            return _led_by_agency(text, whole)
    return Dateline(agency=agency, length=offset)


def _released(text: str) -> Dateline | None:
    """The dateline of a press release, whose wire stands between two dashes."""
    match = RELEASED.match(text)
    if match is None:
        return None
    place = TWO_PLACES.split(match.group(1))[0].strip(" .,")
    agency, _, behind = match.group(2).partition(" - ")
    dates = full_dates(match.group(3) or behind)
    if not is_place(place, sure=True) or find_dates(match.group(1)):
        return None
    return Dateline(place, dates[0].value if dates else "", agency, match.end(), sure=True)


def _dated_in_front(text: str) -> Dateline | None:
    """ "January 23, 2014 (ADDIS ABABA) - ", "7 May 2021 - Oslo - "."""
    match = DATED.match(text) or DAY_THEN_PLACE.match(text)
    day = full_dates(match.group(1)) if match else []
    if match is None or not day or WEEKDAY.sub("", match.group(1)[: day[0].start]).strip(" ,"):
        return None
    place = match.group(2).strip()
    known = match.re is DATED or place.lower().split(",")[0] in known_places()
    return Dateline(place, day[0].value, "", match.end(), sure=True) if known else None


def _bracketed(text: str) -> Dateline | None:
    """ "(Oslo, 7 May 2021) "."""
    match = BRACKETED.match(text)
    place, date = place_and_date(match.group(1)) if match else ("", "")
    known = place.lower().split(",")[0] in known_places()
    if match is None or not date or not is_place(place, sure=known):
        return None
    return Dateline(place, date, "", match.end(), sure=True)


def _signed_behind(text: str, line: Dateline) -> Dateline:
    """ "ALGIERS, November 18. /TASS/. ": the agency between strokes behind a full stop."""
    signed = None if line.agency else STROKES.match(text, line.length)
    if signed is None:
        return line
    return replace(line, agency=signed.group(1), length=signed.end())


def _led_by_agency(text: str, line: Dateline) -> Dateline:
    """ "ASTANA. KAZINFORM Kazakh and other companies": behind a place and a full stop."""
    led = None if line.agency or not line.place else LEADING.match(text, line.length)
    if led is None or text[: line.length].rstrip()[-1:] != "." or not is_agency(led.group(1)):
        return line
    return replace(line, agency=led.group(1), length=led.end())


def _dated_behind(text: str, line: Dateline) -> Dateline:
    """ "ROTTERDAM, Netherlands – 9 February 2021 – ": a day of its own between two dashes."""
    signed = SIGNED_DAY.match(text, line.length)
    days = find_dates(signed.group(1)) if signed else []
    if signed and days and not WEEKDAY.sub("", signed.group(1)[: days[0].start]).strip(" ,"):
        agency = line.agency or signed.group(2)
        return replace(line, date=days[0].value, agency=agency, length=signed.end(), sure=True)
    day = DAY_BEHIND.match(text, line.length)
    dates = full_dates(day.group(1)) if day else []
    if not day or not dates:
        return line
    return replace(line, date=dates[0].value, length=day.end(), sure=True)


def _is_month(head: str) -> bool:
    """ "Nov. 19": the stop belongs to a shortened month."""
    return head.split()[-1].lower() in months() if head.split() else False


def _is_shortened_state(text: str, start: int, stop: re.Match[str]) -> bool:
    """ "PEORIA, Ill. (AP) _ ": the stop belongs to the state, and the agency is still to come."""
    state = text[start : stop.start()].rpartition(", ")[2]
    signed = text[stop.end() : stop.end() + 1] in ("(", "/")
    return signed and state.lower() in known_regions()


def _parse(head: str, mark: str) -> Dateline | None:
    head = SLASHED.sub(r"\1", head, count=1) if "/" in head else COUNTRY.sub(r", \1", head, count=1)
    plain = AGENCY.sub(_keep_dates, head)
    place, date = place_and_date(plain)
    agency = _agency_in(head) or (agency_behind(plain) if date else "")
    known = place.lower().split(",")[0] in known_places()
    if SITE.match(place) and not known and any(sign in mark for sign in "-–—"):
        return Dateline("", date, place, sure=True)
    sure = bool(agency or date) or known
    if not is_place(place, sure=sure) or not (sure or _is_marked(place, mark)):
        return None
    if not mark.strip() and not (place.isupper() or (known and is_agency(agency))):
        return None
    return Dateline(place, date, agency, sure=sure)


def _is_marked(place: str, mark: str) -> bool:
    """A name that we do not know needs capitals, a dash, or a full stop close behind it."""
    short = mark.startswith(".") and len(place.split()) <= 2
    return short or place.isupper() or any(sign in mark for sign in "-–—")


def _agency_in(head: str) -> str:
    """The first name in brackets or between strokes that is neither a day nor a place."""
    for match in AGENCY.finditer(head):
        inner = (match.group(1) or match.group(2) or "").strip()
        if not find_dates(inner) and not (inner.istitle() and inner.lower() in known_regions()):
            return inner
    return ""


def _keep_dates(match: re.Match[str]) -> str:
    inner = match.group(1) or match.group(2) or ""
    return f" {inner} " if find_dates(inner) else " "

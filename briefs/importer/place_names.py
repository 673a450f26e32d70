"""What may be the name of a place, and what a dateline prints beside it."""

from __future__ import annotations

import re
from functools import cache

from briefs.tags import states

from . import vocabulary
from .dates import find_dates

NAME = re.compile(r"[^\W\d_][\w.'’ \u2010\u2011-]*$")
SMALL_WORDS = frozenset("de la del do da dos las los el al upon sur".split())
# "Tehran, Jan 13, IRNA - ": the agency stands behind the day
SIGNED = re.compile(
    r",?\s?([A-Z][\w\u2010\u2011-]{1,20}(?: [A-Z][\w\u2010\u2011-]{1,20}){0,2})[\s.:,–—-]{0,4}$"
)
CLOCK = re.compile(r",?\s?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
# whole words: "Montevideo" is no Monday
WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?", re.IGNORECASE
)


@cache
def known_places() -> frozenset[str]:
    """Capitals and other cities that datelines name, lower case."""
    cities = {city.lower() for city in vocabulary.phrases("places", "cities")}
    return frozenset(
        cities | {text.lower() for text, form in states.forms().items() if form.sort == "capital"}
    )


@cache
def known_regions() -> frozenset[str]:
    """States, and the parts of large ones, as datelines print them behind a city; lower case."""
    named = vocabulary.phrases("places", "regions") + vocabulary.phrases(
        "places", "shortened_regions"
    )
    regions = {name.lower() for name in named}
    return frozenset(
        regions | {text.lower() for text, form in states.forms().items() if form.sort != "capital"}
    )


@cache
def _not_places() -> frozenset[str]:
    """First words of labels and of speakers' names, which stand before colons as places do."""
    return frozenset(
        vocabulary.phrases("places", "not_places") + vocabulary.phrases("titles", "speakers")
    )


def place_and_date(head: str) -> tuple[str, str]:
    """The place in front of a date, and the first date; empty where there is none."""
    dates = find_dates(head)
    date = dates[0].value if dates else ""
    place = head[: dates[0].start] if dates else head
    place = WEEKDAY.sub(" ", CLOCK.sub("", place))
    place = " ".join(place.split()).strip(" .,:-–—●•|/([]_")
    return _with_its_stop(place, head), date


def _with_its_stop(place: str, head: str) -> str:
    """ "PEORIA, Ill.": the full stop belongs to the shortened name of a state."""
    shortened = place.rpartition(", ")[2] in vocabulary.phrases("places", "shortened_regions")
    return f"{place}." if shortened and f"{place}." in head else place


def is_place(place: str, *, sure: bool) -> bool:
    """One to four capitalised words, with a country behind a comma at most."""
    words = place.replace(",", " ").split()
    if (
        not 1 <= len(words) <= (7 if sure else 5)
        or place.count(",") > 1
        or not NAME.match(place.split(",")[0])
    ):
        return False
    if words[0].lower().strip(".") in _not_places():
        return False
    small = sum(not word[:1].isupper() and word not in SMALL_WORDS for word in words)
    return small <= (1 if len(words) > 2 else 0) and (sure or len(words) <= 3)


def agency_behind(head: str) -> str:
    dates = find_dates(head)
    signed = SIGNED.match(head, dates[0].end) if dates else None
    return signed.group(1) if signed else ""

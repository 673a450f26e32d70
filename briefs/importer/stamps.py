"""Stand-alone lines that say where and when: "Windhoek, 6 November 2025", "Baku"."""

from __future__ import annotations

import re

from . import looks, vocabulary
from .credits import is_agency
from .dates import find_dates, full_dates
from .place_names import agency_behind, is_place, known_places, known_regions, place_and_date

# what may stand between a place and its date; a colon stands behind a label
PARTING = (",", "●", "|", "•", "·", "-", "–", "—")
LONGEST = 10
# "Georgetown, GIS, April 11, 2006": the agency between place and day
AMID = re.compile(r"([^\W\d_][^\d,\n]{2,30}), ([A-Z]{3,6}), ([^\n]{6,24})$")
# "DATELINE: TOKYO, March 30 Kyodo", as databases of papers and wires print it
LABEL = re.compile(r"dateline:\s{0,3}", re.IGNORECASE)


def place_of_stamp(text: str) -> str:
    """The place in a stand-alone line "Windhoek, 6 November 2025", else empty."""
    label = LABEL.match(text)
    if label:
        place, _ = place_and_date(text[label.end() :])
        return place if is_place(place, sure=True) else ""
    if is_place_line(text):
        return text
    if " | " in text:
        return next(filter(is_place_line, text.split(" | ")), "")
    text = text.strip("()[]")
    amid = AMID.match(text)
    if amid and amid.group(2).lower() not in known_regions() and full_dates(amid.group(3)):
        return amid.group(1) if is_place(amid.group(1), sure=True) else ""
    place, date = place_and_date(text)
    if is_agency(place):
        return ""
    if date and (not place or looks.is_kicker(place)):
        return _place_behind(text)
    if not (date and text.startswith(place) and is_place(place, sure=False)):
        return ""
    city, _, region = place.lower().partition(",")
    if city in known_places() or region.strip(" .") in known_regions():
        return place
    parted = text[len(place) :].lstrip()[:1] in PARTING
    return place if parted and (len(place.split()) == 1 or place.isupper()) else ""


def _place_behind(text: str) -> str:
    """The place in "6 November 2025, Windhoek"."""
    place = text[find_dates(text)[0].end :].strip(" ()[]" + "".join(PARTING))
    return place if is_place_line(place) else ""


def is_dateline_line(text: str) -> bool:
    """A line that calls itself a dateline: "DATELINE: NAIROBI, Kenya"."""
    return LABEL.match(text) is not None and looks.size(text) <= LONGEST


def is_place_line(text: str) -> bool:
    """A known city alone in its line, with its country behind a comma at most."""
    city, _, country = text.strip().partition(",")
    if city.lower() not in known_places() or not (city.isupper() or city.istitle()):
        return False
    if city.lower() in vocabulary.phrases("places", "letterheads"):
        return False
    words = country.split()
    return len(words) <= 3 and all(word[0].isupper() for word in words)


def agency_of_stamp(text: str) -> str:
    """The agency in a stand-alone line "Baku, February 7, AssA-Irada", else empty."""
    place = place_of_stamp(text)
    amid = AMID.match(text)
    if amid and amid.group(1) == place:
        return amid.group(2)
    agency = agency_behind(text) if place else ""
    return agency if agency != place else ""

"""The dateline of a page: that of its first paragraph, or a line of its own above it."""

from __future__ import annotations

import re

from . import looks
from .clean import Cleaned
from .datelines import Dateline, read_dateline
from .head import head_of
from .head_roles import main_points
from .stamps import is_dateline_line, is_place_line, place_of_stamp
from .units import Unit

CAPITAL = r"[^\W\d_a-z][\w.'’-]{0,30}"
# "Mr Okoye: ", "ANNA LIND (in reply)—": whoever speaks next
SPEAKER = re.compile(rf"{CAPITAL}(?: {CAPITAL}){{0,3}}(?: \([^()]{{2,40}}\))?\s?[:—]")
TURNS = 20
# units in which main points are looked for, and the paragraph below them
POINTS = 12


def dateline_of(body: tuple[Unit, ...], head: str) -> Dateline:
    """That of the first paragraph below the main points; a page of several places has none."""
    body = body[len(main_points(list(body[:POINTS]), 0)) :]
    texts = [unit.text for unit in body if looks.size(unit.text) >= 5]
    if not texts:
        return Dateline()
    gapped = read_dateline(next(unit for unit in body if unit.text == texts[0]).raw)
    first = gapped if gapped.sure else read_dateline(texts[0])
    others = {read_dateline(text).place for text in texts[1:6] if text[:4].isupper()} - {""}
    if len(others) >= 2:
        return Dateline()
    if not first.place or first.sure:
        return first
    if _is_speaker(texts[0], first, texts[1:TURNS]):
        return Dateline()
    if not _is_spoken_of(first.place, [*texts, head]):
        return Dateline(agency=first.agency, length=first.length)
    return first


def _is_speaker(text: str, line: Dateline, further: list[str]) -> bool:
    """Whether what looks like a place names the first of several speakers."""
    marked = text[: line.length].rstrip()[-1:] in (":", "—")
    return marked and any(SPEAKER.match(other) for other in further)


def _is_spoken_of(place: str, texts: list[str]) -> bool:
    """A word we do not know as a place is one when the text comes back to it, or a dash follows."""
    city = place.split(",")[0]
    plain = city.title() if city.isupper() else city
    shouted = place.isupper() and len(place) > 4 and texts[0][len(place) :][:1] == ":"
    if shouted and not looks.is_kicker(place):
        return True
    rest = texts[0][len(place) :] + " ".join(texts[1:])
    return plain in rest or texts[0][len(place) :].lstrip(" .")[:1] in ("-", "–", "—")


def place_of_head(cleaned: Cleaned) -> str:
    """The place in a line of its own by the headline: with its day, or a city alone."""
    for unit in head_of(cleaned):
        text = unit.text
        if unit.zone == "furniture":
            continue  # the clock of a site, in its own town
        if looks.is_date_line(text) or is_place_line(text) or is_dateline_line(text):
            place = place_of_stamp(unit.text)
            if place:
                return place
    alone = (unit.text for unit in cleaned.of("meta") if is_place_line(unit.text))
    return next(alone, "")

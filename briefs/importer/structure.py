"""Stage three: what the parts of a cleaned page are (GUIDELINE section 1)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import credits, looks
from .clean import Cleaned
from .datelines import Dateline, agency_of_stamp, is_place_line, place_of_stamp, read_dateline
from .dates import find_dates, full_dates
from .draft import Span
from .languages import language_of
from .units import Unit

UPDATED = re.compile(r"\b(?:updated|modified|last update)\b", re.IGNORECASE)
IN_ADDRESS = re.compile(r"[/-]((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?!\d)")
DAY_FIRST = re.compile(r"([\w ,.]{6,24}\b(?:19|20)\d\d)\s?(?:--|[-–—:])\s")
STAMPS_READ = 12
PICTURED = re.compile(r"(?:Photo|Image|Picture|Photograph|Caption|Credit)s?\b[: ]", re.I)
# a paper's name may have its town in brackets behind it
PLACED = re.compile(r"\s?\([^()]{2,30}\)$")


@dataclass(frozen=True, slots=True)
class Structured:
    """The parts of one document; ``dateline`` is that of the article's first paragraph."""

    cleaned: Cleaned
    title: str
    title_span: Span | None
    deck: str
    byline: str
    dateline: Dateline
    dateline_place: str
    published: str
    attribution: str
    outlet: str
    language: str
    body: tuple[Unit, ...]


def structure(cleaned: Cleaned) -> Structured:
    """Cleaned to Structured; whatever the document does not say stays empty."""
    body = tuple(cleaned.of("body"))
    titles, decks = cleaned.of("title"), cleaned.of("deck")
    dateline = _dateline(body, " ".join(unit.text for unit in _head(cleaned)))
    published = _published(cleaned, dateline)
    return Structured(
        cleaned=cleaned,
        title=titles[0].text if titles else "",
        title_span=titles[0].span if titles else None,
        deck=" ".join(unit.text for unit in decks),
        byline=_byline(cleaned),
        dateline=dateline,
        dateline_place=dateline.place or _place_of_head(cleaned),
        published=published,
        attribution=_attribution(cleaned, dateline, body),
        outlet=cleaned.page.hints.outlet,
        language=language_of(" ".join(unit.text for unit in body), cleaned.page.hints.language),
        body=body,
    )


def _dateline(body: tuple[Unit, ...], head: str) -> Dateline:
    """That of the first paragraph; a page of several places has none of its own."""
    texts = [unit.text for unit in body if looks.size(unit.text) >= 5]
    if not texts:
        return Dateline()
    gapped = read_dateline(next(unit for unit in body if unit.text == texts[0]).raw)
    first = gapped if gapped.sure else read_dateline(texts[0])
    others = {read_dateline(text).place for text in texts[1:6] if text[:4].isupper()} - {""}
    if len(others) >= 2:
        return Dateline()
    if first.place and not first.sure and not _is_spoken_of(first.place, [*texts, head]):
        return Dateline(agency=first.agency, length=first.length)
    return first


def _is_spoken_of(place: str, texts: list[str]) -> bool:
    """A word we do not know as a place is one when the text comes back to it, or a dash follows."""
    city = place.split(",")[0]
    plain = city.title() if city.isupper() else city
    shouted = place.isupper() and len(place) > 4 and texts[0][len(place) :][:1] == ":"
    if shouted and not looks.is_kicker(place):
        return True
    rest = texts[0][len(place) :] + " ".join(texts[1:])
    return plain in rest or texts[0][len(place) :].lstrip(" .")[:1] in ("-", "–", "—")


def _head(cleaned: Cleaned) -> list[Unit]:
    """Units above the article, nearest to the headline first."""
    roles = cleaned.roles
    title = roles.index("title") if "title" in roles else -1
    start = next((i for i, r in enumerate(roles) if r == "body" and i > title), len(roles))
    below = list(cleaned.units[title + 1 : start])
    return below + list(reversed(cleaned.units[max(0, title - STAMPS_READ) : max(title, 0)]))


def _published(cleaned: Cleaned, dateline: Dateline) -> str:
    """The date of the page: a stamp by the headline, the dateline, what the page declares."""
    hints = find_dates(cleaned.page.hints.published[:10])
    if hints and len(hints[0].value) == 10:
        return hints[0].value
    if len(dateline.date) == 10:
        return dateline.date
    head = [unit.text for unit in _head(cleaned)]
    for line in head:
        found = _stamp(line, dateline.date)
        if found:
            return found
    led = _day_in_front(cleaned.of("body"))
    if led:
        return led
    day = dateline.date or _day_of_head(head)
    tail = [u.text for u, r in zip(cleaned.units, cleaned.roles, strict=True) if r != "body"]
    for line in tail[-STAMPS_READ * 2 :]:
        found = _stamp(line, day) if looks.size(line) <= 10 else ""
        if found and not looks.is_prose(line) and "©" not in line:
            return found
    return _from_address(cleaned.page.url)


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


def _stamp(line: str, day: str = "") -> str:
    """The day a short line prints; a day of publishing before a day of updating.

    ``day`` is a dateline's ``--03-06``: it settles the order of "03-06-24".
    """
    if looks.size(line) > 18:
        return ""
    dates = full_dates(line)
    if not dates:
        return ""
    update = UPDATED.search(line)
    fresh = [found for found in dates if not update or found.start < update.start()]
    value = (fresh or dates)[0].value
    turned = f"--{value[8:]}-{value[5:7]}"
    return value[:4] + day[1:] if day == turned else value


def _from_address(url: str) -> str:
    match = IN_ADDRESS.search(url)
    dates = find_dates("-".join(match.groups())) if match else []
    return dates[0].value if dates else ""


def _byline(cleaned: Cleaned) -> str:
    for unit in _head(cleaned):
        if looks.is_byline(unit.text):
            return unit.text
    return cleaned.page.hints.author


def _place_of_head(cleaned: Cleaned) -> str:
    for unit in _head(cleaned):
        if looks.is_date_line(unit.text) or is_place_line(unit.text):
            place = place_of_stamp(unit.text)
            if place:
                return place
    return ""


def _attribution(cleaned: Cleaned, dateline: Dateline, body: tuple[Unit, ...]) -> str:
    """Dateline, then credit lines and agency bylines, then "according to" in the text."""
    if dateline.agency and dateline.agency not in ("more", "adds details"):
        known = credits.is_agency(dateline.agency) or dateline.place
        if known and not _is_newswire(dateline.agency):
            return dateline.agency
    for unit in _head(cleaned):
        found = _credited(unit, cleaned) if looks.size(unit.text) <= 14 else ""
        if found and found != cleaned.page.hints.outlet:
            return found
    last = [unit.text.strip("() .") for unit in cleaned.of("chrome")[-4:]]
    signed = [
        name for name in last if name.lower() in ("reuter", "reuters", "upi", "ani", "ians", "pti")
    ]
    if signed:
        return signed[0]
    short = [name for name in last if looks.size(name) <= 3]
    signed = [name for name in short if credits.is_agency(name.split("/")[0].strip())]
    if signed:
        return signed[-1].split("/")[0].strip()
    for unit in cleaned.of("chrome")[-15:]:
        photo = looks.is_caption(unit.text) or looks.size(unit.text) > 12
        found = credits.agency_in_line(unit.text) if _is_credit(unit.text) and not photo else ""
        if found:
            return found
    return credits.agency_in_body("\n".join(unit.text for unit in body))


def _credited(unit: Unit, cleaned: Cleaned) -> str:
    """The agency of a line above the article; a masthead above the headline credits nobody."""
    if looks.is_caption(unit.text) or PICTURED.match(unit.text):
        return ""
    title = cleaned.of("title")
    above = bool(title) and unit.span.start < title[0].span.start
    if above and cleaned.roles[cleaned.units.index(unit)] == "chrome" and not _is_credit(unit.text):
        return ""
    found = credits.agency_in_line(unit.text) or agency_of_stamp(unit.text)
    paper = PLACED.sub("", unit.text)
    if found or above or looks.is_furniture(unit) or not looks.is_name_line(paper):
        return found
    return paper if credits.is_paper(paper) and not looks.is_byline(paper) else ""


def _is_newswire(name: str) -> bool:
    from . import vocabulary

    return name in vocabulary.phrases("agencies", "no_agency")


def _is_credit(text: str) -> bool:
    return text.lower().startswith(("source:", "(with", "with ", "by ", "(")) and len(text) < 60

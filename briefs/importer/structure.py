"""Stage three: what the parts of a cleaned page are (GUIDELINE section 1)."""

from __future__ import annotations

from dataclasses import dataclass

from . import looks
from .attribution import attribution_of
from .clean import Cleaned
from .datelines import Dateline
from .draft import Span
from .head import head_of
from .languages import language_of
from .placing import dateline_of, place_of_head
from .published import published_of
from .units import Unit


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
    dateline = dateline_of(body, " ".join(unit.text for unit in head_of(cleaned)))
    published = published_of(cleaned, dateline)
    return Structured(
        cleaned=cleaned,
        title=titles[0].text if titles else "",
        title_span=titles[0].span if titles else None,
        deck=" ".join(unit.text for unit in decks),
        byline=_byline(cleaned),
        dateline=dateline,
        dateline_place=dateline.place or place_of_head(cleaned),
        published=published,
        attribution=attribution_of(cleaned, dateline, body),
        outlet=cleaned.page.hints.outlet,
        language=language_of(" ".join(unit.text for unit in body), cleaned.page.hints.language),
        body=body,
    )


def _byline(cleaned: Cleaned) -> str:
    for unit in head_of(cleaned):
        if looks.is_byline(unit.text):
            return unit.text
    return cleaned.page.hints.author

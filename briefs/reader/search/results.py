"""The list of briefs as a reader sees it: what was found, and where to go on from there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator

from briefs.edition import EditionQuerySet
from briefs.edition_terms import EditionWord
from briefs.indexing import body_of, summary_of
from briefs.models import Brief, Edition
from briefs.reader.pieces import Piece
from briefs.reader.search.brief_counts import Counts, counted, in_order
from briefs.reader.search.brief_facets import FACETS, BriefsAsked
from briefs.reader.search.matching import matching
from briefs.reader.search.passages import Marker, Passage
from briefs.reader.search.query import Query
from briefs.reader.search.spelling import Advice, advice

ON_A_PAGE = 20
SHOWN = 8  # values of a facet that stand open
TYPES = {value: text[:1].upper() + text[1:] for value, text in Brief.Type.choices}


@dataclass(frozen=True, slots=True)
class FoundBrief:
    """One edition; ``passage`` is the place that answers, if it is not the title alone."""

    edition: Edition
    title: list[Piece]
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet: how many briefs it would leave, and the address that chooses it."""

    label: str
    number: int
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    options: list[Option]
    more: list[Option]


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice in force, in words, and the address without it."""

    label: str
    text: str
    without: str


@dataclass(frozen=True)
class BriefResults:
    """``without_choices`` is how many the search alone would find where nothing fits all."""

    asked: BriefsAsked
    number: int
    page: Page[Edition]
    briefs: list[FoundBrief]
    facets: list[Facet]
    chips: list[Chip]
    advice: Advice | None = None
    without_choices: int = 0
    by_date: str = field(default="")
    by_relevance: str = field(default="")


def brief_results(asked: BriefsAsked, current: EditionQuerySet, page: str | None) -> BriefResults:
    """One page of the editions that answer, with all facets; at most six queries."""
    asked, names = asked.without_unknown(current)
    number, counts = counted(asked, current)
    paginator = Paginator(asked.found(current).with_tags(), ON_A_PAGE)
    paginator.count = number
    shown = paginator.get_page(page)
    rows = list(shown.object_list) if number else []
    alone, others = None, 0
    if not number and asked.chosen:
        others = matching(current, asked.query).count()
    if not number and not others and asked.query.required:
        alone = advice(asked.query, (current, EditionWord))
    return BriefResults(
        asked=asked,
        number=number,
        page=shown,
        briefs=found_briefs(rows, asked.query),
        facets=[_facet(name, asked, counts) for name in FACETS],
        chips=[_chip(name, value, asked, names) for name, value in asked.chosen.items()],
        advice=alone,
        without_choices=others,
        by_date=asked.choosing("sort", "date").address,
        by_relevance=asked.choosing("sort", "").address,
    )


def found_briefs(editions: Iterable[Edition], query: Query) -> list[FoundBrief]:
    """With what is asked for marked; no query, and no search of the text without a question."""
    if not query.required:
        return [FoundBrief(row, [Piece(row.title, is_marked=False)], None) for row in editions]
    marker = Marker(query)
    return [
        FoundBrief(row, marker.marked(row.title), marker.passage(_texts(row))) for row in editions
    ]


def _texts(edition: Edition) -> Iterable[str]:
    yield from summary_of(edition)
    yield from body_of(edition)
    for author in edition.authors:
        yield ", ".join(filter(None, (author["name"], author.get("affiliation"))))
    for reference in edition.references:
        yield reference["citation"]


def _facet(name: str, asked: BriefsAsked, counts: Counts) -> Facet:
    chosen = asked.chosen.get(name)
    options = [
        Option(_label(name, key, label), number, asked.choosing(name, key).address, key == chosen)
        for key, label, number in in_order(name, counts[name])
        if key != chosen
    ]
    return Facet(name, FACETS[name], options[:SHOWN], options[SHOWN:])


def _chip(name: str, value: str, asked: BriefsAsked, names: Mapping[str, str]) -> Chip:
    text = _label(name, value, names.get(name, value))
    return Chip(FACETS[name], text, asked.choosing(name, "").address)


def _label(name: str, key: str, label: str) -> str:
    return TYPES.get(key, label) if name == "type" else label

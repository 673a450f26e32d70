"""One page of answers from the whole site: the best of each list, with the way to the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Count, QuerySet, Window

from briefs.agreements.models import Agreement, AgreementWord
from briefs.edition_terms import EditionWord
from briefs.models import Edition
from briefs.reader.entries import Entry, entries, with_what_rows_show
from briefs.reader.search.marked_entries import marked_entries
from briefs.reader.search.matching import by_relevance, matching
from briefs.reader.search.query import Query
from briefs.reader.search.results import FoundBrief, found_briefs
from briefs.reader.search.spelling import Advice, advice
from briefs.reader.search.subjects import Named, subjects_named

BRIEFS, ENTRIES = 6, 8

RowsT = TypeVar("RowsT", bound=QuerySet[Any])


@dataclass(frozen=True, slots=True)
class Everything:
    subjects: list[Named]
    briefs: list[FoundBrief]
    briefs_number: int
    entries: list[Entry]
    entries_number: int
    advice: Advice | None


def found_everywhere(query: Query) -> Everything:
    """The first of what answers, and how much there is; at most eight queries where any does."""
    current, public = Edition.objects.current(), Agreement.objects.public()
    editions, of_editions = _first(current.with_tags(), query, BRIEFS)
    rows, of_rows = _first(with_what_rows_show(public), query, ENTRIES)
    is_nothing = query.required and not of_editions and not of_rows
    return Everything(
        subjects=subjects_named(query),
        briefs=found_briefs(editions, query),
        briefs_number=of_editions,
        entries=marked_entries(entries(rows), query),
        entries_number=of_rows,
        advice=advice(query, (current, EditionWord), (public, AgreementWord))
        if is_nothing
        else None,
    )


def _first(rows: QuerySet[Any], query: Query, most: int) -> tuple[list[Any], int]:
    """The best ones and the number of all, in one query and what it prefetches."""
    best = by_relevance(matching(rows, query), query).annotate(of=Window(Count("pk")))
    found = list(best[:most])
    return found, found[0].of if found else 0

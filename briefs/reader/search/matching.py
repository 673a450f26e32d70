"""Which editions and entries answer a query, and which of them best.

The same expressions on both databases; only the look into the full-text index is put
in each one's own words (:mod:`briefs.terms.matching`).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, TypeVar

from django.db.models import Case, Exists, F, IntegerField, OuterRef, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from briefs.reader.search.query import Clause, Query
from briefs.terms.document import WORD

RowsT = TypeVar("RowsT", bound=QuerySet[Any])
# What a term in each place is worth; in the text alone it is worth 1.
TITLE, SUMMARY, PROMINENT, TEXT = 8, 4, 2, 1
SCORED = 8  # terms; the further ones only have to be there


def matching(rows: RowsT, query: Query) -> RowsT:
    """Those rows that have all that is asked for and nothing that is excluded."""
    sets = [alternatives for clause in query.required for alternatives in clause.sets]
    if sets:
        rows = rows.filter(terms__lexemes__matches=sets)
    for clause in query.required:
        if clause.phrase:
            rows = rows.filter(_holds("terms__text", clause.phrase))
    for clause in query.excluded:
        rows = rows.filter(~Exists(_with(rows, clause)))
    return rows


def by_relevance(rows: RowsT, query: Query) -> RowsT:
    """The best first: title over summary over text; adds ``score``. Of equals the newest."""
    score: Combinable = Value(0, output_field=IntegerField())
    terms = [
        (token, clause.is_prefix and token is clause.tokens[-1])
        for clause in query.required
        for token in clause.tokens
    ]
    for token, is_prefix in terms[:SCORED]:
        begins = (token.word, WORD + token.word) if is_prefix else ()
        score = score + _worth(token.term, begins)
    for one, two in pairwise(token for token, _ in terms[:SCORED]):
        score = score + _worth_of_neighbours(f" {one.term} {two.term} ")
    order: tuple[Any, ...] = rows.model.objects.newest().query.order_by
    return rows.annotate(score=score).order_by("-score", *order)


def _worth(term: str, begins: tuple[str, ...]) -> Case:
    """A whole word counts more than the beginning of one in the same place."""
    cases = []
    for column, worth in (("title", TITLE), ("summary", SUMMARY), ("prominent", PROMINENT)):
        cases.append(When(_holds(f"terms__{column}", f" {term} "), then=Value(worth)))
        cases += [
            When(_holds(f"terms__{column}", f" {begin}"), then=Value(worth - 1)) for begin in begins
        ]
    return Case(*cases, default=Value(TEXT), output_field=IntegerField())


def _worth_of_neighbours(phrase: str) -> Case:
    return Case(
        When(_holds("terms__title", phrase), then=Value(SUMMARY)),
        When(_holds("terms__summary", phrase), then=Value(PROMINENT)),
        default=Value(0),
        output_field=IntegerField(),
    )


def _with(rows: QuerySet[Any], clause: Clause) -> QuerySet[Any]:
    """The terms of a row, if they have what is excluded."""
    terms: Any = rows.model._meta.get_field("terms")
    of_the_row = {terms.field.name: OuterRef("pk"), "lexemes__matches": clause.sets}
    found: QuerySet[Any] = terms.related_model._base_manager.filter(**of_the_row)
    return found.filter(_holds("text", clause.phrase)) if clause.phrase else found


def _holds(column: str, words: str) -> Any:
    return GreaterThan(StrIndex(F(column), Value(words)), 0)

"""When nothing is found: which word is nowhere, and which one may have been meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length

from briefs.reader.search.matching import matching
from briefs.reader.search.query import Clause, Query
from briefs.terms.document import WORD
from briefs.terms.matching import Lexeme
from briefs.terms.models import Word
from briefs.terms.words import stem

SHORTEST = 4  # letters of a word that may be mistyped
FEW, MANY = 1, 2  # mistakes in a word of up to five letters, and in a longer one
CANDIDATES = 6
MOST_WORDS = 20_000  # that are compared

# What may be found, and the words of it.
Shelf = tuple[QuerySet[Any], type[Word]]


@dataclass(frozen=True, slots=True)
class Alone:
    """One word or phrase of a query, and how many things have it."""

    typed: str
    number: int


@dataclass(frozen=True, slots=True)
class Advice:
    """``suggestion`` is the query as it may have been meant, empty if nobody can tell."""

    alone: list[Alone]
    suggestion: str = ""
    number: int = 0


def advice(query: Query, *shelves: Shelf) -> Advice:
    """What to say to a query that finds nothing; four queries at most for one shelf.

    Only words of the rows themselves are offered: of what a reader may see now.
    """
    alone = _alone(query.required[:CANDIDATES], shelves)
    meant = _meant(query, [a.typed for a in alone if not a.number], shelves)
    if not meant:
        return Advice(alone)
    text = query.text
    for typed, word in meant.items():
        text = text.replace(typed, word, 1)
    number = sum(matching(rows, Query.of(text)).count() for rows, _ in shelves)
    return Advice(alone, text, number) if number else Advice(alone)


def _alone(clauses: Sequence[Clause], shelves: Sequence[Shelf]) -> list[Alone]:
    if len(clauses) == 1:
        return [Alone(clauses[0].typed, 0)]
    counts = _counts(shelves, [clause.sets for clause in clauses])
    return [Alone(c.typed, number) for c, number in zip(clauses, counts, strict=True)]


def _counts(shelves: Sequence[Shelf], asked: Sequence[list[list[Lexeme]]]) -> list[int]:
    """How many rows have each of several things; one query for each shelf."""
    totals = [0] * len(asked)
    for rows, _ in shelves if asked else ():
        numbers = rows.order_by().aggregate(
            **{
                f"n{place}": Count("pk", distinct=True, filter=Q(terms__lexemes__matches=sets))
                for place, sets in enumerate(asked)
            }
        )
        totals = [total + numbers[f"n{place}"] for place, total in enumerate(totals)]
    return totals


def _meant(query: Query, missing: Sequence[str], shelves: Sequence[Shelf]) -> dict[str, str]:
    """For each missing word the nearest one that readers can find, the most frequent of equals."""
    near: list[tuple[str, str, int]] = []
    wrong = {
        c.typed: c.tokens[0].word
        for c in query.required
        if c.typed in missing and len(c.tokens) == 1 and _may_be_mistyped(c)
    }
    if not wrong:
        return {}
    known = set(_candidates(list(wrong.values()), shelves))
    for typed, word in wrong.items():
        limit = FEW if len(word) <= 5 else MANY
        ranked = sorted((mistakes(word, other, limit), other) for other in known)
        near += [(typed, other, n) for n, other in ranked[:CANDIDATES] if n <= limit]
    counts = _counts(shelves, [[[_as_written(other)]] for _, other, _ in near])
    ranked_all = sorted(
        (n, -count, other, typed)
        for (typed, other, n), count in zip(near, counts, strict=True)
        if count
    )
    return {typed: other for _, _, other, typed in reversed(ranked_all)}


def _may_be_mistyped(clause: Clause) -> bool:
    word = clause.tokens[0].word
    return not clause.is_quoted and len(word) >= SHORTEST and word.isalpha()


def _candidates(wrong: Sequence[str], shelves: Sequence[Shelf]) -> QuerySet[Any, str]:
    """Words of about the length that begin with one of the first two letters."""
    fits = Q()
    for word in wrong:
        begins = Q(word__startswith=word[0]) | Q(word__startswith=word[1])
        fits |= begins & Q(letters__gte=len(word) - MANY, letters__lte=len(word) + MANY)
    first, *others = (
        words._base_manager.annotate(letters=Length("word"))
        .filter(fits)
        .order_by()
        .values_list("word", flat=True)
        for _, words in shelves
    )
    known = first.union(*others, all=True) if others else first
    return known.order_by("word")[:MOST_WORDS]


def _as_written(word: str) -> Lexeme:
    return Lexeme(word if stem(word) == word else WORD + word)


def mistakes(one: str, other: str, limit: int) -> int:
    """How many letters are wrong, missing, too many or changed places; no more than ``limit`` + 1.

    Optimal string alignment distance (Damerau 1964), given up beyond the limit.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, row, above = row, [i], before
        for j, there in enumerate(other, start=1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                least = min(least, above[j - 2] + 1)
            row.append(least)
        if min(row) > limit:
            return limit + 1
    return row[-1]

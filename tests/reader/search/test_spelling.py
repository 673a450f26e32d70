"""Did you mean …?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from briefs.brief import Brief
from briefs.edition import Edition
from briefs.edition_terms import EditionWord
from briefs.publishing import withdraw
from briefs.reader.search import Query
from briefs.reader.search.spelling import Advice, advice, mistakes
from tests.factories import make_edition, make_ready_brief
from tests.reader.search.library import stock

pytestmark = pytest.mark.django_db


def advised(typed: str) -> Advice:
    return advice(Query.of(typed), (Edition.objects.current(), EditionWord))


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [("trade", "trade", 0), ("trdae", "trade", 1), ("tade", "trade", 1), ("tradee", "trade", 1),
     ("trabe", "trade", 1), ("xrabe", "trade", 2), ("abcd", "wxyz", 3), ("a", "abcdef", 3)],
)  # fmt: skip
def test_mistakes_are_counted_up_to_a_limit(one: str, other: str, number: int) -> None:
    assert mistakes(one, other, 2) == number


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("semiconducters", "semiconductors"),
        ("Yelow sea", "yellow sea"),
        ("coffea yelow", ""),  # both words are corrected, and no brief has both
        ("agreemnt", "agreement"),
        ("rtade", "trade"),
        ("xyzzy", ""),
        ('"semiconducters"', ""),
        ("semiconducters -chips", ""),
    ],
)
def test_mistyped_word_is_corrected_to_one_that_is_there(typed: str, meant: str) -> None:
    stock()
    assert advised(typed).suggestion == meant


def test_word_that_readers_may_not_see_is_never_offered() -> None:
    make_edition(make_ready_brief(title="What everyone may read"))
    tomorrow = timezone.now() + timedelta(days=1)
    make_edition(make_ready_brief(title="Embargoes to come"), published_at=tomorrow)
    gone = make_ready_brief(title="Embargoes that were")
    make_edition(gone)
    gone = Brief.objects.get(pk=gone.pk)
    withdraw(brief=gone, version=gone.version, by=None, reason="It was wrong.")
    assert EditionWord.objects.filter(word="embargoes").exists()
    assert advised("embargos").suggestion == ""
    make_edition(make_ready_brief(title="Embargoes now"))
    assert advised("embargos").suggestion == "embargoes"


def test_words_that_are_there_but_in_no_brief_together_are_told_apart() -> None:
    stock()
    alone = advised("coffee semiconductors zebra").alone
    assert [(word.typed, word.number) for word in alone] == [
        ("coffee", 1),
        ("semiconductors", 1),
        ("zebra", 0),
    ]

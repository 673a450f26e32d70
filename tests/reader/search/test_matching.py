"""The same questions have the same answers, in the same order, on every database."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.edition import Edition
from briefs.reader.search import Query, by_relevance, matching
from tests.reader.search.library import TEXTS, stock

pytestmark = pytest.mark.django_db

FISH, SEA, TRADE, CHIPS, CAFE, KOREAN, CHINESE, RUSSIAN, ARABIC = TEXTS
ENGLISH = [FISH, SEA, TRADE, CHIPS, CAFE]

ANSWERS: list[tuple[str, list[str]]] = [
    # stems: the title before the summary before the text
    ("fishery", [FISH, SEA]),
    ("trade", [SEA, TRADE]),
    ("trading", [SEA, TRADE]),
    ("ministers", [TRADE]),
    ("ministry", [CHIPS, FISH]),
    # all words are needed, small ones are not
    ("yellow sea", [SEA, FISH]),
    ("yellow chips", []),
    ("the agreement on trade of the", [TRADE, SEA]),
    ("the", [FISH, SEA, CHIPS, TRADE, CAFE]),
    # the last word is a beginning, whole words first
    ("fish", [FISH, SEA, TRADE]),
    ("fish ", [TRADE]),
    ("negotiat", [FISH]),
    ("semicond", [CHIPS]),
    ("se", [SEA, CHIPS, FISH]),
    ("yellow s", [SEA, FISH]),
    ("y sea", []),
    ("semi* export", [CHIPS]),
    # phrases
    ('"exchange of notes"', [CAFE]),
    ("“exchange of notes”", [CAFE]),
    ('"of notes exchange"', []),
    ('"free trade agreement"', [SEA]),
    ('"trade agreement" yellow', [SEA]),
    ('"agreement trade"', []),
    ('"exchange of no', [CAFE]),
    ("free-trade", [SEA]),
    # exclusion
    ("trade -yellow", [TRADE]),
    ('trade -"free trade"', [TRADE]),
    ("ministry −fishers", [CHIPS]),
    ("-the", [KOREAN, CHINESE, RUSSIAN, ARABIC]),
    ("trade -", [SEA, TRADE]),
    # names, accents, letters with stops, width
    ("US", [CAFE]),
    ("U.S.", [CAFE]),
    ("cafe sao paulo", [CAFE]),
    ("CAFÉS", [CAFE]),
    ("ｔｒａｄｅ", [SEA, TRADE]),
    ("czech republic", [TRADE]),
    # two characters of Korean and Chinese, and one
    ("한국", [KOREAN]),
    ("무역", [KOREAN]),
    ("자유무역", [KOREAN]),
    ("무역자유", []),
    ("협정", [KOREAN]),
    ("협정 반도체", [KOREAN]),
    ("정", [KOREAN]),
    ("中韩", [CHINESE]),
    ("贸易", [CHINESE]),
    ("服务贸易", [CHINESE]),
    ("易服", []),
    ("韩", [CHINESE]),
    ("判", [CHINESE]),
    # other scripts
    ("торговле", [RUSSIAN]),
    ("СОГЛАШЕНИЕ", [RUSSIAN]),
    ("рыбо", [RUSSIAN]),
    ("اتفاقية", [ARABIC]),
    ("وقعه", [ARABIC]),
    # what is frequent in a text counts more than what is said once
    ("export", [CHIPS]),
    ("coffee", [CAFE]),
    # nothing there
    ("zebra", []),
]
STRANGE = [
    *('"', "'", "*", "-", "--", "()", "NEAR(", "NEAR(a b)", "col:trade", "title : trade", "^trade"),
    *("trade OR", "AND", "NOT", "a AND OR NOT", "trade AND sea", '"trade', 'trade"', '""""', "-*"),
    *("\x00", "trade\x00sea", "🎉", "🎉 trade", "\u202etrade", "\ud800", "%", "_", "\\", "'; --"),
    *("trade & !sea", "a:*", "'a':*A", "<->", "|", "=trade", "= =", "x" * 10_000, "x " * 5_000),
    *("한" * 3_000, "ＦＴＡ：＊", "\t\n", "１２", "½", "ﬁsh", "İ", "ß", "e\u0301" * 500, "-" * 999),
]


def answers(typed: str) -> list[str]:
    query = Query.of(typed)
    found = matching(Edition.objects.current(), query)
    return [edition.title for edition in by_relevance(found, query)]


@pytest.fixture
def library(db: None) -> None:
    stock()


def test_questions_have_these_answers(library: None) -> None:
    wrong = {typed: found for typed, expected in ANSWERS if (found := answers(typed)) != expected}
    assert wrong == {}


def test_strange_question_is_answered(library: None) -> None:
    for typed in STRANGE:
        assert isinstance(answers(typed), list), typed
    assert answers("col:trade") == answers('"col trade"')
    assert answers("trade AND sea") == answers("trade sea")
    assert answers("ﬁsh") == answers("fish")


@given(typed=st.text(max_size=60) | st.text('"-* a한中:()^\x00', max_size=30))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_question_is_answered(library: None, typed: str) -> None:
    assert isinstance(answers(typed), list)

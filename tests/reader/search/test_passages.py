"""What is marked in the text that was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.reader.search.passages import LENGTH, Marker
from briefs.reader.search.query import Query


def marked(typed: str, text: str) -> str:
    pieces = Marker(Query.of(typed)).marked(text)
    return "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("agreement", "Two Agreements and a treaty", "Two [Agreements] and a treaty"),
        ("fish", "Fisheries of the fishers", "[Fisheries] of the [fishers]"),
        ('"free trade"', "Trade, free trade, free", "Trade, [free trade], free"),
        ("trade -treaty", "a treaty on trade", "a treaty on [trade]"),
        ("무역협정", "자유무역협정의 무역", "자유[무역협정]의 무역"),
        ("무역", "자유무역협정의 무역", "자유[무역]협정의 [무역]"),
        ("국", "한국과 중국", "한[국]과 중[국]"),
        ("cafe", "Two cafés", "Two [cafés]"),
        ("US", "The U.S. and us", "The [U.S]. and [us]"),
        ("china", "China’s <b>China</b>", "[China]’s <b>[China]</b>"),
        ("the sea", "the sea", "the [sea]"),
        ("zebra", "nothing", "nothing"),
    ],
)
def test_words_asked_for_are_marked(typed: str, text: str, expected: str) -> None:
    assert marked(typed, text) == expected


@given(st.text(max_size=40), st.text(max_size=300))
def test_pieces_are_the_text(typed: str, text: str) -> None:
    assert "".join(p.text for p in Marker(Query.of(typed)).marked(text)) == text


@given(
    st.text("abc 한국.", max_size=20), st.lists(st.text("abcd 한국어.", max_size=900), max_size=3)
)
def test_passage_is_a_part_of_a_text_with_a_mark_in_it(typed: str, texts: list[str]) -> None:
    passage = Marker(Query.of(typed)).passage(texts)
    if passage is not None:
        words = "".join(piece.text for piece in passage.pieces)
        assert any(words in text for text in texts)
        assert any(piece.is_marked for piece in passage.pieces)
        assert len(words) <= LENGTH + 1


def test_passage_is_the_part_that_has_most_of_what_is_asked_for() -> None:
    texts = ["A trade fair.", f"{'No. ' * 200}Fish and trade stand here. {'No. ' * 200}"]
    passage = Marker(Query.of("fish trade")).passage(texts)
    assert passage is not None
    assert [piece.text for piece in passage.pieces if piece.is_marked] == ["Fish", "trade"]
    assert passage.is_cut_before
    assert passage.is_cut_behind

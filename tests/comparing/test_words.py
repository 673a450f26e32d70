from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.comparing.words import Piece, compared, differences, in_excerpts
from tests.growth import ALLOWED, growth

TEXT = st.text("ab ,.\n水é", max_size=60)


def sides(pieces: list[Piece]) -> tuple[str, str]:
    return (
        "".join(piece.text for piece in pieces if piece.kind != "added"),
        "".join(piece.text for piece in pieces if piece.kind != "removed"),
    )


@given(TEXT, TEXT)
def test_differences_hold_both_texts_whole(old: str, new: str) -> None:
    assert sides(differences(old, new)) == (old, new)


def test_changed_word_is_found_within_its_sentence() -> None:
    assert differences("Nine texts were signed.", "Ten texts were signed.") == [
        Piece("removed", "Nine"),
        Piece("added", "Ten"),
        Piece("same", " texts were signed."),
    ]


def test_words_changed_side_by_side_are_one_change() -> None:
    found = differences("the old red car stops here", "the new blue car stops here")
    assert found[1:3] == [Piece("removed", "old red"), Piece("added", "new blue")]


def test_text_without_spaces_is_compared_by_signs() -> None:
    old, new = compared("中国和韩国签署协议", "中国和日本签署协议")
    assert [run.text for run in old if run.changed] == ["韩国"]
    assert [run.text for run in new if run.changed] == ["日本"]


def test_paragraph_of_other_words_is_shown_as_replaced() -> None:
    old, new = "The ministers met in Lima.", "Nothing at all was heard from anyone since."
    assert differences(old, new) == [Piece("removed", old), Piece("added", new)]


def test_paragraphs_far_from_a_change_are_left_out() -> None:
    text = "".join(f"Paragraph {number}.\n\n" for number in range(9))
    pieces = in_excerpts(differences(text, text.replace("graph 4.", "graph four.")))
    assert [piece.text for piece in pieces if piece.kind == "skipped"] == [
        "4 paragraphs as before",
        "4 paragraphs as before",
    ]


@pytest.mark.parametrize("rewritten", [0, 5, 100])
def test_ten_thousand_words_are_compared_in_time_that_grows_with_them(rewritten: int) -> None:
    old, new = versions(100, rewritten)
    assert sides(differences(old, new)) == (old, new)
    half = versions(50, rewritten // 2)
    assert growth(lambda: differences(*half), lambda: differences(old, new)) < ALLOWED


def versions(paragraphs: int, rewritten: int) -> tuple[str, str]:
    """A text of a hundred words a paragraph; the same with some of them anew and one more."""
    chance = random.Random(7)  # noqa: S311
    stock = [f"word{number}" for number in range(400)] + ["the", "of", "and"] * 100
    old = [" ".join(chance.choices(stock, k=100)) + ".\n\n" for _ in range(paragraphs)]
    new = list(old)
    for at in range(rewritten):
        new[at] = " ".join(chance.choices(stock, k=100)) + ".\n\n"
    new.insert(paragraphs // 2, "A paragraph that is new.\n\n")
    return "".join(old), "".join(new)

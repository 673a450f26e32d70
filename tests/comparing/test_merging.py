from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.comparing.merging import merged

TEXT = st.text("ab \n.", max_size=40)
BASE = "The two sides met in Lima.\n\nThey signed nine texts.\n\nNobody saw them."


@given(TEXT, TEXT)
def test_change_of_one_side_alone_is_taken(base: str, new: str) -> None:
    assert merged(base, new, base) == merged(base, base, new) == merged(base, new, new) == new


def test_changes_of_different_paragraphs_are_both_made() -> None:
    mine = BASE.replace("in Lima", "in Quito")
    theirs = BASE.replace("Nobody saw them.", "They are secret.") + "\n\nMore."
    assert merged(BASE, mine, theirs) == (
        "The two sides met in Quito.\n\nThey signed nine texts.\n\nThey are secret.\n\nMore."
    )


def test_changes_in_one_sentence_with_words_between_are_both_made() -> None:
    mine, theirs = BASE.replace("The two", "Both"), BASE.replace("in Lima", "in Quito")
    found = merged(BASE, mine, theirs)
    assert found is not None
    assert found.startswith("Both sides met in Quito.")


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [("ten texts", "many texts"), ("nine treaties", "ten texts"), ("nine", "nine good texts")],
)
def test_changes_that_touch_are_left_to_the_person(mine: str, theirs: str) -> None:
    changed = [BASE.replace("nine texts", text) for text in (mine, theirs)]
    assert merged(BASE, *changed) is None


def test_two_texts_put_in_at_one_place_are_left_to_the_person() -> None:
    assert merged(BASE, BASE + "\n\nMine.", BASE + "\n\nTheirs.") is None


def test_one_takes_out_what_the_other_changes_is_left_to_the_person() -> None:
    gone = BASE.replace("They signed nine texts.\n\n", "")
    assert merged(BASE, gone, BASE.replace("nine", "ten")) is None

"""The figure of how easily a brief reads, its sentences, and its length."""

from __future__ import annotations

import pytest

from briefs.quality import length
from briefs.quality.outline import outline
from briefs.quality.reading import reading, sentences

EASY = "The cat sat on the mat. " * 20
HARD = (
    "Notwithstanding considerable administrative complications, interministerial coordination "
    "arrangements nevertheless demonstrate comparatively extraordinary institutional "
    "sophistication throughout successive governmental reorganisations. "
) * 8


def test_lix_of_six_short_words_to_a_sentence_is_six() -> None:
    found = reading([outline("context", EASY)], "en")
    assert found is not None
    assert (found.lix, found.per_sentence, found.words) == (6, 6, 120)
    assert found.meaning.startswith("very easy")


def test_lix_counts_the_share_of_long_words() -> None:
    found = reading([outline("context", HARD)], "en-GB")
    assert found is not None
    assert found.lix is not None
    assert found.lix > 100
    assert found.meaning.startswith("very difficult")


def test_longest_sentences_are_three_and_say_where_they_stand() -> None:
    text = f"{EASY}\n\n- {'word ' * 30}end.\n- {'word ' * 20}end."
    found = reading([outline("context", text), outline("analysis", "A " * 40 + "end.")], "en")
    assert found is not None
    assert [(s.field, s.length) for s in found.longest] == [
        ("analysis", 41),
        ("context", 31),
        ("context", 21),
    ]
    assert found.longest[0].anchor == "id_analysis"


def test_chinese_is_measured_by_characters_of_a_sentence_and_has_no_lix() -> None:
    found = reading([outline("context", "两国签署协议。" * 20)], "zh-Hant")
    assert found is not None
    assert (found.lix, found.per_sentence, found.unit) == (None, 6, "characters")
    assert found.meaning == ""


def test_korean_is_measured_by_words_of_a_sentence_and_has_no_lix() -> None:
    found = reading([outline("context", "두 나라가 협정에 서명했다. " * 30)], "ko")
    assert found is not None
    assert (found.lix, found.per_sentence, found.unit) == (None, 4, "words")


def test_little_text_is_not_measured_nor_headings_tables_and_notes() -> None:
    assert reading([outline("context", "Too short.")], "en") is None
    table = "|a|\n|-|\n" + "|" + "word " * 200 + "|\n"
    note = "Text.[^1]\n\n[^1]: " + "word " * 200
    assert reading([outline("context", f"### {'word ' * 200}\n\n{table}\n{note}")], "en") is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("One. Two! Three? Four…", 4),
        ("The U.S. Senate met Dr. Lee on 3 Jan. 2024 in Seoul. It left.", 2),
        ("It grew by 3.5 per cent, e.g. Chips.", 1),
        ("He said: “Go.” Then he left.", 2),
        ("No. 5 is left. So is Art. 7 of it.", 2),
        ("第一句。第二句！", 2),
        ("", 0),
    ],
)
def test_sentences_end_at_full_stops_and_not_at_abbreviations(text: str, number: int) -> None:
    assert len(list(sentences(text))) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Two words.", 2),
        ("[One link](https://example.org/long/address)", 2),
        ("A note.[^1]\n\n[^1]: Here.", 3),
        ("|a|b|\n|-|-|\n|c|d|", 4),
        ("It’s 3.5 well-known", 3),
        ("两国 sign", 3),
    ],
)
def test_length_counts_as_the_counter_below_the_text_does(text: str, number: int) -> None:
    assert length.words(text) == number

from __future__ import annotations

import pytest

from briefs.markup import passages
from briefs.originality import (
    copied_runs,
    is_official_name,
    too_long_quotations,
    unattributed,
)

SOURCE = (
    "The summit resulted in 14 agreements in areas like technology, trade, and intellectual "
    "property. Cultural exchanges were discussed, with an agreement to expand cooperation in "
    "areas such as Go."
)
TWELVE = "resulted in 14 agreements in areas like technology, trade, and intellectual property"


def test_twelve_running_source_words_are_found_whatever_the_punctuation() -> None:
    ours = (
        "They RESULTED in 14 agreements — in areas like “technology”, trade and intellectual "
        "property!"
    )
    assert copied_runs(ours, SOURCE) == [ours[5:-1]]


def test_eleven_running_source_words_are_ours() -> None:
    assert copied_runs(TWELVE.removeprefix("resulted "), SOURCE) == []


def test_run_that_is_longer_is_found_once_and_whole() -> None:
    assert copied_runs(SOURCE, SOURCE) == [SOURCE.rstrip(".")]


def test_attributed_quote_of_at_most_25_words_is_left_out() -> None:
    ours = f"Yonhap News Agency wrote that it “{TWELVE}”."
    assert copied_runs(unattributed(passages(ours), {"Yonhap News Agency"}), SOURCE) == []


def test_quote_without_attribution_or_longer_than_25_words_counts() -> None:
    unnamed = f"It “{TWELVE}”, they say."
    assert copied_runs(unattributed(passages(unnamed), {"Yonhap News Agency"}), SOURCE)
    long = f"Yonhap: “{SOURCE}”"
    assert copied_runs(unattributed(passages(long), {"Yonhap"}), SOURCE)


def test_block_quotation_needs_the_source_in_its_last_line() -> None:
    for last in ("", ">\n> — me\n", ">\n> Yonhap said so\n"):
        block = f"> {TWELVE}\n{last}"
        assert copied_runs(unattributed(passages(block), {"Yonhap News Agency"}), SOURCE)
    block = f"> {TWELVE}\n>\n> — Yonhap News Agency\n"
    assert copied_runs(unattributed(passages(block), {"Yonhap News Agency"}), SOURCE) == []


@pytest.mark.parametrize("between", ["&nbsp;", "&#32;", "\u200b ", "\u00ad ", " ** **"])
def test_markup_between_the_words_hides_nothing(between: str) -> None:
    words = SOURCE.split()
    ours = f"{' '.join(words[:13])}{between}{' '.join(words[13:])}"
    ours = ours.replace("agreements", "**agreements**").replace("areas", "[areas](#agreement-1)")
    assert copied_runs(unattributed(passages(ours), set()), SOURCE)


def test_short_credit_within_another_word_is_no_attribution() -> None:
    ours = f"In the capital it “{TWELVE}”."
    assert copied_runs(unattributed(passages(ours), {"AP"}), SOURCE)
    assert copied_runs(unattributed(passages(f"AP: “{TWELVE}”"), {"AP"}), SOURCE) == []


@pytest.mark.parametrize("marks", ["«»", "‘’", "„“", '""'])
def test_quotation_marks_of_other_habits_are_quotation_marks(marks: str) -> None:
    ours = f"Yonhap wrote: {marks[0]}{TWELVE}{marks[1]}."
    assert copied_runs(unattributed(passages(ours), {"Yonhap"}), SOURCE) == []


def test_dropping_a_quotation_does_not_make_its_neighbours_a_run() -> None:
    words = TWELVE.split()
    ours = f"{' '.join(words[:6])} “as Yonhap said” {' '.join(words[6:])}"
    assert copied_runs(unattributed(passages(ours), {"Yonhap"}), SOURCE) == []


def test_chinese_name_is_no_copied_run_and_a_sentence_is() -> None:
    source = "中华人民共和国外交部发言人表示两国领导人就贸易和技术合作达成了十四项协议并签署了文件"
    assert copied_runs("中华人民共和国外交部发言人说", source) == []
    assert copied_runs(source, source)


def test_empty_texts_have_no_runs() -> None:
    assert copied_runs("", SOURCE) == copied_runs(SOURCE, "") == []


@pytest.mark.parametrize("hidden", ["\u2066", "\u202a", "\u034f", "\ufe0f", "\u3164", "\u0301"])
def test_invisible_characters_and_accents_hide_nothing(hidden: str) -> None:
    assert copied_runs(SOURCE.replace("e", f"e{hidden}"), SOURCE)


def test_chain_of_attributed_quotations_is_too_long() -> None:
    words = SOURCE.split()
    chain = f"Yonhap: “{' '.join(words[:14])}” “{' '.join(words[14:])}”"
    assert copied_runs(unattributed(passages(chain), {"Yonhap"}), SOURCE) == []
    whole = " ".join(passage.text for passage in passages(chain))
    assert too_long_quotations(whole, SOURCE)


def test_name_of_an_instrument_may_be_said_as_it_is() -> None:
    name = (
        "Agreement between the Government of the Republic of Korea and the Government of the "
        "People's Republic of China on cooperation in customs matters"
    )
    (run,) = copied_runs(f"They signed the {name}.", f"It said that they signed the {name}.")
    assert is_official_name(run)
    assert not is_official_name(SOURCE)


def test_word_that_every_text_has_is_no_credit() -> None:
    assert copied_runs(unattributed(passages(f"The text: “{TWELVE}”"), {"The"}), SOURCE)

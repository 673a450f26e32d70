"""Both checks in words, over texts of every script."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from briefs.agreements.checking import checks_of_passage, checks_of_text, places_of_quote

TEXT = "😀 They signed a treaty. 한국과 중국 café. They signed a treaty. 👩‍👩‍👧 End."


def marks(**given: object) -> list[str]:
    row = {"aspect": "status", "value": "signed", "start": None, "inferred": False, **given}
    return [check.mark for check in checks_of_passage(text=TEXT, **row)]  # type: ignore[arg-type]


def test_words_that_stand_once_are_verbatim_and_the_value_follows() -> None:
    assert marks(quote="They signed a treaty. 한국과") == ["verbatim", "value follows", "5 words"]


def test_words_that_stand_twice_ask_for_the_place_and_take_either() -> None:
    quote = "They signed a treaty."
    assert marks(quote=quote)[0] == "which place?"
    places = places_of_quote(TEXT, quote)
    assert [TEXT[one.start : one.start + len(quote)] for one in places] == [quote, quote]
    for place in places:
        assert marks(quote=quote, start=place.start)[0] == "verbatim"
    assert marks(quote=quote, start=5)[0] == "which place?"


def test_words_that_do_not_stand_there_and_a_value_that_does_not_follow_are_said() -> None:
    assert marks(quote="They signed nothing.")[0] == "not verbatim"
    assert marks(quote="café", value="signed")[:2] == ["verbatim", "value does not follow"]
    assert marks(quote="café", inferred=True)[:2] == ["verbatim", "inferred"]
    assert marks(quote="") == []


def test_long_quote_says_that_readers_see_a_part() -> None:
    text = "word " * 30
    check = checks_of_passage(
        aspect="place", value="word", quote=text, text=text, start=0, inferred=False
    )[2]
    assert (check.mark, check.holds) == ("30 words", True)
    assert "readers see 25" in check.said


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_place_of_any_stretch_of_any_text_is_found(text: str, start: int, size: int) -> None:
    text = unicodedata.normalize("NFC", text)
    quote = text[start : start + size]
    found = [place.start for place in places_of_quote(text * 1, quote)]
    assert (start in found) or not quote or len(found) == 20
    assert all(text[at : at + len(quote)] == quote for at in found)


def test_twelve_words_of_a_source_are_not_ours_but_a_name_is() -> None:
    source = "one two three four five six seven eight nine ten eleven twelve thirteen"
    assert [check.mark for check in checks_of_text(f"So: {source}", [source])] == [
        "the source's words"
    ]
    assert [check.mark for check in checks_of_text("One of ours", [source])] == ["own words"]
    assert checks_of_text("  ", [source]) == []

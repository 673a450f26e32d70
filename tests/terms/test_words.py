"""How a text is cut into what it is found by."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.terms.document import MOST_BYTES, document
from briefs.terms.words import stem, tokens


def terms(text: str) -> list[str]:
    return [token.term for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Agreements, agreement", ["agreement", "agreement"]),
        ("fisheries fishery", ["fisheri", "fisheri"]),
        ("China’s and China's exports", ["china", "and", "china", "export"]),
        ("the U.S. and the U.N.-led talks", ["the", "us", "and", "the", "un", "led", "talk"]),
        ("café CAFÉ cafe\u0301", ["cafe"] * 3),
        ("ＦＴＡ ２０２６", ["fta", "2026"]),
        ("co-operation", ["co", "oper"]),
        ("한국은", ["한국", "국은"]),
        ("자유무역", ["자유", "유무", "무역"]),
        ("中韩FTA", ["中韩", "fta"]),
        ("韩", ["韩"]),
        ("العَرَبِيَّة", ["العربية"]),
        ("it\u00adem zero\u200bwidth", ["item", "zerowidth"]),
        ("\x00 * 🎉 -- () ''", []),
    ],
)
def test_text_is_cut_into_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@given(st.text())
def test_term_is_made_of_what_both_databases_take_for_one_word(text: str) -> None:
    for token in tokens(text):
        assert not token.term.isspace()
        assert not set(token.term) & set(" '\"\\:*=|\x00")
        assert token.term == token.term.strip()
        assert all(char.isalnum() or unicodedata.category(char)[0] == "M" for char in token.word)
        assert not any(char.isascii() and char.isupper() for char in token.term)
        assert 0 <= token.start < token.end <= len(text)


@given(st.text())
def test_text_of_another_case_or_form_has_the_same_terms(text: str) -> None:
    assert terms(unicodedata.normalize("NFC", text)) == terms(
        unicodedata.normalize("NFC", unicodedata.normalize("NFD", text))
    )


def test_stem_of_what_is_no_english_word_is_the_word() -> None:
    assert stem("компания") == "компания"
    assert stem("g20") == "g20"


def test_document_of_a_library_stays_within_what_a_database_holds() -> None:
    body = [" ".join(f"word{n}x{m}" for n in range(500)) for m in range(200)]
    found = document(title="All of it", body=body)
    assert MOST_BYTES / 4 < len(found.lexemes.encode()) < MOST_BYTES
    assert " all " in found.title


def test_document_keeps_passages_apart() -> None:
    assert " one | two " in document(title="T", body=["One", "Two"]).text

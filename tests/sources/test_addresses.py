from __future__ import annotations

import pytest

from briefs.sources.addresses import address_key

STORY = "https://www.example.org/news/lee-xi?id=7&page=1"


@pytest.mark.parametrize(
    "same",
    [
        "http://www.example.org/news/lee-xi?id=7&page=1",
        "https://example.org/news/lee-xi?page=1&id=7",
        "https://EXAMPLE.org:443/news/lee-xi/?id=7&page=1#comments",
        "https://example.org/news/lee-xi?id=7&utm_source=mail&page=1&fbclid=abc",
    ],
)
def test_address_key_of_the_same_document_written_otherwise_is_the_same(same: str) -> None:
    assert address_key(same) == address_key(STORY)


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/news/lee-xi?id=8&page=1",
        "https://example.org/news/Lee-Xi?id=7&page=1",
        "https://mobile.example.org/news/lee-xi?id=7&page=1",
        "https://example.org/news/lee-xi",
    ],
)
def test_address_key_of_another_document_is_another(other: str) -> None:
    assert address_key(other) not in ("", address_key(STORY))


@pytest.mark.parametrize(
    "nothing",
    ["", "https://example.org", "https://example.org/", "mailto:a@b.org", "http://[::1", "/news/7"],
)
def test_address_key_of_what_names_no_document_is_empty(nothing: str) -> None:
    assert address_key(nothing) == ""


def test_address_key_of_letters_and_of_their_bytes_is_the_same() -> None:
    assert address_key("https://example.org/caf\u00e9/%7Ea?q=\u00e9") == address_key(
        "https://example.org/caf%c3%A9/~a?q=%C3%A9"
    )


def test_address_key_tells_letters_of_an_older_encoding_apart() -> None:
    first, second = "https://example.org/%B0%A1?q=%B0%A1", "https://example.org/%B0%A1?q=%B0%A2"
    assert address_key(first) != address_key(second)
    assert address_key(first) != address_key(first.replace("/%B0%A1", "/%B0%A2"))

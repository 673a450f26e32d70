import json

import pytest

from briefs.importer.draft import DocumentRejected
from briefs.importer.formats.json_text import check_depth
from briefs.importer.pipeline import read_draft
from briefs.importer.read import read
from tests.importer.formats.made import NEWS


def test_json_fields_are_hints_and_the_title_heads_the_text() -> None:
    page = read(
        "f.jsonl#3",
        b'{"text": "They signed it.", "title": "Peru and Kenya sign", "published": '
        b'"2026-01-05T10:00:00Z", "url": "https://n.example/a", "views": 1e999}',
    )
    assert page.text == "Peru and Kenya sign\n\nThey signed it."
    assert page.lines[0].zone == "title"
    assert (page.url, page.hints.published) == ("https://n.example/a", "2026-01-05")


def test_json_title_that_stands_in_the_text_is_not_said_twice() -> None:
    content = json.dumps({"title": "Peru and Kenya Sign Fish Pact", "text": NEWS}).encode()
    page = read("a.json", content)
    assert page.text == NEWS
    assert page.lines[0].zone == "title"


def test_json_html_is_read_as_a_page() -> None:
    page = read(
        "a.json", b'{"html": "<h1>T</h1><p>Words &amp; more</p>", "published": "5 May 2024"}'
    )
    assert page.text == "T\n\nWords & more"
    assert page.hints.published == "2024-05-05"


def test_json_draft_has_title_day_and_agreements() -> None:
    value = {"text": NEWS, "title": "Peru and Kenya sign fish pact", "published": "2026-01-07"}
    draft = read_draft("f.jsonl#1", json.dumps(value).encode())
    assert (draft.title, draft.published) == (value["title"], "2026-01-07")
    assert draft.agreements


def test_json_false_address_is_left_out_and_said() -> None:
    page = read("a.json", b'{"text": "words", "url": "javascript:alert(1)"}')
    assert page.url == ""
    assert "no web address" in page.warnings[0]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"text": "a", "text": "b"}', "twice"),
        (b'{"text": "a", "n": NaN}', "no JSON number"),
        (b'{"text": 5}', "is a number"),
        (b'{"text": ["a"]}', "is a list"),
        (b'{"body": "a"}', "Keys found: body"),
        (b'"text"', "holds a JSON string"),
        (b'{"text": "a"', "no JSON"),
        (b'{"text": "\\ud800"}', "half a character"),
        (b'{"a":' * 100_000, "nested deeper"),
        (b"[" * 100_000, "nested deeper"),
        (b'{"text": "' + b'\\"' * 900_000, "no JSON"),
    ],
)
def test_json_that_cannot_be_read_names_the_trouble(content: bytes, words: str) -> None:
    with pytest.raises(DocumentRejected, match=words):
        read("a.json", content)


def test_depth_brackets_in_strings_are_no_levels() -> None:
    check_depth("a.json", json.dumps({"text": "[" * 500 + '\\"{'}))


def test_json_million_digits_are_no_trouble() -> None:
    page = read("a.json", b'{"text": "words", "n": ' + b"9" * 1_000_000 + b"}")
    assert page.text == "words"

"""RIS as a parser of its own reads it."""

from __future__ import annotations

import pytest
import rispy

from briefs.reader.citing import ris
from tests.reader.citing.works import TITLES, make_work, person


def test_record_says_what_the_work_is() -> None:
    [record] = rispy.loads(ris(make_work()))
    assert record["type_of_reference"] == "RPRT"
    assert record["authors"] == ["Writer, Jane", "Second, Bob"]
    assert (record["year"], record["date"], record["edition"]) == ("2026", "2026/01/20", "2")
    assert record["urls"] == ["https://briefs.example.org/briefs/a-brief/editions/2/"]
    assert (record["publisher"], record["language"]) == ("Example Institute", "en")
    assert record["keywords"] == ["trade", "R&D"]
    assert record["abstract"] == "Two sentences. And % a second."


@pytest.mark.parametrize("title", TITLES)
def test_title_is_read_back_as_it_was(title: str) -> None:
    [record] = rispy.loads(ris(make_work(title=title, abstract=title, keywords=[title])))
    assert (record["title"], record["abstract"]) == (title, title)
    assert not record.get("unknown_tag")


def test_institution_is_an_author_as_it_is_written() -> None:
    name = "Ministry of Trade"
    [record] = rispy.loads(ris(make_work(authors=[person(name, kind="institution")])))
    assert record["authors"] == [name]


def test_lines_end_as_the_format_says() -> None:
    text = ris(make_work())
    assert text.count("\r\n") == text.count("\n")
    assert text.endswith("ER  - \r\n")

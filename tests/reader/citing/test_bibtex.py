"""BibTeX as a parser of its own reads it."""

from __future__ import annotations

from functools import cache
from typing import Any

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from hypothesis import given, settings
from hypothesis import strategies as some
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from briefs.fields import normalise
from briefs.reader.citing import Work, bibtex
from tests.reader.citing.works import TITLES, make_work, person


@cache
def decoder() -> LatexNodes2Text:
    """The parser's own decoder with three commands of LaTeX that it does not know."""
    known = get_default_latex_context_db()
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    commands = [MacroTextSpec(name, simplify_repl=sign) for name, sign in signs.items()]
    known.add_context_category("text", macros=commands, prepend=True)
    return LatexNodes2Text(latex_context=known, keep_braced_groups=True)


def read(work: Work) -> Any:
    library = bibtexparser.parse_string(
        bibtex(work),
        append_middleware=[SeparateCoAuthors(), LatexDecodingMiddleware(decoder=decoder())],
    )
    assert not library.failed_blocks
    [entry] = library.entries
    return entry


def unbraced(value: str) -> str:
    return value.removeprefix("{").removesuffix("}")


def test_entry_says_what_the_work_is() -> None:
    entry = read(make_work())
    assert (entry.entry_type, entry.key) == ("techreport", "a-brief-2")
    assert entry["author"] == ["Writer, Jane", "Second, Bob"]
    assert (entry["year"], entry["month"]) == ("2026", "jan")
    assert entry["note"] == "Edition 2, 20 January 2026"
    assert entry["url"] == "https://briefs.example.org/briefs/a-brief/editions/2/"
    assert entry["type"] == "Policy brief"
    assert unbraced(entry["institution"]) == "Example Institute"


@pytest.mark.parametrize("title", TITLES)
def test_title_is_read_back_as_it_was(title: str) -> None:
    assert unbraced(read(make_work(title=title))["title"]) == title


@pytest.mark.parametrize("title", TITLES)
def test_braces_are_balanced_even_for_a_reader_that_knows_no_backslash(title: str) -> None:
    depth = 0
    for sign in bibtex(make_work(title=title, abstract=title, publisher=title)):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0


def test_institution_with_an_and_in_its_name_is_one_author() -> None:
    name = "Ministry of Trade, Industry and Energy"
    entry = read(make_work(authors=[person(name, kind="institution"), person("Jane Writer")]))
    assert entry["author"] == [f"{{{name}}}", "Writer, Jane"]


def test_names_are_parted_as_they_were_meant() -> None:
    text = bibtex(make_work(authors=[person("Jan van der Berg"), person("김민수")]))
    library = bibtexparser.parse_string(
        text, append_middleware=[SeparateCoAuthors(), SplitNameParts()]
    )
    first, second = library.entries[0]["author"]
    assert (first.first, first.von, first.last) == (["Jan"], ["van", "der"], ["Berg"])
    assert second.last == ["{김민수}"]


@settings(deadline=None)
@given(some.text(some.characters(codec="utf-8"), min_size=1, max_size=80))
def test_any_title_makes_one_whole_entry(text: str) -> None:
    try:
        title = " ".join(normalise(text).split())
    except Exception:
        return
    entry = read(make_work(title=title, abstract=title))
    assert entry.key == "a-brief-2"
    assert entry["year"] == "2026"

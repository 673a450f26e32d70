"""CSL-JSON as a processor of citation styles reads it."""

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON

from briefs.reader.citing import Work, csl_json
from tests.reader.citing.works import TITLES, make_work, person

# Variables of the specification (CSL 1.0.2, appendix IV) and what they hold.
TEXT = {"id", "type", "title", "edition", "genre", "publisher", "URL", "language", "abstract",
        "keyword"}  # fmt: skip


def item(work: Work) -> dict[str, Any]:
    [only] = json.loads(csl_json(work))
    return dict(only)


def rendered(work: Work) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = CiteProcJSON(json.loads(csl_json(work)))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatters.plain)
        bibliography.register(Citation([CitationItem(work.key)]))
        return "".join(str(entry) for entry in bibliography.bibliography())


def test_item_holds_nothing_but_variables_of_the_specification() -> None:
    said = item(make_work())
    assert set(said) == TEXT | {"author", "issued"}
    assert all(isinstance(said[name], str) for name in TEXT)
    assert said["type"] == "report"
    assert said["issued"] == {"date-parts": [[2026, 1, 20]]}
    assert said["author"][0] == {"family": "Writer", "given": "Jane"}


def test_institution_is_a_literal_name() -> None:
    said = item(make_work(authors=[person("Ministry of Trade", kind="institution")]))
    assert said["author"] == [{"literal": "Ministry of Trade"}]


def test_brief_without_an_author_is_by_its_publisher() -> None:
    assert item(make_work(authors=[]))["author"] == [{"literal": "Example Institute"}]


@pytest.mark.parametrize("title", TITLES)
def test_title_is_read_back_as_it_was(title: str) -> None:
    assert item(make_work(title=title))["title"] == title


def test_processor_makes_a_reference_of_it() -> None:
    reference = rendered(make_work())
    for words in ("Writer, J", "2026", "What was settled", "Example Institute"):
        assert words in reference

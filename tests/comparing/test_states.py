from __future__ import annotations

from typing import Any

from briefs.comparing.states import RowChange, changed_rows, in_short

ADA = {"uid": "1", "name": "Ada", "affiliation": "", "orcid": ""}
BEN = {"uid": "2", "name": "Ben", "affiliation": "", "orcid": ""}
BOOK = {"citation": "A book.", "url": "https://example.org/book"}
PAGE = {"citation": "A page.", "url": ""}


def state(**changed: Any) -> dict[str, Any]:
    rows: dict[str, Any] = {name: [] for name in ("tags", "authors", "references", "agreements")}
    return {"title": "T", "context": "", **rows, "sources": [], **changed}


def test_short_words_name_fields_and_count_rows() -> None:
    before = state(tags=["trade"], agreements=[{"number": 1, "uid": "a"}])
    after = state(title="U", tags=["trade", "fish", "steel"])
    assert in_short(before, after) == "title, 2 tags added, 1 agreement removed"


def test_nothing_changed_says_nothing() -> None:
    assert in_short(state(), state()) == ""


def test_agreement_under_another_number_is_changed() -> None:
    old, new = {"number": 1, "uid": "a"}, {"number": 3, "uid": "a"}
    found = changed_rows("agreements", state(agreements=[old]), state(agreements=[new]))
    assert found == [RowChange("changed", old, new)]


def test_reference_of_the_same_address_is_the_same_row() -> None:
    cited = {**BOOK, "citation": "A book, second printing."}
    before, after = state(references=[BOOK, PAGE]), state(references=[PAGE, cited])
    assert changed_rows("references", before, after) == [
        RowChange("changed", BOOK, cited),
        RowChange("moved"),
    ]


def test_authors_in_another_order_are_told() -> None:
    assert in_short(state(authors=[ADA, BEN]), state(authors=[BEN, ADA])) == "order of authors"


def test_state_of_an_older_form_is_compared_with_what_it_has() -> None:
    assert in_short({"title": "T"}, state(tags=["fish"])) == "context, 1 tag added"

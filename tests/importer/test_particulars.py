import pytest

from briefs.importer.particulars import (
    is_legal_title,
    is_masthead,
    is_numbered,
    is_particular,
    is_result,
    is_section,
)


@pytest.mark.parametrize(
    "text", ["Location: Nairobi", "Attendance: 6,214", "Agenda item 71 (b)", "Counsel: A. Sisk"]
)
def test_particular_label_with_its_value_is_one(text: str) -> None:
    assert is_particular(text)


@pytest.mark.parametrize(
    "text", ["Calvera: ports without water", "Country of many rivers", "Date palms are sold"]
)
def test_particular_headline_is_none(text: str) -> None:
    assert not is_particular(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alder Vale 3-0 Port Anson", True),
        ("VALE 2 (Orr 31, Lind 88)", True),
        ("3. Millfield 30 17 8 5 59", True),
        ("City draw 2-2 at Vale after a late header and stay top", False),
        ("Budget for 2024 grows by 4 percent", False),
        ("They won 3-0.", False),
    ],
)
def test_result_scores_and_rows_of_figures_are_told(text: str, expected: bool) -> None:
    assert is_result(text) is expected


def test_numbered_section_is_told_from_a_day_and_a_headline() -> None:
    assert is_numbered("2. Orders and prices")
    assert is_numbered("(a) To exchange data;")
    assert not is_numbered("12. Mai 2023")
    assert not is_numbered("10 things to know about eels")


def test_masthead_and_legal_title_are_told_by_their_words() -> None:
    assert is_masthead("SUPREME COURT OF CALVERA")
    assert not is_masthead("Bank of Calvera raises its rates")
    assert is_legal_title("Terms of Service")


def test_section_needs_its_number() -> None:
    assert is_section("Article 3")
    assert is_section("CHAPTER II Scope")
    assert not is_section("Article on rivers wins a prize")

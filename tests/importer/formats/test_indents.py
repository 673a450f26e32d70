import pytest

from briefs.importer.formats.indents import openings


def _opening(text: str) -> list[str]:
    raws = text.split("\n")
    return [raw.strip() for raw, opens in zip(raws, openings(raws), strict=True) if opens]


@pytest.mark.parametrize(
    ("first", "further"),
    [("    ", ""), ("      ", "  "), ("  ", ""), ("\t", ""), ("\u3000", ""), ("   ", " ")],
)
def test_openings_deeper_line_opens_whatever_the_margin_of_the_others(
    first: str, further: str
) -> None:
    text = f"HEADING\n{first}Able\n{further}a\n{further}b.\n{first}Baker.\n{first}Charlie\n"
    text += f"{further}c.\n Reuter"
    assert _opening(text) == ["HEADING", "Able", "Baker.", "Charlie"]


def test_openings_first_lines_in_a_row_each_open_after_a_finished_one() -> None:
    text = "    Able\na.\n    Baker.\n    Charlie.\n    Dog\nd."
    assert _opening(text) == ["Able", "Baker.", "Charlie.", "Dog"]


def test_openings_text_set_in_as_a_whole_opens_once() -> None:
    assert _opening("Heading\n    Able and\n    baker and\n    charlie.") == ["Heading", "Able and"]


def test_openings_inset_passage_between_indented_paragraphs_opens_once() -> None:
    text = "    Able\na.\n    Quoted and\n    quoted on and\n    on.\n    Baker\nb."
    assert _opening(text) == ["Able", "Quoted and", "Baker"]


def test_openings_blank_line_opens_and_a_single_column_does_not() -> None:
    assert _opening("Able\n a\n\n Baker\nb\n \t\nCharlie") == ["Able", "Baker", "Charlie"]


def test_openings_of_nothing_are_none() -> None:
    assert openings(["", "  ", "\t"]) == [False, False, False]

"""Tables and bare lists of an article stay with it; tickers and lists of links do not."""

import pytest

from briefs.importer.pipeline import read_draft

HEAD = "Islands sign pact on ferries\nBy Ann Lee\n4 May 2024\n\n"
FIRST = (
    "Two islands signed a pact on ferries on Monday after a quarrel that had gone on for years.\n"
)
LAST = "The first boat sails in June, the harbour master said, if there is anybody to steer it.\n"


def _paragraphs(text: str) -> list[str]:
    draft = read_draft("a.txt", text.encode())
    return [" ".join(span.of(draft.text).split()) for span in draft.paragraphs]


def test_table_of_one_cell_a_line_after_its_announcement_is_body() -> None:
    cells = ["Boat", "Captain", "MV Gannet", "O. Lind", "MV Petrel", "n/a"]
    for lead in ("The boats that will sail are:\n", "The boats are shown in the table.\n"):
        text = HEAD + FIRST + lead + "\n".join(cells) + "\n" + LAST
        assert _paragraphs(text)[2:-1] == cells


def test_bare_items_behind_a_colon_are_body_and_links_are_not() -> None:
    items = ["Agreement on the ferry", "Protocol on the mail"]
    text = HEAD + FIRST + "They signed the following:\n" + "\n".join(items) + "\n"
    assert _paragraphs(f"{text}Share this article\n")[-2:] == items
    links = FIRST + "Related Stories:\n" + "\n".join(items) + "\n" + LAST
    assert len(_paragraphs(HEAD + links)) == 2
    assert len(_paragraphs(HEAD + FIRST + "\n".join(items) + "\n" + LAST)) == 2


@pytest.mark.parametrize(
    "rows",
    [
        ["Net     2,114,000    1,960,000", "Revs    30.2 mln     27.7 mln"],
        ["Shr 41 cts vs 38 cts", "Net 2,114,000 vs 1,960,000"],
        ["Brent", "84.14", "-0.84", "Gasoil", "81.20", "-0.87"],
    ],
)
def test_rows_of_figures_below_running_text_are_body(rows: list[str]) -> None:
    told = [" ".join(row.split()) for row in rows]
    assert _paragraphs(HEAD + FIRST + "\n".join(rows) + "\n")[1:] == told


def test_rows_of_figures_open_a_report_that_is_only_a_table() -> None:
    rows = ["Shr 41 cts vs 38 cts", "Net 2,114,000 vs 1,960,000", "Revs 30.2 mln vs 27.7 mln"]
    text = "u f BC-FERRY-<FRY>-NET 05-04\nISLAND FERRIES <FRY> 1ST QTR NET\n" + "\n".join(rows)
    draft = read_draft("a.txt", f"{text}\nNOTE: It includes a gain of 3.1 mln from boats.".encode())
    assert draft.title == "ISLAND FERRIES <FRY> 1ST QTR NET"
    assert len(draft.paragraphs) == 4


@pytest.mark.parametrize(
    "ticker",
    [
        "BRENT 84.14 +0.6%\nGOLD 2,391.2 -0.3%\n",
        "USD/XYZ 4.4215   Brent 74.10\nEUR/XYZ 5.0107   Gold 2,391\n",
        "Mon 15 Jul 2024 11.40   Last modified on Mon 15 Jul 2024 13.05\nShares 1   Comments 2\n",
    ],
)
def test_ticker_above_the_headline_or_stamp_below_it_is_no_table(ticker: str) -> None:
    assert len(_paragraphs("Home | News\n" + ticker + HEAD + FIRST + LAST)) == 2
    assert len(_paragraphs("Islands sign pact on ferries\n" + ticker + FIRST + LAST)) == 2


def test_ticker_under_a_heading_of_its_own_is_furniture() -> None:
    ticker = "Markets\nBrent\n84.14\n-0.84\nGold\n2,391\n+3.1\n"
    assert len(_paragraphs(HEAD + FIRST + LAST + ticker)) == 2

"""Captions and credits, with and without a mark, and sentences that only sound like them."""

import pytest

from briefs.importer import looks
from briefs.importer.pipeline import read_draft

BODY = """OSLO - The ferry between the two islands has a timetable that nobody has seen in print.

It leaves when the captain has finished his tea, and it comes back when he has had another.
"""


@pytest.mark.parametrize(
    "line",
    [
        "This photo, provided by the port on May 4, shows Captain Lind (R) with the mayor.",
        "In this file picture taken in 2009, the old boat leaves the harbour. (AP)",
        "NEW BOAT. The mayor cuts a ribbon on Monday. With her is the captain. (Photo by A. Lee)",
        "Captain Lind (left) and the mayor on Monday (May 4, 2020). (Photo courtesy of the port)",
        "The mayor and her guests at the harbour yesterday. PHOTO/NWA",
        "The old boat passes the lighthouse last May. | KYODO",
        "The new boat in the yard | Supplied",
        "Captain Lind on the bridge. Picture: Sue Orr",
        "Photo : Port of Oslo",
        "Captain Lind and the mayor on the bridge yesterday. — NDA/NDS Photo",
        "The captain's office in the old harbour. Mail file photo",
        "Captain Lind with the mayor at the quay. [Source: Supplied]",
        "ANN ORR/THE CANADIAN PRESS",
    ],
)
def test_caption_or_credit_is_told_by_how_it_is_printed(line: str) -> None:
    assert looks.is_caption(line) or looks.is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "A photo agency released its figures for the year, and they were worse than last year's.",
        "The picture that the captain drew of the ferry's debts showed how far they had grown.",
        "He handed over his file and photo to the clerk, who lost both (see page 4).",
        "The image of the port has suffered, the mayor said, and it will take years to mend it.",
        "The port signed with one firm | the other went home",
        "He had never forgotten the old boat. The captain's widow keeps his photo",
        "The mayor hung it over her desk - a gift, and the captain's last photo",
    ],
)
def test_sentence_about_pictures_is_no_caption(line: str) -> None:
    assert not looks.is_caption(line)


def _parts(head: str) -> tuple[str, list[str], int]:
    draft = read_draft("a.txt", f"{head}\n{BODY}".encode())
    return draft.title, [span.of(draft.text) for span in draft.chrome], len(draft.paragraphs)


TITLE = "Island ferry keeps its old timetable for another year"


def test_phrase_below_stamp_and_buttons_is_a_caption_and_no_headline() -> None:
    caption = "The ferry at the old quay"
    head = f"Harbour Mail\nHome  News\n{TITLE}\nBy Ann Lee\n4 May 2020\nShare\n{caption}"
    assert _parts(head) == (TITLE, ["Harbour Mail", "Home  News", "Share", caption], 2)


def test_sentence_between_stamp_and_dateline_is_a_caption_and_above_them_a_deck() -> None:
    sentence = "The ferry leaves the old quay in the fog, as it has done every day since 1961."
    stamp = "By Ann Lee\n4 May 2020"
    assert _parts(f"{TITLE}\n{stamp}\n{sentence}") == (TITLE, [sentence], 2)
    assert _parts(f"{TITLE}\n{sentence}\n{stamp}") == (TITLE, [], 2)


def test_headline_below_the_date_of_a_paper_is_the_headline() -> None:
    head = f"Serving the islands and the sound since 1927\nMonday, 4 May 2020\n{TITLE}"
    assert _parts(head)[0] == TITLE


def test_line_over_a_credit_above_the_article_is_a_caption() -> None:
    caption, credit = "Captain Lind and the mayor shake hands on Monday.", "ANN ORR/AFP"
    head = f"{TITLE}\nBy Ann Lee\n4 May 2020\nOpen this photo in gallery:\n{caption}\n{credit}"
    assert _parts(head) == (TITLE, ["Open this photo in gallery:", caption, credit], 2)


def test_phrase_below_the_stamp_is_a_caption_where_a_deck_stands_above_it() -> None:
    deck, phrase = (
        "Nobody has ever seen it in print, the mayor says",
        "The two captains at the quay",
    )
    assert _parts(f"{TITLE}\n{deck}\nBy Ann Lee\n4 May 2020\n{phrase}") == (TITLE, [phrase], 2)
    assert _parts(f"{TITLE}\nBy Ann Lee\n4 May 2020\n{deck}") == (TITLE, [], 2)


def test_deck_over_the_author_of_a_report_with_a_dateline_is_no_paragraph() -> None:
    deck = "The captain told the council on Monday that nobody has ever seen a timetable."
    text = (
        f"{TITLE}\n{deck}\nAnn Marie Lee\nOslo - The ferry leaves when he has had his tea, he said."
    )
    assert [block.span.of(text) for block in read_draft("a.txt", text.encode()).blocks] == [
        text.rpartition("\n")[2]
    ]

"""The headline by its place: neither a count of comments nor the sentence under it."""

from briefs.importer.pipeline import read_draft

BODY = """The ferry between the two islands has a timetable that nobody has ever seen in print.

It leaves when the captain has finished his tea, and it comes back when he has had another.
"""


def _title(head: str) -> str:
    return read_draft("a.txt", f"{head}\n\n{BODY}".encode()).title


def test_headline_is_no_bare_number() -> None:
    assert _title("Today's Paper | Opinion\nFerries on paper\nAda Obi   October 17, 2012\n17") == (
        "Ferries on paper"
    )


def test_headline_is_not_the_long_sentence_under_it() -> None:
    deck = (
        "The captain, who died on Monday aged 91, was the last of those who had crossed the sound "
        "in an open boat with the mail, two goats and a harmonium between his knees."
    )
    assert _title(f"The captain of the island ferry\n{deck}\n3 May 2012") == (
        "The captain of the island ferry"
    )


def test_headline_is_not_the_deck_that_repeats_the_text() -> None:
    deck = "The timetable leaves when the captain has finished his tea."
    assert _title(f"Why ferries run late\n{deck}\nBy Ada Obi\n3 May 2012") == "Why ferries run late"


def test_headline_is_no_entry_of_the_menu_above_it() -> None:
    menu = "Ferries, Boats & Trains   Roads & Bridges   Weather & Tides"
    head = f"{menu}\nFerries, Boats & Trains\n28 JAN, 15:07\nCaptain sees no need for a timetable"
    assert _title(head) == "Captain sees no need for a timetable"


def test_headline_of_a_short_article_is_not_its_first_sentence_when_a_date_ends_it() -> None:
    article = "Ferries ran late on Friday after the captain had lost his cup somewhere on board."
    text = (
        f"SECTION: News\nFerries run late again\nDATELINE: OSLO\n{article}\nIt was found there.\n"
    )
    draft = read_draft(
        "a.txt", f"{text}He was glad of it, he said.\nLOAD-DATE: July 3, 1998".encode()
    )
    assert draft.title == "Ferries run late again"

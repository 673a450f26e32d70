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

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


def test_headline_is_not_the_slug_over_it_that_begins_with_its_words() -> None:
    slug, title = "FOCUS - Ferries, captain", "Ferries, captain close to a timetable at last"
    assert _title(f"Sound News Digest\nHome | Boats | Tea\n{slug}\n{title}") == title
    assert _title("Home | Boats | Tea\nFOCUS - Ferries still late on the sound\n3 May 2012") == (
        "FOCUS - Ferries still late on the sound"
    )


def test_headline_is_not_the_name_of_the_office_though_the_text_repeats_it() -> None:
    body = "The Captains' Union (CAPUN) Secretariat said on Monday that the ferry would run late."
    head = (
        "Captains' Union (CAPUN) Secretariat\nHome | Boats | Tea\nPress release 61/2012\n"
        "(3 May 2012)\nFERRY ON THE SOUND TO BE LATE, SAYS ST. OLAF"
    )
    found = read_draft("a.txt", f"{head}\n{body}\n\n{BODY}".encode())
    assert found.title == "FERRY ON THE SOUND TO BE LATE, SAYS ST. OLAF"
    assert len(found.blocks) == 3


def test_headline_is_not_the_name_of_a_paper_or_of_a_listed_company() -> None:
    menu = "Front page * Boats * Tea * Letters"
    title = "Captain ends talks about the timetable empty-handed"
    assert _title(f"FERRIES AND HARBOURS NEWSLINE\n{menu}\n{title}\n3 May 2012") == title
    assert _title(f"Sound Ferry Company (NYSE: SFC)\n{title}") == title


def test_headline_is_not_the_line_between_dashes_below_it() -> None:
    title = "Sound Ferries to Buy Second Boat in Transaction Valued at 4 Million"
    assert _title(f"FOR IMMEDIATE RELEASE\n{title}\n- Captain has finished his tea -") == title


def test_headline_above_date_and_counter_is_not_the_caption_below_them() -> None:
    title = "Captain sees no need for a timetable of the two islands"
    caption = "The captain with his tea on the ferry, May 22"
    assert _title(f"Home | Boats | Tea\n{title}\n22 May 2012\nViews: 1,204\n{caption}") == title
    assert _title(f"Home | Boats | Tea\nIsland life\n22 May 2012\n{title}") == title


def test_headline_is_no_credited_caption_and_no_link_to_more_of_the_author() -> None:
    title = "What keeps an old boat afloat"
    head = f"Home | Boats | Tea\n{title}\nby Ada Obi\n3 May 2012"
    caption = "The captain finishes his tea on the ferry. Photo: A. Obi/SND"
    assert _title(f"{head}\n{caption}") == title
    assert _title(f"{head}\nMore by this Author") == title


def test_headline_is_no_byline_whose_names_the_text_repeats() -> None:
    title = "What keeps an old boat afloat"
    body = "Ada Obi and Ivo Lind crossed the sound on Monday and were given nothing but tea there."
    text = f"{title}\nBy Ada Obi and Ivo Lind\n3 May 2012\n\n{body}\n\n{BODY}"
    assert read_draft("a.txt", text.encode()).title == title


def test_headline_is_no_bulleted_point_below_the_stamp() -> None:
    title = "UPDATE 2-Captain sees no need for a timetable"
    points = "* Tea is taken on board\n* Timetable was never seen in print"
    text = f"{title}\nMon May 3, 2012 12:01pm EST\n{points}\nOSLO, May 3 (Reuters) - {BODY}"
    found = read_draft("a.txt", text.encode())
    assert (found.title, found.dateline_place, len(found.blocks)) == (title, "OSLO", 4)

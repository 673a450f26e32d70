import textwrap

import pytest

from briefs.importer.draft import Draft
from briefs.importer.pipeline import read_draft

FIRST = (
    "HANOI--Vietnam and Laos signed a trade agreement in the capital on Monday after two years of "
    "talks on tariffs and transit, officials of both sides said."
)
SECOND = (
    "The agreement will take effect in January and covers rice, timber, coffee and electricity, "
    "which makes up most of the trade of the two."
)
TITLE = "Vietnam, Laos sign trade pact"


def _wrapped(width: int, *paragraphs: str, between: str = "\n\n") -> Draft:
    body = between.join("\n".join(textwrap.wrap(text, width)) for text in paragraphs)
    return read_draft("a.txt", f"{TITLE}\n{between}{body}".encode())


def _texts(draft: Draft) -> list[str]:
    return [" ".join(block.span.of(draft.text).split()) for block in draft.blocks]


@pytest.mark.parametrize("between", ["\n\n", "\n    "])
@pytest.mark.parametrize("width", [32, 40, 47, 60, 66, 72, 80, 90, 100])
def test_wrapped_article_of_any_width_keeps_title_dateline_and_paragraphs(
    width: int, between: str
) -> None:
    for paragraphs in ([FIRST], [FIRST, SECOND]):
        draft = _wrapped(width, *paragraphs, between=between)
        assert _texts(draft) == paragraphs
        assert (draft.title, draft.dateline_place) == (TITLE, "HANOI")


def test_finished_line_with_room_for_the_next_word_ends_its_paragraph() -> None:
    lines = (
        "Vietnam and Laos signed a trade agreement in the capital on\n"
        "Monday after two years of talks, as officials of both said.\n"
        "Ministers will meet again in Vientiane in the spring to talk\n"
        "about roads and a railway line that has long been planned.\n"
        "A bridge is next."
    )
    draft = read_draft("a.txt", f"{TITLE}\n\n{lines}".encode())
    assert _texts(draft)[-1] == "A bridge is next."


def test_wrapped_items_are_kept_apart_and_whole() -> None:
    lines = (
        "The two sides signed these in Hanoi on Monday, as their ministers said:\n"
        "- an agreement on the trade in rice and coffee, which is going to run\n"
        "for five years and may be renewed;\n"
        "- an agreement on the mutual recognition of degrees from universities.\n"
        "Officials of both sides said that the bridge over the river would have\n"
        "to wait."
    )
    draft = read_draft("a.txt", f"{TITLE}\n\n{lines}".encode())
    assert [block.kind for block in draft.blocks] == ["paragraph", "item", "item", "paragraph"]
    assert _texts(draft)[1].endswith("may be renewed;")


def test_lines_under_the_words_of_an_item_belong_to_it() -> None:
    lines = (
        "The two sides signed these in Hanoi:\n- an agreement on the\n  trade in rice\n"
        "- an agreement on the\n  recognition of degrees\n\n" + SECOND
    )
    draft = read_draft("a.txt", f"{TITLE}\n\n{lines}".encode())
    assert _texts(draft)[1:3] == [
        "an agreement on the trade in rice",
        "an agreement on the recognition of degrees",
    ]


def test_dash_within_a_wrapped_sentence_opens_no_item() -> None:
    lines = (
        "Vietnam and Laos signed a trade agreement in the capital on Monday\n"
        "- the first in two years - and spoke about tariffs and transit with\n"
        "one another."
    )
    assert len(read_draft("a.txt", f"{TITLE}\n\n{lines}".encode()).paragraphs) == 1


def test_list_of_headlines_is_not_taken_for_a_wrapped_text() -> None:
    lines = "Tuna prices rise again\nPort of Lima to grow\nWhat ministers said\nA bridge too far"
    draft = read_draft("a.txt", f"{lines}\n\n{TITLE}\n\n{FIRST}\n\n{SECOND}".encode())
    assert draft.title == TITLE
    assert len(draft.chrome) == 4


HEADER = " 3-FEB-1987 10:11:12.13\ncoffee\nlaos\n      C T\nf0042reute\n"
WIRE = HEADER + "u f BC-LAOS-COFFEE   02-03 0107\n"
SHOUTED = "VIETNAM AND LAOS SIGN A TRADE AGREEMENT AFTER TWO YEARS OF TALKS ON TARIFFS"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [60, 66, 72, 80])
@pytest.mark.parametrize(
    ("first", "further"), [("    ", ""), ("      ", "  "), ("\t", ""), ("  ", ""), ("   ", " ")]
)
def test_wire_copy_of_any_indentation_keeps_headline_and_paragraphs(
    first: str, further: str, width: int, between: str
) -> None:
    paragraphs = ["HANOI, Feb 3 - " + FIRST.partition("--")[2], SECOND, SECOND, "A bridge is next."]
    body = between.join(
        textwrap.fill(text, width, initial_indent=first, subsequent_indent=further)
        for text in paragraphs
    )
    text = f"{WIRE}{textwrap.fill(SHOUTED, width)}\n{body}\n Reuter\n"
    for received in (text, text.replace("\n", "\r\n")):
        draft = read_draft("a.txt", received.encode())
        assert _texts(draft) == paragraphs
        assert (" ".join(draft.title.split()), draft.dateline_place) == (SHOUTED, "HANOI")


def test_lines_broken_by_hand_are_joined_under_their_indented_first_lines() -> None:
    paragraphs = [
        "HANOI, Feb 3 - Vietnam and Laos signed a trade agreement\nin the capital on Monday after "
        "two years of talks on tariffs\nand transit. Officials of both sides said afterwards\nthat "
        "it would be ratified in the spring of next year.\nParliaments must agree.",
        "The agreement will take effect in January and covers rice, timber,\ncoffee and power, "
        "which makes up most of the\ntrade of the two, and the rest is to follow in the years\n"
        "that come after.",
    ]
    text = f"{SHOUTED[:45]}\n" + "\n".join("    " + paragraph for paragraph in paragraphs)
    assert _texts(read_draft("a.txt", text.encode())) == [
        paragraph.replace("\n", " ") for paragraph in paragraphs
    ]


def test_headline_in_capitals_is_not_joined_with_the_text_below() -> None:
    text = f"{SHOUTED[:60]}\n" + textwrap.fill(FIRST + " " + SECOND, 62)
    draft = read_draft("a.txt", text.encode())
    assert draft.title == SHOUTED[:60]
    assert _texts(draft) == [f"{FIRST} {SECOND}"]


@pytest.mark.parametrize("width", [60, 66, 72])
def test_wire_in_capitals_keeps_headline_and_paragraphs(width: int) -> None:
    told = ["HANOI, FEB 3, WIRE - " + FIRST.partition("--")[2].upper(), SECOND.upper()]
    body = "\n".join(textwrap.fill(text, width, initial_indent="   ") for text in told)
    draft = read_draft("a.txt", f"ZCZC HNA617\n{SHOUTED[:49]}\n{body}\nNNNN\n".encode())
    assert _texts(draft) == told
    assert (draft.title, draft.dateline_place) == (SHOUTED[:49], "HANOI")


def test_list_of_headlines_in_capitals_is_not_joined() -> None:
    lines = "TUNA PRICES RISE AGAIN\nPORT OF LIMA TO GROW\nWHAT MINISTERS SAID LAST NIGHT\n"
    draft = read_draft("a.txt", f"{lines}\n{TITLE}\n\n{FIRST}\n\n{SECOND}".encode())
    assert draft.title == TITLE
    assert len(draft.chrome) == 3


@pytest.mark.parametrize("below", ["By ELLEN DRAKE\nWire Writer", "Hanoi, VWIS, May 4, 2004"])
def test_byline_or_stamp_below_a_long_headline_is_no_part_of_it(below: str) -> None:
    title = "Vietnam and Laos sign a trade agreement after two years of talks"
    body = "\n".join("     " + textwrap.fill(text, 66) for text in (FIRST, SECOND, SECOND))
    draft = read_draft("a.txt", f"[Home] [Releases] [Links]\n{title}\n{below}\n{body}".encode())
    assert draft.title == title
    assert _texts(draft) == [FIRST, SECOND, SECOND]


def test_sentence_goes_on_below_names_and_a_year() -> None:
    lines = (
        "The agreement was drawn up in Vientiane in three long nights of talks\n"
        "By the river, Laos said, nobody had slept much since the fourth of\n"
        "April 2004, and nobody had expected to do so before it was all over.\n"
    )
    assert len(read_draft("a.txt", f"{TITLE}\n\n{lines}".encode()).paragraphs) == 1


def test_headline_does_not_run_on_into_the_dateline_below_it() -> None:
    head = "Long rows about fish and cod on both banks of the sound end"
    lines = (
        "OSLO, May 7 (AFP) - Norway and Sweden signed a pact on fish in\n"
        "the capital on Monday after two years of talks about cod and\n"
        "hake, as officials of both sides (AFP) and a captain said."
    )
    draft = read_draft("a.txt", f"{head}\n{lines}\n".encode())
    assert (draft.title, draft.dateline_place, len(draft.blocks)) == (head, "OSLO", 1)

"""The checks of one section at a time: what they find, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from briefs.quality import linking, picturing, structure
from briefs.quality.addresses import lost_notes
from briefs.quality.outline import Outline, outline
from briefs.quality.picturing import Known

UID = "0b0fb5e2-8f6a-4f6e-9d0a-0123456789ab"
KNOWN = {UID: Known(alt="Two ports seen from the air", credit="Photo: Ines Moreno")}


def said(check: Callable[[Outline], Iterable[Any]], text: str) -> list[str]:
    return [one.message for one in check(outline("analysis", text))]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("#### Deep\n\nText.", "follows one of level 2: write it with ###"),
        ("### One\n\n##### Three\n", "follows one of level 3: write it with ####"),
        ("## Two marks make level four\n", "write it with ###"),
        ("###\n\nText.", "no words"),
    ],
)
def test_heading_out_of_order_or_without_words_is_told(text: str, word: str) -> None:
    assert word in said(structure.headings, text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "### One\n\n#### Two\n\n### Three\n",
        "# One mark stands at level three as well\n\n### Three\n",
        "### One\n\n#### Two\n\n##### Three\n\n### Back\n",
        "`#### code`\n\n    #### more code\n",
        "A line with #### in it.",
        "",
    ],
)
def test_headings_in_order_and_what_is_no_heading_are_left_alone(text: str) -> None:
    assert said(structure.headings, text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [("| | |\n|-|-|\n|a|b|", "empty first row"), ("|Year| |\n|-|-|\n|a|b|", "no name")],
)
def test_table_without_names_of_columns_is_told(text: str, word: str) -> None:
    assert word in said(structure.tables, text)[0]


@pytest.mark.parametrize(
    "text", ["|Year|Sum|\n|-|-|\n|a| |", "| |2024|2025|\n|-|-|-|\n|Korea|1|2|", "a | b"]
)
def test_table_with_names_and_an_empty_corner_or_cell_is_left_alone(text: str) -> None:
    assert said(structure.tables, text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[here](/topics/)", "do not say where"),
        ("[Click here!](/topics/)", "do not say where"),
        ("[Read more →](https://example.org/a)", "do not say where"),
        ("[点击这里](https://example.org/a)", "do not say where"),
        ("[https://example.org/a/b](https://example.org/a/b)", "bare address"),
        ("<https://example.org/a/b>", "bare address"),
        ("[](https://example.org/a)", "has no words"),
        ("[the text]()", "leads nowhere"),
    ],
)
def test_link_that_says_nothing_is_told(text: str, word: str) -> None:
    (message,) = said(lambda section: linking.link_text([section]), text)
    assert word in message


@pytest.mark.parametrize(
    "text",
    [
        "[what stands here](/topics/)",
        "[the report on trade](https://example.org/a)",
        "[reported](#agreement-1) and [reported](#agreement-2)",
        "[the report](/a/) and once more [the report](/a/)",
        f"[![Two ports](image:{UID})](https://example.org/ports)",
        "`[here](/topics/)` is code",
        "here and there",
        "Write to [the editors](mailto:desk@example.org).",
    ],
)
def test_link_that_says_where_it_leads_is_left_alone(text: str) -> None:
    assert said(lambda section: linking.link_text([section]), text) == []


def test_same_words_for_two_places_are_told_once_and_over_sections() -> None:
    sections = [
        outline("context", "[The report](/a/)"),
        outline("analysis", "[the report](/b/) and [the report](/c/)"),
    ]
    (advice,) = linking.link_text(sections)
    assert (advice.field, advice.about) == ("analysis", "the report")
    assert "/a/" in advice.message
    assert "/b/" in advice.message


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (f"![DSC_0012.JPG](image:{UID})", "a file name"),
        (f"![IMG_20240101](image:{UID})", "a file name"),
        (f"![Image of two ports](image:{UID})", "is said already"),
        (f"![Photo: Ines Moreno](image:{UID})", "repeat its credit"),
        (f"![decorative](image:{UID})", "leave it out"),
        (f"![{'long ' * 60}](image:{UID})", "299 characters"),
        ("![Two ports](https://example.org/a.png)", "add it under Images"),
        ("![](image:99999999-8f6a-4f6e-9d0a-0123456789ab)", "no words"),
    ],
)
def test_words_for_an_image_that_do_not_serve_are_told(text: str, word: str) -> None:
    assert word in said(lambda section: picturing.images(section, KNOWN), text)[0]


@pytest.mark.parametrize(
    "text",
    [
        f"![](image:{UID})",
        f"![Chart of exports since 2010](image:{UID})",
        f"![The image that Seoul gives of itself](image:{UID})",
        f"![Photographers of the summit, seen by Ines Moreno](image:{UID})",
        f"`![x.png](image:{UID})`",
    ],
)
def test_words_that_say_what_an_image_shows_are_left_alone(text: str) -> None:
    assert said(lambda section: picturing.images(section, KNOWN), text) == []


def test_mark_of_a_footnote_without_a_note_is_told_once() -> None:
    (message,) = said(lost_notes, "One.[^a] Two.[^a] Three.[^b]\n\n[^b]: Here.")
    assert "[^a]:" in message


def test_footnote_with_its_note_and_marks_in_code_are_left_alone() -> None:
    assert said(lost_notes, "One.[^a] `[^b]` [^] and [1].\n\n[^a]: Here.") == []

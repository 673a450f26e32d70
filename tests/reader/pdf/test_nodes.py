"""The tree that the template of the PDF sets."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from briefs import markup
from briefs.reader.pdf.nodes import Reader
from briefs.reader.pdf.runs import DEEPEST


def nodes(text: str, **fields: Any) -> list[Any]:
    reader = Reader(**{"site": "https://x.org/", "agreements": frozenset({1}), **fields})
    blocks = markup.blocks(text, prefix="analysis", seen=set())
    return list(reader.section([block["html"] for block in blocks]))


def kinds(tree: Any) -> set[str]:
    if isinstance(tree, list):
        return {kind for node in tree for kind in kinds(node)}
    if isinstance(tree, dict):
        own = {tree["k"]} if "k" in tree else set()
        return own | {kind for value in tree.values() for kind in kinds(value)}
    return set()


def depth(tree: Any) -> int:
    if isinstance(tree, dict):
        return 1 + max((depth(value) for value in tree.values()), default=0)
    return max((depth(node) for node in tree), default=0) if isinstance(tree, list) else 0


def words(tree: Any) -> str:
    if isinstance(tree, str):
        return tree
    if isinstance(tree, dict):
        return words([tree.get("c", ""), tree.get("text", ""), tree.get("items", []),
                      tree.get("rows", []), tree.get("alt", "")])  # fmt: skip
    return " ".join(words(node) for node in tree)


def test_every_part_of_markdown_has_its_node() -> None:
    text = (
        "# A heading\n\nText *em* **strong** ~~gone~~ `code` [link](https://y.org)\\\nnext[^n].\n\n"
        "- one\n- two\n\n3. three\n\n> quote\n\n    code\n\n---\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n[^n]: A note.\n"
    )
    assert kinds(nodes(text)) == {
        "h", "p", "em", "strong", "del", "code", "a", "br", "note", "ul", "ol", "quote", "pre",
        "hr", "table",
    }  # fmt: skip


def test_list_keeps_the_number_that_it_starts_with() -> None:
    [node] = nodes("3. three\n4. four")
    assert (node["start"], len(node["items"])) == (3, 2)


def test_footnote_stands_where_it_is_first_referred_to() -> None:
    [paragraph] = nodes("One[^a] and again[^a].\n\n[^a]: The note.")
    first, again = (node for node in paragraph["c"] if isinstance(node, dict))
    assert (first["k"], words(first).strip(), again) == (
        "note", "The note.", {"k": "again", "id": first["id"]},
    )  # fmt: skip


def test_footnotes_that_refer_to_each_other_end() -> None:
    tree = nodes("x[^a]\n\n[^a]: see [^a] and [^b]\n[^b]: other [^a]\n")
    assert "other" in words(tree)
    assert depth(tree) < 8


def test_link_to_another_page_of_the_site_is_absolute() -> None:
    [paragraph] = nodes("[there](/topics/trade/) and [here](#context)")
    [link] = (node for node in paragraph["c"] if isinstance(node, dict))
    assert link["url"] == "https://x.org/topics/trade/"
    assert "here" in words(paragraph)


def test_reference_to_an_agreement_knows_whether_it_is_there() -> None:
    [paragraph] = nodes("[a](#agreement-1) [b](#agreement-7)")
    marks = [node for node in paragraph["c"] if isinstance(node, dict)]
    assert [(mark["n"], mark["known"]) for mark in marks] == [(1, True), (7, False)]


@pytest.mark.parametrize(
    "text", [">" * 40 + " deep", "\n".join("  " * n + "- item" for n in range(40)), "*_" * 40 + "x"]
)
def test_nesting_is_bounded(text: str) -> None:
    assert depth(nodes(text)) <= 2 * DEEPEST + 2


def test_word_too_long_for_a_line_may_break_and_an_address_is_left_alone() -> None:
    assert "\u200b" in words(nodes("a" * 100))
    assert "\u200b" not in words(nodes("a" * 40))
    assert "\u200b" not in words(nodes(f"<https://example.org/{'a' * 100}>"))


@settings(deadline=None)
@given(some.text(some.characters(codec="utf-8", exclude_characters="\x00"), max_size=200))
def test_any_text_keeps_its_letters(text: str) -> None:
    shown = markup.plain("".join(b["html"] for b in markup.blocks(text, prefix="a", seen=set())))
    assert sorted(filter(str.isalpha, words(nodes(text)))) == sorted(filter(str.isalpha, shown))

"""The text of a source cut at the marks on it: nothing lost, nothing doubled, nesting right."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefs.desk.passages import Mark, Pointer, layout_marks, pieces

TEXT = "Search\nKenya and Chad signed a pact.\nShare this"


def drawn(text: str, marks: list[Mark], pointers: list[Pointer] | None = None) -> str:
    """The pieces as brackets: “[sort:…]”, a rest without its anchor as “[+sort:…]”."""
    out = ""
    for piece in pieces(text, marks, pointers or []):
        if piece.opens is not None:
            out += f"[{'+' * piece.opens.is_rest}{piece.opens.sort}:"
        elif piece.pointer is not None:
            out += f"^{piece.pointer.number}"
        else:
            out += "]" * piece.closes + piece.text
    return out


def test_marks_that_nest_are_nested_and_the_same_place_opens_the_longer_first() -> None:
    marks = [Mark(0, 3, "b"), Mark(0, 6, "a"), Mark(4, 6, "c")]
    assert drawn("abcdef", marks) == "[a:[b:abc]d[c:ef]]"


def test_marks_that_cross_are_split_where_the_outer_one_ends() -> None:
    assert drawn("abcdef", [Mark(0, 4, "a"), Mark(2, 6, "b")]) == "[a:ab[b:cd]][+b:ef]"


def test_number_stands_behind_its_passage() -> None:
    pointers = [Pointer(3, 2, "x", "n"), Pointer(3, 1, "x", "n")]
    assert drawn("abcd", [Mark(0, 3, "a")], pointers) == "[a:abc]^1^2d"


def test_layout_is_furniture_headline_and_what_is_said_of_the_article() -> None:
    layout = {"chrome": [[0, 6], [37, 47]], "title": [[7, 35]], "meta": [[3, 900]], "body": []}
    found = [(mark.sort, mark.span) for mark in layout_marks(layout, len(TEXT))]
    assert found == [("furniture", "0-6"), ("furniture", "37-47"), ("headline", "7-35")]
    assert layout_marks({}, 10) == []
    assert [mark.span for mark in layout_marks({"title": [2, 5]}, 10)] == ["2-5"]


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=12),
    st.lists(st.integers(0, 40), max_size=4),
)
def test_whatever_is_marked_the_text_stands_as_it_is(
    text: str, spans: list[tuple[int, int]], places: list[int]
) -> None:
    marks = [Mark(s, s + n, str(i)) for i, (s, n) in enumerate(spans) if s + n <= len(text)]
    pointers = [Pointer(place, 1, "", "") for place in places if place <= len(text)]
    found = list(pieces(text, marks, pointers))
    assert "".join(piece.text for piece in found) == text
    depth = at = 0
    opened: dict[str, int] = {}
    for piece in found:
        depth += (piece.opens is not None) - piece.closes
        assert depth >= 0
        at += len(piece.text)
        if piece.opens is not None and not piece.opens.is_rest:
            opened[piece.opens.sort] = at
    assert depth == 0
    assert opened == {mark.sort: mark.start for mark in marks}
    assert sum(1 for piece in found if piece.pointer) == len(pointers)

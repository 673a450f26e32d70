"""Text on a terminal: how many cells it takes, and how it is made to fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator


def printable(text: str) -> str:
    """The text with a space for whatever a terminal would obey, on one line."""
    return "".join(char if char.isprintable() else " " for char in text)


def cells(text: str) -> int:
    """How many columns a terminal gives the text: two to a wide character, none to a mark."""
    return sum(map(_cells, text))


def _cells(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fitted(text: str, columns: int) -> str:
    """The text within so many columns, cut with an ellipsis; empty if there is no room."""
    if cells(text) <= columns:
        return text
    used = 0
    for place, char in enumerate(text):
        used += _cells(char)
        if used > columns - 1:
            return text[:place] + "…" if columns > 0 else ""
    return text


def wrapped(text: str, columns: int, indent: str) -> Iterator[str]:
    """The words of a text in lines of so many columns, all but the first indented."""
    line = ""
    for word in printable(text).split():
        if line and cells(line) + 1 + cells(word) > columns:
            yield line
            line = indent + word
        else:
            line = f"{line} {word}" if line else word
        while cells(line) > columns:  # a word longer than a line
            head = fitted(line, columns + 1)[:-1]
            yield head
            line = indent + line[len(head) :]
    if line:
        yield line

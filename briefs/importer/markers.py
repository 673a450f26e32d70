"""What stands before the words of a list item: a bullet, a number or a letter."""

from __future__ import annotations

import re

BULLET = re.compile(r"(--|[-•*–—▪■◦‣·+])[ \t\xa0]+(?=\S)")
NUMBER = re.compile(r"\(?(\d{1,3})[.)][ \t\xa0]+(?=\S)")
LETTER = re.compile(r"\(?(?:[ivx]{1,4}|[a-h])[.)][ \t\xa0]+(?=\S)")


def sign_of(text: str) -> str:
    """The bullet that a line begins with, ``1`` for a number, ``a`` for a letter, else nothing."""
    bullet = BULLET.match(text)
    if bullet:
        return bullet[1][0]
    if NUMBER.match(text):
        return "1"
    return "a" if LETTER.match(text) else ""


def marker_length(text: str) -> int:
    """How much of a line is bullet, number or letter, with the space behind it."""
    marker = BULLET.match(text) or NUMBER.match(text) or LETTER.match(text)
    return marker.end() if marker else 0

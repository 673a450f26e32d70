"""HTML read as a mere row of tags and text: no tree, so nothing is too deep for it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

# comments, then elements whose content is no text, then single tags; an open end runs to the end
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|title)\b[^<>]*+>?.*?(?:</\1\s*+>|\Z)"
    r"|</?([a-z][a-z0-9]*+)[^<>]*+>?"
    r"|<[!?][^<>]*+>?",
    re.IGNORECASE | re.DOTALL,
)


def pieces(source: str) -> Iterator[tuple[str, bool, str]]:
    """(tag in lower case or empty, whether it closes, text after it) in order."""
    at, tag, closes = 0, "", False
    for match in _MARKUP.finditer(source):
        yield tag, closes, _text(source[at : match.start()])
        at, tag, closes = match.end(), (match[2] or "").lower(), match[0].startswith("</")
    yield tag, closes, _text(source[at:])


def _text(raw: str) -> str:
    return html.unescape(raw) if "&" in raw else raw


def visible(text: str) -> int:
    """Characters that are no space."""
    return sum(map(len, text.split()))

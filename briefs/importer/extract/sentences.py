"""Sentences of a paragraph, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.draft import Span

# a mark first: the search goes from mark to mark
END = re.compile(
    r"[.!?…;](?:[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W_a-z])|(?<!;)[\"”’)\]]+\s+(?=[A-Z“\"]))"
)
LAST_WORD = re.compile(r"([^\W\d_][\w.'-]{0,20})\.[\"'”’)\]]*$")
MARKER = re.compile(r"\s{0,8}(?:[-•*–—▪■◦‣·]|\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)])\s{1,8}")
LABEL = re.compile(r"[A-Z][A-Z /'’-]{2,30}[.:]\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``flat`` is its text with line breaks as spaces, same length.

    ``paragraph`` is the number of its paragraph, ``order`` its own in the document.
    """

    span: Span
    flat: str
    paragraph: int
    order: int
    item: bool = False


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(vocabulary.phrases("abbreviations", "abbreviations"))


def split(
    text: str, span: Span, paragraph: int, order: int, *, item: bool = False
) -> list[Sentence]:
    """Sentences of ``text[span]``, numbered from ``order``; list markers and labels cut off.

    ``item`` says that the page calls the paragraph a list item, with or without a marker.
    """
    flat = span.of(text).replace("\n", " ").replace("\t", " ").replace("\xa0", " ")
    # wire copy of old keeps the mark of its markup in front of a firm's name
    flat = flat.replace("&lt;", "   <")
    marker = MARKER.match(flat)
    start = marker.end() if marker else 0
    is_item = item or marker is not None
    label = LABEL.match(flat, start)
    start = label.end() if label else start
    found: list[Sentence] = []
    for match in END.finditer(flat, start):
        mark = match.start() + 1
        if not _ends(flat[max(start, mark - 30) : mark]):
            continue
        _add(found, flat, start, match.end(), span.start, paragraph, order, is_item)
        start = match.end()
    _add(found, flat, start, len(flat), span.start, paragraph, order, is_item)
    return found


def _ends(before: str) -> bool:
    if before.endswith(";"):
        return False
    match = LAST_WORD.search(before)
    if not match:
        return True
    word = match.group(1).lower()
    if len(word) == 1 and word != "i":
        return False
    return word not in _abbreviations()


def _add(
    found: list[Sentence],
    flat: str,
    start: int,
    end: int,
    offset: int,
    paragraph: int,
    order: int,
    item: bool,
) -> None:
    piece = flat[start:end]
    trimmed = piece.strip()
    if trimmed:
        left = offset + start + len(piece) - len(piece.lstrip())
        span = Span(left, left + len(trimmed))
        found.append(Sentence(span, trimmed, paragraph, order + len(found), item))

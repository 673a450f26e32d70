"""A title that came beside the text, put at its head so that it has a place there."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.importer.draft import Span
from briefs.importer.page import Line, Page

_WORDS = re.compile(r"\w+")
_SUBJECT = re.compile(r"\A[>*\s]*Subject\s*:[*\s]*(?:(?:re|fwd?)\s*:\s*)*", re.IGNORECASE)
_HEAD_LINES = 40


def with_title(page: Page) -> Page:
    """The page with ``hints.title`` as a line of its text marked as the title.

    A line among the first that already is the title, or names it as the
    subject of an e-mail, is marked in place.
    """
    key = _key(page.hints.title)
    if not key or any(line.zone == "title" for line in page.lines):
        return page
    found = _place(page, key)
    if found is not None:
        index, span = found
        below = _opened(page.lines[index + 1 : index + 2])
        marked = Line(span, "title", opens=True)
        return page.changed(lines=(*page.lines[:index], marked, *below, *page.lines[index + 2 :]))
    head = page.hints.title
    shift = len(head) + 2
    moved = (
        replace(line, span=Span(line.span.start + shift, line.span.end + shift))
        for line in page.lines
    )
    title = Line(Span(0, len(head)), "title", opens=True)
    return page.changed(text=f"{head}\n\n{page.text}", lines=(title, *moved))


def _place(page: Page, key: str) -> tuple[int, Span] | None:
    """Where the title stands: a line of its own before the subject among an e-mail's fields."""
    subject: tuple[int, Span] | None = None
    for index, line in enumerate(page.lines[:_HEAD_LINES]):
        text = line.span.of(page.text)
        if _key(text) == key:
            return index, line.span
        field = _SUBJECT.match(text)
        if field and _key(text[field.end() :]) == key:
            subject = subject or (index, Span(line.span.start + field.end(), line.span.end))
    return subject


def _opened(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(replace(line, opens=True) for line in lines)


def _key(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))

"""A title that came beside the text, put at its head so that it has a place there."""

from __future__ import annotations

import re

from briefs.importer.draft import Span
from briefs.importer.page import Line, Page

_WORDS = re.compile(r"\w+")
_HEAD_LINES = 40


def with_title(page: Page) -> Page:
    """The page with ``hints.title`` as a line of its text marked as the title.

    A line among the first that already is the title is marked in place.
    """
    key = _key(page.hints.title)
    if not key or any(line.zone == "title" for line in page.lines):
        return page
    for index, line in enumerate(page.lines[:_HEAD_LINES]):
        if _key(line.span.of(page.text)) == key:
            marked = Line(line.span, "title", opens=True)
            below = _opened(page.lines[index + 1 : index + 2])
            lines = (*page.lines[:index], marked, *below, *page.lines[index + 2 :])
            return page.changed(lines=lines)
    head = page.hints.title
    shift = len(head) + 2
    moved = (
        Line(Span(line.span.start + shift, line.span.end + shift), line.zone, line.opens)
        for line in page.lines
    )
    title = Line(Span(0, len(head)), "title", opens=True)
    return page.changed(text=f"{head}\n\n{page.text}", lines=(title, *moved))


def _opened(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(Line(line.span, line.zone, opens=True) for line in lines)


def _key(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))

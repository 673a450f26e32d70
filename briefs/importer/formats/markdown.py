"""Markdown to visible lines: headings without their marks, front matter as hints."""

from __future__ import annotations

import re

from briefs.importer.draft import Span
from briefs.importer.page import Hints, Line, Page, Zone

from .hints import as_day, merged
from .plain import plain_page

_HEADING = re.compile(r"(#{1,6})[ \t]+")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")
_FIELD = re.compile(
    r"(title|date|published|author|url|link|source)[ \t]*:[ \t]*(.+)$", re.IGNORECASE
)
_FENCE = "---"
_MOST_FIELDS = 40
_NAMES = {"date": "published", "link": "url", "source": "outlet"}


def read_markdown(page: Page) -> Page:
    """A page of Markdown: the first-level heading is the title, marks are no text."""
    page = plain_page(page)
    texts = [line.span.of(page.text) for line in page.lines]
    end = _front_matter(texts)
    hints = _hints(texts[1 : max(end - 1, 0)])
    lines = [Line(line.span, "furniture", line.opens) for line in page.lines[:end]]
    for at in range(end, len(texts)):
        below = texts[at + 1] if at + 1 < len(texts) else ""
        lines += _line(page.lines[at], texts[at], below)
    titles = [index for index, line in enumerate(lines) if line.zone == "title"]
    for index in titles[1:]:
        lines[index] = Line(lines[index].span, "", opens=True)
    url = page.url or hints.url
    return page.changed(lines=tuple(lines), hints=merged(page.hints, hints), url=url)


def _line(line: Line, text: str, below: str) -> list[Line]:
    heading = _HEADING.match(text)
    if heading:
        inner = text[heading.end() :].rstrip("#").rstrip()
        start = line.span.start + heading.end()
        zone: Zone = "title" if len(heading[1]) == 1 else ""
        return [Line(Span(start, start + len(inner)), zone, opens=True)] if inner else []
    if _UNDERLINE.match(text):
        return []
    if below.startswith("===") and _UNDERLINE.match(below):
        return [Line(line.span, "title", opens=True)]
    return [line]


def _front_matter(texts: list[str]) -> int:
    """The number of lines from one ``---`` at the very top to the next; 0 without."""
    if texts[:1] != [_FENCE]:
        return 0
    ends = [at for at, text in enumerate(texts[1:_MOST_FIELDS], start=1) if text == _FENCE]
    return ends[0] + 1 if ends else 0


def _hints(fields: list[str]) -> Hints:
    found: dict[str, str] = {}
    for text in fields:
        field = _FIELD.match(text)
        if field:
            name = field[1].lower()
            found.setdefault(_NAMES.get(name, name), field[2].strip().strip("\"'"))
    return Hints(**{**found, "published": as_day(found.get("published", ""))})

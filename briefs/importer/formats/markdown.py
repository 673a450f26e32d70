"""Markdown to visible lines: headings and quotations without their marks, front matter as hints."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.importer.draft import Span
from briefs.importer.page import UNMARKED, Hints, Line, Mark, Page

from .hints import as_day, merged
from .plain import plain_page

_HEADING = re.compile(r"(#{1,6})[ \t]+")
_QUOTE = re.compile(r"(?:>[ \t]?)+[ \t]*")
_ITEM = re.compile(r"(?:[-*+]|(\d{1,4})[.)])[ \t]+\S")
_BOLD = re.compile(r"(\*\*|__)(?![\s*_])([^*_]{1,200})\1$")
_LABEL = 12  # words of a bold line that is a heading
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
        close = at + 1 < len(texts) and not page.lines[at + 1].opens
        lines += _line(page.lines[at], texts[at], texts[at + 1] if close else "")
    titles = [index for index, line in enumerate(lines) if line.zone == "title"]
    for index in titles[1:]:
        lines[index] = replace(lines[index], zone="")
    url = page.url or hints.url
    return page.changed(lines=tuple(lines), hints=merged(page.hints, hints), url=url)


def _line(line: Line, text: str, below: str) -> list[Line]:
    """What is visible of a line of the source; ``below`` is the line right under it."""
    heading = _HEADING.match(text)
    if heading:
        inner = text[heading.end() :].rstrip("#").rstrip()
        return [_heading(line, heading.end(), inner, len(heading[1]))] if inner else []
    if _UNDERLINE.match(text):
        return []
    if _UNDERLINE.match(below):
        return [_heading(line, 0, text, 1 if below[0] == "=" else 2)]
    quote, bold = _QUOTE.match(text), _BOLD.match(text)
    if quote:
        inner = text[quote.end() :]
        return [_within(line, quote.end(), inner, Mark("quote"))] if inner else []
    if bold:
        label = len(bold[2].split()) <= _LABEL and bold[2][-1] not in ".,;"
        return [_within(line, 2, bold[2], Mark("heading") if label else UNMARKED)]
    item = _ITEM.match(text)
    if item:
        number = int(item[1] or 0)
        return [replace(line, zone="item", opens=True, mark=Mark("item", number))]
    return [line]


def _heading(line: Line, left: int, text: str, level: int) -> Line:
    inner = _within(line, left, text, Mark("heading", level))
    return replace(inner, zone="title") if level == 1 else inner


def _within(line: Line, left: int, text: str, mark: Mark) -> Line:
    start = line.span.start + left
    return Line(Span(start, start + len(text)), line.zone, opens=True, mark=mark)


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

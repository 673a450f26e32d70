"""Plain text to visible lines."""

from __future__ import annotations

from briefs.importer.draft import DocumentRejected, Span
from briefs.importer.page import Line, Page

from . import bounds
from .indents import MARGIN, margin_length, openings


def plain_page(page: Page) -> Page:
    """A page with the visible lines of its text. Raises DocumentRejected for too long a one."""
    check_length(page.name, len(page.text), page.text.count("\n") + 1, bounds.MAX_RAW_LINES)
    return page.changed(lines=tuple(plain_lines(page.text)))


def plain_lines(text: str) -> list[Line]:
    """Visible lines of a plain text, their margins cut, and which of them open a paragraph."""
    raws = text.split("\n")
    lines: list[Line] = []
    start = 0
    for raw, opens in zip(raws, openings(raws), strict=True):
        if stripped := raw.strip(MARGIN):
            left = start + (0 if raw[0] == stripped[0] else margin_length(raw))
            lines.append(Line(Span(left, left + len(stripped)), opens=opens))
        start += len(raw) + 1
    return lines


def check_length(name: str, characters: int, lines: int, most: int = bounds.MAX_LINES) -> None:
    """Raises DocumentRejected above ``MAX_CHARACTERS`` or ``most`` lines."""
    if characters > bounds.MAX_CHARACTERS or lines > most:
        raise DocumentRejected(
            f"{name}: has {characters:,} characters in {lines:,} lines; at most "
            f"{bounds.MAX_CHARACTERS:,} in {most:,} are read. "
            "Save the article alone, or split it."
        )

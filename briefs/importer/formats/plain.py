"""Plain text to visible lines."""

from __future__ import annotations

from briefs.importer.draft import DocumentRejected, Span
from briefs.importer.page import Line, Page

from . import bounds

MARGIN = " \t\f\v\xa0\u2002\u2003\u2009\u202f\u3000"


def plain_page(page: Page) -> Page:
    """A page with the visible lines of its text. Raises DocumentRejected for too long a one."""
    check_length(page.name, len(page.text), page.text.count("\n") + 1, bounds.MAX_RAW_LINES)
    return page.changed(lines=tuple(plain_lines(page.text)))


def plain_lines(text: str) -> list[Line]:
    """Visible lines of a plain text, margins cut, blank lines and indents noted.

    A margin that all lines share is no sign of a new paragraph; more than it is.
    """
    raws = text.split("\n")
    shared = min((_margin(raw) for raw in raws if raw.strip(MARGIN)), default=0)
    lines: list[Line] = []
    start, blank = 0, True
    for raw in raws:
        stripped = raw.strip(MARGIN)
        if stripped:
            margin = _margin(raw)
            indented = margin - shared > 1 or (margin > shared and raw[0] in "\t\u3000")
            left = start + margin
            lines.append(Line(Span(left, left + len(stripped)), opens=blank or indented))
        blank = not stripped
        start += len(raw) + 1
    return lines


def _margin(raw: str) -> int:
    return len(raw) - len(raw.lstrip(MARGIN))


def check_length(name: str, characters: int, lines: int, most: int = bounds.MAX_LINES) -> None:
    """Raises DocumentRejected above ``MAX_CHARACTERS`` or ``most`` lines."""
    if characters > bounds.MAX_CHARACTERS or lines > most:
        raise DocumentRejected(
            f"{name}: has {characters:,} characters in {lines:,} lines; at most "
            f"{bounds.MAX_CHARACTERS:,} in {most:,} are read. "
            "Save the article alone, or split it."
        )

"""Stage one: a file as received to the text that every later span refers to."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from .decoding import decode, normalise
from .draft import DocumentRejected, Span
from .page import Line, Page

MAX_BYTES = 5 * 1024 * 1024
MAX_CHARACTERS = 2_000_000
MAX_LINES = 60_000
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
}
ADDRESS = re.compile(r"# ?url: ?(\S+)[^\n]*(?:\n|$)")
MARGIN = " \t\f\v\xa0"


def read(name: str, content: bytes, url: str = "") -> Page:
    """Bytes of a .txt, .md or .html file to a Page.

    A first line ``# url: …`` is the address and no part of the text. Raises
    DocumentRejected, naming the file, the trouble and the remedy.
    """
    media_type = MEDIA_TYPES.get(PurePosixPath(name.replace("\\", "/")).suffix.lower())
    if media_type is None:
        raise DocumentRejected(
            f"{name}: this kind of file is not read. Send it as .txt, .md, .html or .htm."
        )
    _check_size(name, content)
    text, encoding, warnings = decode(name, content)
    text, more = normalise(name, text)
    address = ADDRESS.match(text)
    if address:
        text, url = text[address.end() :], url or address.group(1)
    page = Page(name, content, media_type, encoding, url, text, (), warnings=warnings + more)
    if media_type == "text/html":
        from .html_page import read_html

        page = read_html(page)
    else:
        page = _plain(page)
    return _checked(page)


def _check_size(name: str, content: bytes) -> None:
    if not content.strip():
        raise DocumentRejected(f"{name}: is empty. Save the page again and send that.")
    if len(content) > MAX_BYTES:
        raise DocumentRejected(
            f"{name}: has {len(content):,} bytes; at most {MAX_BYTES:,} are read. "
            "Save the article alone, or split it."
        )


def _checked(page: Page) -> Page:
    if not page.lines:
        raise DocumentRejected(
            f"{page.name}: holds no visible text. Save the page again and send that."
        )
    if len(page.text) > MAX_CHARACTERS or len(page.lines) > MAX_LINES:
        raise DocumentRejected(
            f"{page.name}: has {len(page.text):,} characters in {len(page.lines):,} lines; at most "
            f"{MAX_CHARACTERS:,} in {MAX_LINES:,} are read. Save the article alone, or split it."
        )
    return page


def _plain(page: Page) -> Page:
    return Page(
        page.name,
        page.content,
        page.media_type,
        page.encoding,
        page.url,
        page.text,
        tuple(plain_lines(page.text)),
        page.hints,
        page.warnings,
    )


def plain_lines(text: str) -> list[Line]:
    """Visible lines of a plain text, margins cut, blank lines and indents noted."""
    lines: list[Line] = []
    start, blank = 0, True
    for raw in text.split("\n"):
        stripped = raw.strip(MARGIN)
        if stripped:
            left = start + len(raw) - len(raw.lstrip(MARGIN))
            indented = raw[:1] in MARGIN and len(raw) - len(raw.lstrip(MARGIN)) > 1
            indented = indented or raw.startswith("\t")
            lines.append(Line(Span(left, left + len(stripped)), opens=blank or indented))
        blank = not stripped
        start += len(raw) + 1
    return lines

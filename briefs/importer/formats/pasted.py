"""An e-mail copied into a text file: its head lines are fields, not sentences."""

from __future__ import annotations

from briefs.importer.page import Hints, Page

from .headings import with_title
from .hints import as_day, merged
from .mail_header import subject
from .mail_quotes import head_starts, set_quotes_aside
from .mail_sender import sender
from .plain import plain_page

_FIRST_LINES = 3


def read_text(page: Page) -> Page:
    """A page of plain text; one that opens with From and Date lines is read as an e-mail."""
    page = plain_page(page)
    texts = [line.span.of(page.text) for line in page.lines[: _FIRST_LINES + 6]]
    if not any(head_starts(texts, index) for index in range(min(_FIRST_LINES, len(texts)))):
        return page
    lines, head = set_quotes_aside(page, is_forward=True)
    said = Hints(title=subject(head.subject), published=as_day(head.date))
    hints = merged(merged(page.hints, said), sender(head.sender))
    return with_title(page.changed(lines=lines, hints=hints))

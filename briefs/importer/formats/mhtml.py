"""A web page saved with its pictures (.mhtml) to the page alone."""

from __future__ import annotations

from email.message import EmailMessage

from briefs.importer.draft import DocumentRejected
from briefs.importer.page import Page

from .html_page import read_html
from .mail import parse_message
from .mail_header import header
from .mail_text import text_of
from .normal import normalise


def read_mhtml(page: Page) -> Page:
    """The page that was saved: its address is Content-Location, its charset the part's.

    The day it was saved is not the day it was published, so Date is no hint.
    Raises DocumentRejected when no part is HTML.
    """
    message = parse_message(page.name, page.content)
    parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not parts:
        raise DocumentRejected(
            f"{page.name}: this saved page has no HTML part. Save it again as “Web page, "
            "single file”, or as .html."
        )
    saved = header(message, "snapshot-content-location")
    main = next((part for part in parts if saved and _address(part) == saved), parts[0])
    text, encoding, warnings = text_of(page.name, main)
    text, more = normalise(page.name, text)
    address = saved or _address(main)
    if not address.startswith(("http://", "https://")):
        address = ""
    return read_html(
        page.changed(
            text=text,
            encoding=encoding,
            url=page.url or address,
            warnings=(*page.warnings, *warnings, *more),
        )
    )


def _address(part: EmailMessage) -> str:
    return header(part, "content-location")

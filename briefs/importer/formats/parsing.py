"""One document of a known kind to its page, in the process that asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from briefs.importer.draft import DocumentRejected
from briefs.importer.page import Page

from .decoding import decode
from .kinds import WORD, Kind, kind_of
from .names import shown
from .normal import normalise
from .pasted import read_text
from .plain import check_length

ADDRESS = re.compile(r"# ?url: ?(\S+)[^\n]*(?:\n|$)")
MAX_URL = 1000


@cache
def _url() -> re.Pattern[str]:
    """As strict as the check at storing: a false hint is no reason to reject a document."""
    return re.compile(
        r"https?://(?:[^\s:@/]+(?::[^\s:@/]*)?@)?"
        r"(?:[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]{0,61}[a-z0-9\u00a1-\uffff])?\.)+"
        r"[a-z\u00a1-\uffff][a-z0-9\u00a1-\uffff-]{1,62}\.?(?::\d{1,5})?(?:[/?#]\S*)?$",
        re.IGNORECASE,
    )


def parse(name: str, content: bytes, url: str = "") -> Page:
    """Bytes of one document to a Page, without the checks that ``read`` makes first.

    Raises DocumentRejected. It may take any time: ``guard`` runs it where it can be stopped.
    """
    kind, name = kind_of(name), shown(name)
    page = Page(name, content, kind.media_type, "", url, "", ())
    reader = _carrier(kind)
    if reader is None:
        page = _decoded(page, name)
        reader = _textual(kind)
    return _checked(_addressed(reader(page)))


def _carrier(kind: Kind) -> Callable[[Page], Page] | None:
    """The reader of a kind whose bytes are no text; each is imported when it is needed."""
    if kind.media_type == WORD:
        from .word import read_word

        return read_word
    if kind.media_type == "application/pdf":
        from .pdf import read_pdf

        return read_pdf
    if kind.media_type == "message/rfc822":
        from .mail import read_mail

        return read_mail
    if kind.media_type == "multipart/related":
        from .mhtml import read_mhtml

        return read_mhtml
    return None


def _textual(kind: Kind) -> Callable[[Page], Page]:
    if kind.media_type == "text/html":
        from .html_page import read_html

        return read_html
    if kind.media_type.startswith("application/json"):
        from .json_document import read_json

        return read_json
    if kind.media_type == "text/markdown":
        from .markdown import read_markdown

        return read_markdown
    return read_text


def _decoded(page: Page, name: str) -> Page:
    text, encoding, warnings = decode(name, page.content)
    text, more = normalise(name, text)
    address = ADDRESS.match(text)
    url = page.url
    if address:
        text, url = text[address.end() :], url or address.group(1)
    return page.changed(text=text, encoding=encoding, url=url, warnings=warnings + more)


def _addressed(page: Page) -> Page:
    """The page without an address that is none, and a word about it."""
    if not page.url or (len(page.url) <= MAX_URL and _url().match(page.url)):
        return page
    warning = f"left out, being no web address: {shown(page.url)[:80]}"
    return page.changed(url="", warnings=(*page.warnings, warning))


def _checked(page: Page) -> Page:
    if not page.lines:
        raise DocumentRejected(
            f"{page.name}: holds no visible text. Save the page again and send that."
        )
    check_length(page.name, len(page.text), len(page.lines))
    return page

"""Stage one: a file as received to the text that every later span refers to."""

from __future__ import annotations

import re
from collections.abc import Callable

from .decoding import decode, is_plain, normalise
from .draft import DocumentRejected
from .formats.bounds import MAX_BYTES, MAX_CHARACTERS, MAX_LINES
from .formats.disguise import check_first_bytes
from .formats.kinds import WORD, Kind, kind_of
from .formats.names import shown
from .formats.plain import check_length, plain_lines, plain_page
from .page import Page

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "MAX_LINES", "parse", "plain_lines", "read"]

ADDRESS = re.compile(r"# ?url: ?(\S+)[^\n]*(?:\n|$)")
# as strict as the check at storing: a false hint is no reason to reject a document
URL = re.compile(
    r"https?://(?:[^\s:@/]+(?::[^\s:@/]*)?@)?"
    r"(?:[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]{0,61}[a-z0-9\u00a1-\uffff])?\.)+"
    r"[a-z\u00a1-\uffff][a-z0-9\u00a1-\uffff-]{1,62}\.?(?::\d{1,5})?(?:[/?#]\S*)?$",
    re.IGNORECASE,
)
MAX_URL = 1000
HTML_KEY = re.compile(rb'"html"\s*:')


def read(name: str, content: bytes, url: str = "") -> Page:
    """Bytes of one document (``formats.kinds.KINDS``, not an archive) to a Page.

    A first line ``# url: …`` is the address and no part of the text. What a
    parser may choke on is parsed in a process of its own, within the bounds of
    ``formats.bounds``. Raises DocumentRejected, naming file, trouble and remedy.
    """
    kind = kind_of(name)
    _check_size(name, content, kind)
    check_first_bytes(name, kind, content)
    if _is_guarded(kind, content):
        from .formats.guard import read_guarded

        return read_guarded(name, content, url)
    return parse(name, content, url)


def parse(name: str, content: bytes, url: str = "") -> Page:
    """:func:`read` without the checks before it and in this very process."""
    kind, name = kind_of(name), shown(name)
    page = Page(name, content, kind.media_type, "", url, "", ())
    reader = _carrier(kind)
    if reader is None:
        page = _decoded(page, name)
        reader = _textual(kind)
    return _checked(_addressed(reader(page)))


def _is_guarded(kind: Kind, content: bytes) -> bool:
    """Text is read here when it is UTF-8; guessing and mending take time, and so does HTML."""
    if kind.guarded or not is_plain(content):
        return True
    return kind.media_type.startswith("application/json") and bool(HTML_KEY.search(content))


def _carrier(kind: Kind) -> Callable[[Page], Page] | None:
    """The reader of a kind whose bytes are no text; each is imported when it is needed."""
    if kind.media_type == WORD:
        from .formats.word import read_word

        return read_word
    if kind.media_type == "application/pdf":
        from .formats.pdf import read_pdf

        return read_pdf
    if kind.media_type == "message/rfc822":
        from .formats.mail import read_mail

        return read_mail
    if kind.media_type == "multipart/related":
        from .formats.mhtml import read_mhtml

        return read_mhtml
    return None


def _textual(kind: Kind) -> Callable[[Page], Page]:
    if kind.media_type == "text/html":
        from .html_page import read_html

        return read_html
    if kind.media_type.startswith("application/json"):
        from .formats.json_document import read_json

        return read_json
    return plain_page


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
    if not page.url or (len(page.url) <= MAX_URL and URL.match(page.url)):
        return page
    warning = f"left out, being no web address: {shown(page.url)[:80]}"
    return page.changed(url="", warnings=(*page.warnings, warning))


def _check_size(name: str, content: bytes, kind: Kind) -> None:
    if kind.media_type == "application/zip":
        raise DocumentRejected(f"{shown(name)}: is an archive; its documents are read one by one.")
    if not content.strip():
        raise DocumentRejected(f"{shown(name)}: is empty. Save the page again and send that.")
    most = kind.max_bytes if kind.guarded else MAX_BYTES
    if len(content) > most:
        raise DocumentRejected(
            f"{shown(name)}: has {len(content):,} bytes; at most {most:,} are read. "
            "Save the article alone, or split it."
        )


def _checked(page: Page) -> Page:
    if not page.lines:
        raise DocumentRejected(
            f"{page.name}: holds no visible text. Save the page again and send that."
        )
    check_length(page.name, len(page.text), len(page.lines))
    return page

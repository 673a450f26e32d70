"""Stage one: a file as received to the text that every later span refers to."""

from __future__ import annotations

import re

from .draft import DocumentRejected
from .formats.bounds import MAX_BYTES, MAX_CHARACTERS, MAX_LINES
from .formats.decoding import is_plain
from .formats.disguise import check_first_bytes
from .formats.kinds import Kind, kind_of
from .formats.names import shown
from .formats.parsing import parse
from .formats.plain import plain_lines
from .page import Page

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "MAX_LINES", "parse", "plain_lines", "read"]

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


def _is_guarded(kind: Kind, content: bytes) -> bool:
    """Text is read here when it is UTF-8; guessing and mending take time, and so does HTML."""
    if kind.guarded or not is_plain(content):
        return True
    return kind.media_type.startswith("application/json") and bool(HTML_KEY.search(content))


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

"""The part of an e-mail that is its text, and the names of those that are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage

from briefs.importer.draft import DocumentRejected

from . import bounds
from .decoding import decode
from .names import shown

_PART = re.compile(rb"(?im)^content-type\s*:")
_BOUNDARY = re.compile(rb"(?i)\bboundary\*?0?\*?\s*=")
_INNER = re.compile(rb"(?i)message/(?:rfc822|news|global)")
_WORDS_ENOUGH = 5


def check_parts(name: str, content: bytes) -> None:
    """Bounds on what a parser would build. Raises DocumentRejected.

    Counted by the fields that make parts, boundaries that make levels and
    messages within messages, before anything is parsed.
    """
    parts = sum(1 for _ in _PART.finditer(content))
    levels = sum(1 for _ in _BOUNDARY.finditer(content))
    inner = sum(1 for _ in _INNER.finditer(content))
    marks = content.count(b"\n--") if levels else 0
    if max(parts, marks // 20) > bounds.MAX_MAIL_PARTS:
        raise DocumentRejected(
            f"{name}: this e-mail has more than {bounds.MAX_MAIL_PARTS} parts. "
            "Send its text as .txt."
        )
    if max(levels, inner) > bounds.MAX_MAIL_NESTING * 2:
        raise DocumentRejected(
            f"{name}: this e-mail holds messages within messages, more than "
            f"{bounds.MAX_MAIL_NESTING} deep. Send the innermost by itself."
        )


def best_part(message: EmailMessage) -> tuple[EmailMessage | None, list[str]]:
    """The HTML part, or else the plain one, and the labels of the attachments.

    A message attached to one without text of its own is what was meant to be sent.
    """
    html = plain = inner = None
    attached: list[str] = []
    for part in _parts(message):
        kind = part.get_content_type()
        if part.get_content_maintype() == "message":
            inner = inner or next(iter(_inner(part)), None)
            attached.append(_label(part))
        elif part.get_content_disposition() == "attachment" or not kind.startswith("text/"):
            attached.append(_label(part))
        elif kind == "text/html":
            html = html or (part if _has_words(part) else None)
        elif kind == "text/plain":
            plain = plain or (part if _has_words(part) else None)
    if html is None and plain is None and inner is not None:
        return best_part(inner)
    return html or plain, attached


def _parts(message: EmailMessage, depth: int = 0) -> Iterator[EmailMessage]:
    """Leaf parts in order; a message within is one leaf."""
    payload = message.get_payload()
    if message.get_content_maintype() == "multipart" and isinstance(payload, list):
        if depth < bounds.MAX_MAIL_NESTING * 2:
            for part in payload:
                if isinstance(part, EmailMessage):
                    yield from _parts(part, depth + 1)
    else:
        yield message


def _inner(part: EmailMessage) -> list[EmailMessage]:
    payload = part.get_payload()
    found = payload if isinstance(payload, list) else []
    return [message for message in found if isinstance(message, EmailMessage)]


def _label(part: EmailMessage) -> str:
    try:
        name = part.get_filename() or part.get_content_type()
    except Exception:
        name = "an unnamed part"
    return shown(" ".join(name.split()))[:80]


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _has_words(part: EmailMessage) -> bool:
    return len(re.sub(rb"<[^<>]*>", b" ", _bytes(part)).split()) > 0


def text_of(name: str, part: EmailMessage) -> tuple[str, str, tuple[str, ...]]:
    """(text, encoding, warnings) of a text part, by the charset it declares if that is true."""
    content = _bytes(part)
    if not content.strip():
        raise DocumentRejected(f"{name}: this e-mail holds no text. Save it again.")
    declared = (part.get_content_charset() or "").lower()
    return decode(name, content, declared)

"""Header fields of e-mail as one line each, however they are broken."""

from __future__ import annotations

import re
from email.header import decode_header, make_header
from email.message import EmailMessage

from briefs.importer.draft import DocumentRejected

from .normal import normalise

_LONGEST = 1000
_PARSED = 4000
_REPLY = re.compile(
    r"(?i)^\s*(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|回复|转发|答复|転送|返信|회신|전달)\s*[::]|\[[^\]]{1,40}\])\s*"
)


def header(message: EmailMessage, name: str) -> str:
    """One field without folds, decoded; empty when absent or beyond repair."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    try:
        # the structured parser takes quadratic time over a field of any length
        value = str(message.get(name, "")) if len(raw) <= _PARSED else _repaired(raw)
    except Exception:
        value = _repaired(raw)
    try:
        return " ".join(normalise(name, value[:_LONGEST])[0].split())
    except DocumentRejected:
        return ""


def _repaired(raw: str) -> str:
    try:
        return str(make_header(decode_header(raw[:_LONGEST])))
    except (ValueError, LookupError):
        return raw[:_LONGEST]


def subject(printed: str) -> str:
    """A subject without the marks of replies, forwards and mailing lists before it."""
    while (mark := _REPLY.match(printed)) and mark.end() < len(printed):
        printed = printed[mark.end() :]
    return printed.strip()

"""The kind of bytes that came without a name."""

from __future__ import annotations

import codecs
import re

_HTML = re.compile(
    rb"(?i)<(?:!doctype html|\?xml|html|head|body|article|main|div|p|h1|section)[\s>]"
)
_FIELDS = re.compile(
    rb"\A(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*+){2,}+"
)
_OF_MAIL = re.compile(rb"(?im)^(?:mime-version|message-id|received|return-path):")
_OF_SAVED_PAGE = re.compile(
    rb"(?im)^(?:snapshot-content-location:|content-type:\s*multipart/related)"
)
_JSON = re.compile(rb"\{\s*\"|\[\s*\{")
_HEAD = 64 * 1024


def ending_of(content: bytes) -> str:
    """The ending that a file of these bytes would have: ``.txt`` when nothing else shows."""
    head = content[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip()
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return ".docx" if b"word/document" in content else ".zip"
    if _JSON.match(head):
        return _of_json(head)
    if _HTML.match(head) or head.startswith(b"<!--"):
        return ".html"
    fields = _FIELDS.match(head)
    if fields and _OF_MAIL.search(fields[0]):
        return ".mhtml" if _OF_SAVED_PAGE.search(fields[0]) else ".eml"
    return ".txt"


def _of_json(head: bytes) -> str:
    lines = [line.strip() for line in head.split(b"\n") if line.strip()]
    return ".jsonl" if len(lines) > 1 and lines[0][:1] + lines[0][-1:] == b"{}" else ".json"

"""The kinds of file that are read, told by the ending of the name: the one list of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefs.importer.draft import DocumentRejected

from . import bounds
from .names import shown

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NUMBERED = re.compile(r"#\d{1,9}$")


@dataclass(frozen=True, slots=True)
class Kind:
    """``guarded`` kinds are parsed in a process that can be stopped."""

    media_type: str
    guarded: bool = False
    max_bytes: int = bounds.MAX_BYTES


_TEXT = Kind("text/plain")
_MARKDOWN = Kind("text/markdown")
_HTML = Kind("text/html", guarded=True)
_SAVED_PAGE = Kind("multipart/related", guarded=True, max_bytes=bounds.MAX_CARRIER_BYTES)
_LINES = Kind("application/jsonl", max_bytes=bounds.MAX_CONTAINER_BYTES)

KINDS = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".mhtml": _SAVED_PAGE,
    ".mht": _SAVED_PAGE,
    ".docx": Kind(WORD, guarded=True, max_bytes=bounds.MAX_CARRIER_BYTES),
    ".pdf": Kind("application/pdf", guarded=True, max_bytes=bounds.MAX_CARRIER_BYTES),
    ".eml": Kind("message/rfc822", guarded=True, max_bytes=bounds.MAX_CARRIER_BYTES),
    ".json": Kind("application/json"),
    ".jsonl": _LINES,
    ".ndjson": _LINES,
    ".zip": Kind("application/zip", max_bytes=bounds.MAX_CONTAINER_BYTES),
}
# for people: shown in errors, on the upload page and in the help of the commands
ACCEPTED = (
    "plain text or Markdown (.txt, .text, .md), a web page (.html, .htm, .mhtml, .mht), "
    "Word (.docx), PDF with text in it (.pdf), e-mail (.eml), JSON (.json, .jsonl), "
    "or a .zip of these"
)


def suffix_of(name: str) -> str:
    """The ending that tells the kind, in lower case; ``feed.jsonl#3`` ends in ``.jsonl``."""
    plain = NUMBERED.sub("", name.replace("\\", "/"))
    return PurePosixPath(plain.replace("\0", "")).suffix.lower()


def kind_of(name: str) -> Kind:
    """The kind of a file by its name. Raises DocumentRejected for one that is not read."""
    kind = KINDS.get(suffix_of(name))
    if kind is None:
        raise DocumentRejected(
            f"{shown(name)}: this kind of file is not read. Send it as {ACCEPTED}."
        )
    return kind

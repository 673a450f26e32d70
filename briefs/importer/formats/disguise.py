"""Files whose first bytes say another kind than their name does."""

from __future__ import annotations

from briefs.importer.draft import DocumentRejected

from .kinds import WORD, Kind
from .names import shown

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNS = (
    (b"%PDF-", "application/pdf", "is a PDF. Give it the ending .pdf and send it again."),
    (b"PK\x03\x04", "zip", "is a zip or Word file. Give it the ending .zip or .docx."),
    (_OLE, "ole", "is an old Word file or has a password. Save it as .docx without one."),
    (b"{\\rtf", "rtf", "is rich text. Save it as .docx or .txt."),
    (b"\x1f\x8b", "gzip", "is compressed with gzip. Unpack it and send what is in it."),
    (b"Rar!", "rar", "is a RAR archive. Unpack it, or send it as .zip."),
    (b"7z\xbc\xaf", "7z", "is a 7-Zip archive. Unpack it, or send it as .zip."),
)
_ZIPPED = ("application/zip", WORD)


def check_first_bytes(name: str, kind: Kind, content: bytes) -> None:
    """Raises DocumentRejected when the bytes are surely of another kind than the name says."""
    head = content[:16].lstrip()
    for sign, media_type, remedy in _SIGNS:
        if not head.startswith(sign) or media_type == kind.media_type:
            continue
        if media_type == "zip" and kind.media_type in _ZIPPED:
            continue
        raise DocumentRejected(f"{shown(name)}: {remedy}")

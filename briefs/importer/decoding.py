"""Bytes to characters: what a document declares first, what it looks like last."""

from __future__ import annotations

import re
import unicodedata

from .draft import DocumentRejected

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([A-Za-z0-9_:-]{2,30})", re.IGNORECASE)
# UTF-8 read as Windows-1252 leaves these pairs behind; real prose hardly has them
MOJIBAKE = re.compile("â€|Ã[\u0080-¿ƒ„†‡ˆ‰Š‹ŒŽ’“”•–—˜™š›œž]|Â[\u0080-¿]|ðŸ")
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
SURROGATE = re.compile("[\ud800-\udfff]")
SAMPLE_BYTES = 64 * 1024


def decode(name: str, content: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Bytes of a document to (text, encoding, warnings).

    Order: byte-order mark, UTF-8, the charset an HTML page declares, UTF-16
    without a mark, then charset-normalizer. Raises DocumentRejected when the
    bytes are no text.
    """
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return _strictly(name, content[len(mark) :], encoding), encoding, ()
    if content[:4096].count(0) > min(len(content), 4096) // 5:
        return _without_mark(name, content)
    try:
        return content.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        pass
    declared = DECLARED.search(content[:8192])
    if declared:
        encoding = declared.group(1).decode("ascii").lower()
        try:
            return content.decode(encoding), encoding, (f"read as {encoding}, as declared",)
        except (UnicodeDecodeError, LookupError):
            pass
    return _guessed(name, content)


def _strictly(name: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as trouble:
        raise DocumentRejected(
            f"{name}: its byte-order mark says {encoding} but byte {trouble.start} is not. "
            "Save it again as UTF-8."
        ) from trouble


def _without_mark(name: str, content: bytes) -> tuple[str, str, tuple[str, ...]]:
    """UTF-16 without a byte-order mark has its NUL bytes on one side only."""
    even, odd = content[0:4096:2].count(0), content[1:4096:2].count(0)
    encoding = "utf-16-le" if odd > 4 * even else "utf-16-be" if even > 4 * odd else ""
    if not encoding:
        raise DocumentRejected(
            f"{name}: this is a binary file, not a text. Send it as .txt, .md or .html."
        )
    return _strictly(name, content, encoding), encoding, (f"read as {encoding}: a guess",)


def _guessed(name: str, content: bytes) -> tuple[str, str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:SAMPLE_BYTES]).best()
    encoding = best.encoding if best else "cp1252"
    try:
        return content.decode(encoding), encoding, (f"read as {encoding}: a guess",)
    except UnicodeDecodeError as trouble:
        raise DocumentRejected(
            f"{name}: its encoding could not be told. Save it again as UTF-8."
        ) from trouble


def normalise(name: str, text: str) -> tuple[str, tuple[str, ...]]:
    """Newlines to \\n, NFC, no invisible or control characters, mojibake mended.

    Raises DocumentRejected for lone surrogates (DESIGN section 5 rule 6).
    """
    warnings: tuple[str, ...] = ()
    if SURROGATE.search(text):
        raise DocumentRejected(f"{name}: holds half a character. Save it again as UTF-8.")
    if MOJIBAKE.search(text):
        import ftfy

        mended = ftfy.fix_encoding(text)
        if mended != text:
            text, warnings = mended, ("wrongly encoded characters were mended",)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text)), warnings

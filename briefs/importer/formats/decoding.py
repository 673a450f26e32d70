"""Bytes to characters: what a document declares first, what it looks like last."""

from __future__ import annotations

import codecs
import re

from briefs.importer.draft import DocumentRejected

from .names import shown
from .normal import is_mangled

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset=[\"']?([A-Za-z0-9_:-]{2,30})"
    rb"|^\s*<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z0-9_:-]{2,30})",
    re.IGNORECASE,
)
# browsers read these labels as their supersets (WHATWG Encoding Standard, section 4.2)
SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "tis-620": "cp874",
}
# Unicode that cannot be in bytes like ASCII's, and codecs of Python that are no encodings
NO_LABELS = ("utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode", "raw_unicode", "undefined")
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b"))
HEAD = 4096


def is_plain(content: bytes) -> bool:
    """Whether the bytes are decoded at once: Unicode by mark or shape, and not mangled before."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    if _controls(content) * 20 > len(content[:HEAD]):
        return True
    try:
        return not is_mangled(content.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def decode(name: str, content: bytes, declared: str = "") -> tuple[str, str, tuple[str, ...]]:
    """Bytes of a document to (text, encoding, warnings).

    Order: byte-order mark, UTF-8, the charset that an e-mail (``declared``) or
    an HTML page names, UTF-16 without a mark, then a guess. Raises
    DocumentRejected when the bytes are no text.
    """
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return _strictly(name, content[len(mark) :], encoding), encoding, ()
    if _controls(content) * 20 > len(content[:HEAD]):
        return _without_mark(name, content)
    if b"\x1b$" in content[:HEAD] or b"\x1b(" in content[:HEAD]:
        declared = declared or "iso2022_jp"
    else:
        try:
            return content.decode("utf-8"), "utf-8", ()
        except UnicodeDecodeError:
            pass
    return _as_declared(content, declared) or _nearly_utf8(content) or _guessed(name, content)


def _controls(content: bytes) -> int:
    head = content[:HEAD]
    return len(head) - len(head.translate(None, CONTROLS))


def _as_declared(content: bytes, declared: str) -> tuple[str, str, tuple[str, ...]] | None:
    """What the label says, unless it is no label of a text or plainly false."""
    found = DECLARED.search(content[:8192])
    label = declared or (next(filter(None, found.groups())).decode("ascii") if found else "")
    try:
        codec = codecs.lookup(label.strip().lower()).name
        codec = SUPERSETS.get(codec, codec)
        text = content.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None
    if codec.startswith(NO_LABELS) or not isinstance(text, str):
        return None
    from .guess import is_belied

    if is_belied(codec, content):
        return None
    return text, label.strip().lower()[:40], (f"read as {label.lower()[:40]}, as declared",)


def _nearly_utf8(content: bytes) -> tuple[str, str, tuple[str, ...]] | None:
    """UTF-8 with a few broken bytes is still UTF-8: guessing would spoil all of it."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]", content)) - content.count(b"\xef\xbf\xbd")
    if broken * 10 > whole + 9:
        return None
    many = "1 byte is" if broken == 1 else f"{broken} bytes are"
    return text, "utf-8", (f"{many} no UTF-8 and stand as \ufffd",)


def _strictly(name: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as trouble:
        raise DocumentRejected(
            f"{shown(name)}: its byte-order mark says {encoding} but byte {trouble.start} is not. "
            "Save it again as UTF-8."
        ) from trouble


def _without_mark(name: str, content: bytes) -> tuple[str, str, tuple[str, ...]]:
    """What has control characters in plenty is UTF-16 without a mark, or no text."""
    from .guess import order_of_utf16

    encoding = order_of_utf16(content) if len(content) % 2 == 0 else ""
    try:
        text = content.decode(encoding) if encoding else ""
    except UnicodeDecodeError:
        text = ""
    if not text:
        raise DocumentRejected(
            f"{shown(name)}: this is a binary file, not a text. Send it as .txt, .md or .html."
        )
    return text, encoding, (f"read as {encoding}: a guess",)


def _guessed(name: str, content: bytes) -> tuple[str, str, tuple[str, ...]]:
    from .guess import BELIEVED, guess

    encoding, plausible = guess(content)
    if plausible < BELIEVED:
        from charset_normalizer import from_bytes

        best = from_bytes(content[: 64 * 1024]).best()
        encoding = best.encoding if best else encoding
    text = content.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken * 50 > sum(1 for byte in content if byte > 127):
        raise DocumentRejected(
            f"{shown(name)}: its encoding could not be told. Save it again as UTF-8."
        )
    warnings = (f"read as {encoding}: a guess",)
    return text, encoding, warnings + ((f"{broken} bytes stand as \ufffd",) if broken else ())

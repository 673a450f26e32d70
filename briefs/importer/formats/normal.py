"""Text made plain once, so that every offset means the same everywhere."""

from __future__ import annotations

import re
import unicodedata

from briefs.importer.draft import DocumentRejected

from .names import shown

# UTF-8 read as Windows-1252 leaves these pairs behind; real prose hardly has them
_REST = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_LEADS = re.compile("[Â-ô]")
_MANGLED = re.compile(
    "â€|Ã[\u0080-¿ƒ„†‡ˆ‰Š‹ŒŽ’“”•–—˜™š›œž]|Â[\u0080-¿]|ðŸ"
    # a letter before a control character that no text holds
    "|[Â-ô][\u0080-\u009f]"
    f"|(?:[ÄÅ][{_REST}][^ÄÅ\\n]{{0,40}}){{2}}"
    f"|(?:[ÐÑÎÏ×ØÙÅÄ][{_REST}]){{3}}|(?:[ãäåæçèéêëìí][{_REST}]{{2}}){{2}}"
)
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\U000e0000-\U000e007f]"
    "|(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z])"
)
# vertical tab, form feed, NEL and Unicode's separators end a line like any other
BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SURROGATE = re.compile("[\ud800-\udfff]")


def is_mangled(text: str) -> bool:
    """Whether UTF-8 was once read as something else; plain text costs one glance."""
    return not text.isascii() and bool(_LEADS.search(text)) and bool(_MANGLED.search(text))


def _is_plain(text: str) -> bool:
    """Whether it holds nothing to leave out, told by a glance: as most texts do."""
    one_line = text.replace("\n", "").replace("\t", "")
    # the one character of INVISIBLE that counts as printable
    return one_line.isprintable() and "\u034f" not in one_line


def normalise(name: str, text: str) -> tuple[str, tuple[str, ...]]:
    """Newlines to \\n, NFC, no invisible or control characters, mojibake mended.

    Raises DocumentRejected for lone surrogates (DESIGN section 5 rule 6).
    """
    warnings: tuple[str, ...] = ()
    if _is_plain(text) and not is_mangled(text):
        return unicodedata.normalize("NFC", text), warnings
    if SURROGATE.search(text):
        raise DocumentRejected(f"{shown(name)}: holds half a character. Save it again as UTF-8.")
    if is_mangled(text):
        import ftfy

        # line by line: one that was read rightly keeps its letters
        mended = "\n".join(
            ftfy.fix_encoding(line) if _MANGLED.search(line) else line for line in text.split("\n")
        )
        if mended != text:
            text, warnings = mended, ("wrongly encoded characters were mended",)
    return unicodedata.normalize("NFC", INVISIBLE.sub("", BREAKS.sub("\n", text))), warnings

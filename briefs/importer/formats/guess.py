"""The encoding of bytes that do not say it, by how much each reading looks like writing.

Each candidate reads the bytes; its characters beyond ASCII are weighed: frequent
letters of the script for it, strange ones and broken bytes against it. Short
texts are told as well, where a statistical detector has too little to count.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

SAMPLE_BYTES = 32 * 1024
BELIEVED = 0.3
# characters beyond ASCII that are weighed; more change nothing
_WEIGHED = 4_000
_SIGNS = frozenset("’‘“”–—…«»€£°§©®™½·„‚¿¡ \u00a0")
_WIDE_SIGNS = frozenset("，。、；：？！“”‘’《》（）「」『』【】—…·　")
_SCRIPTS = {
    "han": re.compile("[\u4e00-\u9fff]"),
    "hangul": re.compile("[\uac00-\ud7a3]"),
    "kana": re.compile("[\u3041-\u30ff\u4e00-\u9fff]"),
    "any": re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3\u0400-\u052f\u0370-\u06ff]"),
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "greek": re.compile("[\u0370-\u03ff]"),
    "hebrew": re.compile("[\u05d0-\u05ea]"),
    "arabic": re.compile("[\u0600-\u06ff]"),
}
_WIDE_SCRIPTS = frozenset(("han", "hangul", "kana"))
_BEYOND = re.compile(r"[^\x00-\x7f]")


def guess(content: bytes) -> tuple[str, float]:
    """(encoding, how plausible from -2 to 1); ties go to the encoding listed first."""
    sample = content[: SAMPLE_BYTES - SAMPLE_BYTES % 2]
    best, most = "", -2.0
    for encoding, weigh in _candidates():
        if encoding.startswith("utf-16") and len(content) % 2:
            continue
        text = sample.decode(encoding, "replace")
        if len(sample) < len(content):
            text = text.rstrip("\ufffd")
        found = weigh(text)
        if found > most + 0.001:
            best, most = encoding, found
    return best, most


def order_of_utf16(content: bytes) -> str:
    """``utf-16-le`` or ``utf-16-be``, whichever reads like writing; empty when neither does."""
    sample = content[: SAMPLE_BYTES - SAMPLE_BYTES % 2]
    weigh = dict(_candidates())["utf-16-le"]
    best, most = "", BELIEVED
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        plain = sum(c.isprintable() or c in "\t\n\r" for c in text if c.isascii())
        odd = sum(c.isascii() for c in text) - plain
        beyond = len(text) - plain - odd
        found = (plain - 5 * odd + weigh(text) * beyond) / max(len(text), 1)
        if found > most:
            best, most = encoding, found
    return best


@cache
def _candidates() -> tuple[tuple[str, Callable[[str], float]], ...]:
    path = Path(__file__).with_name("encodings.json")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tuple(_of_latin(data["latin"])) + tuple(_of_scripts(data["profiles"]))


def _of_latin(rows: list[Any]) -> Iterator[tuple[str, Callable[[str], float]]]:
    for row in rows:
        alphabets = tuple(map(frozenset, row["alphabets"]))
        for encoding in row["encodings"]:
            yield encoding, partial(_best_latin, alphabets)


def _of_scripts(rows: list[Any]) -> Iterator[tuple[str, Callable[[str], float]]]:
    for row in rows:
        common, script = frozenset(row["common"]), row["script"]
        for encoding in row["encodings"]:
            yield encoding, partial(_script, common, script)


def _best_latin(alphabets: tuple[frozenset[str], ...], text: str) -> float:
    return max(_latin(text, alphabet) for alphabet in alphabets)


def _latin(text: str, alphabet: frozenset[str]) -> float:
    total, count = 0.0, 0
    for match in _BEYOND.finditer(text):
        count += 1
        total += _latin_weight(text, match.start(), alphabet)
        if count == _WEIGHED:
            break
    return total / max(count, 1)


def _latin_weight(text: str, at: int, alphabet: frozenset[str]) -> float:
    character = text[at]
    around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    if character in _SIGNS:
        return 0.7
    if character.lower() not in alphabet:
        return -1.0 if character != "\ufffd" else -2.0
    if not any(c.isascii() and c.isalpha() for c in around):
        # two accented letters may meet; three do not
        return -1.0 if len(around) == 2 and all(_BEYOND.match(c) for c in around) else 0.3
    if character.isupper() and text[max(at - 1, 0) : at].islower():
        return -0.5
    return 1.0


def _script(common: frozenset[str], script: str, text: str) -> float:
    belongs = _SCRIPTS[script]
    wide = script in _WIDE_SCRIPTS
    total, count = 0.0, 0
    for match in _BEYOND.finditer(text):
        at, character = match.start(), match[0]
        if character in _WIDE_SIGNS and (wide or script == "any"):
            total += 0.5
        elif character in _SIGNS:
            total += 0.2
        elif not belongs.match(character):
            total += -2.0 if character == "\ufffd" else -1.0
        elif wide:
            total += _wide_weight(text, at, common)
        else:
            total += _letter_weight(text, at, common)
        count += 1
        if count == _WEIGHED:
            break
    return total / max(count, 1)


def _wide_weight(text: str, at: int, common: frozenset[str]) -> float:
    around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    if any(c.isascii() and c.isalpha() for c in around):
        # an apostrophe and the letter after it read as one sign
        return -0.3
    if text[at] in common or "\u3041" <= text[at] <= "\u30ff":
        return 1.0
    return 0.2


def _letter_weight(text: str, at: int, common: frozenset[str]) -> float:
    if any(c.isascii() and c.isalpha() for c in text[max(at - 1, 0) : at + 2]):
        # no word mixes two alphabets
        return -0.5
    around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    if not any(_BEYOND.match(c) and c.isalpha() for c in around):
        # one letter by itself is as likely a misread accent
        return 0.2
    if text[at].isupper():
        before = text[max(at - 1, 0) : at]
        return -1.0 if before.islower() else 0.3
    return 1.0 if text[at] in common else 0.6

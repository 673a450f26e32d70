"""How much a reading of bytes looks like writing: its characters beyond ASCII, weighed."""

from __future__ import annotations

import re

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


def latin(alphabets: tuple[frozenset[str], ...], text: str) -> float:
    """How plausible a reading is as a language of one of these alphabets, from -2 to 1."""
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


def script(common: frozenset[str], name: str, text: str) -> float:
    """How plausible a reading is in a script whose frequent characters are given, from -2 to 1."""
    belongs = _SCRIPTS[name]
    wide = name in _WIDE_SCRIPTS
    total, count = 0.0, 0
    for match in _BEYOND.finditer(text):
        at, character = match.start(), match[0]
        if character in _WIDE_SIGNS and (wide or name == "any"):
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

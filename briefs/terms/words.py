"""A text cut into the terms that an index holds and a search asks for."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import snowballstemmer

# Raised when a text would be cut, folded or stemmed otherwise: rows of an older edition of
# these rules are indexed anew after the next migration.
RULES = 1
LONGEST = 40  # characters of a word that are looked at
# Scripts written without spaces, or, as Korean, with particles joined to the word: their
# runs are cut into pairs of characters, so that a word is found wherever it stands.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff"  # Hangul
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
# What is written over or under letters and often left out: accents, Hebrew and Arabic points.
_POINTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_ENGLISH = re.compile("[a-z]+")
_own = threading.local()


@dataclass(frozen=True, slots=True)
class Token:
    """One term of a text with the characters it stands for: ``text[start:end]``.

    ``word`` is what is written, folded; ``term`` what it is found by: the stem of an
    English word, a pair of characters of a script without spaces.
    """

    word: str
    term: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The terms of a text in their order, with offsets in code points.

    “China’s” is China, “U.S.” is US; case, accents and width are no difference.
    """
    for match in _pattern().finditer(text):
        if match.lastgroup == "letters":
            word = folded(match["letters"].replace(".", ""))
            yield Token(word, word, match.start(), match.end())
        elif match.lastgroup == "run":
            yield from _pairs(text, match.start(), match.end())
        else:
            word = folded(match["word"])[:LONGEST]
            if word:
                yield Token(word, stem(word), match.start("word"), match.end("word"))


def folded(text: str) -> str:
    """Without regard to case, width (NFKC), accents and what no one sees."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    plain = unicodedata.normalize("NFC", _POINTS.sub("", plain))
    return "".join(char for char in plain if char.isalnum() or char in _marks())


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a word of English letters by Snowball's English rules, else the word."""
    if not _ENGLISH.fullmatch(word):
        return word
    if not hasattr(_own, "stemmer"):
        _own.stemmer = snowballstemmer.stemmer("english")  # keeps its word while at work
    return str(_own.stemmer.stemWord(word)) or word


def _pairs(text: str, start: int, end: int) -> Iterator[Token]:
    if end - start == 1:
        word = folded(text[start:end])
        if word:
            yield Token(word, word, start, end)
    for place in range(start, end - 1):
        word = folded(text[place : place + 2])
        if word:
            yield Token(word, word, place, place + 2)


@cache
def _marks() -> frozenset[str]:
    """Signs that belong to the letter before them, and joiners that nobody sees."""
    signs = (chr(code) for code in range(0x300, 0x10000))
    return frozenset(sign for sign in signs if unicodedata.category(sign)[0] == "M")


@cache
def _pattern() -> re.Pattern[str]:
    unseen = "\u00ad\u200b-\u200f\u2060\ufeff"
    part = f"[{re.escape(''.join(sorted(_marks())))}{unseen}]"
    letter = f"[^\\W_{UNSPACED}]"
    return re.compile(
        r"(?<![\w.])(?P<letters>(?:[A-Za-z]\.)+[A-Za-z](?!\w)|(?:[A-Za-z]\.){2,}(?!\w))"
        f"|(?P<run>[{UNSPACED}]+)"
        f"|(?P<word>{letter}(?:{letter}|{part})*)(?:['’][sS](?!\\w))?"
    )

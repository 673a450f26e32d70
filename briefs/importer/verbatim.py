"""A text as sentences in the form in which two printings of it are the same. Pure.

Case, punctuation, quotation marks, dashes, blanks and invisible characters do not
count. A character of a script without spaces is a word of its own, and two of
them weigh one word (DESIGN section 2, as for public quotes).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CHARACTER = re.compile(f"[{UNSPACED}]")
_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+(?:['-][^\W_{UNSPACED}]+)*")
_ASCII_WORD = re.compile("[a-z0-9]+(?:['-][a-z0-9]+)*")
# Each pattern begins with one class, which the engine finds fast; the second look
# behind keeps a long run of stops from being tried from each of them.
_SENTENCE_END = re.compile(
    r"[.!?。\n](?:(?<=。)。*|(?<=\n)\n+|(?<=[.!?])(?<![.!?][.!?])[.!?]*[\"'”’»)\]]*"
    rf"(?=\s|$|[{UNSPACED}]))"
)
_CLAUSE_END = re.compile(rf"[,;:、—-](?:(?<=[,;:])(?=\s|[{UNSPACED}])|(?<=[、—])|(?<= -)|(?<=-)-+)")
_HYPHENS = re.compile("[\u2010\u2011\u2012\u2013\u2212]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")

Words = tuple[str, ...]


def plain(text: str) -> str:
    """Compatibility forms, apostrophes and hyphens made one, invisible characters left out."""
    if text.isascii():
        return text
    whole = unicodedata.normalize("NFKC", text).replace("’", "'")
    return _HYPHENS.sub("-", _INVISIBLE.sub("", whole))


def sentences(paragraphs: Sequence[str]) -> Iterator[Words]:
    """The words of each sentence in their own case; a paragraph ends a sentence."""
    for sentence in _SENTENCE_END.split(plain("\n\n".join(paragraphs))):
        words = tuple(_WORD.findall(sentence))
        if words:
            yield words


def clauses(paragraphs: Sequence[str]) -> Iterator[list[list[str]]]:
    """For each sentence its clauses, each as its case-folded words."""
    text = plain("\n\n".join(paragraphs)).casefold()
    word = _ASCII_WORD if text.isascii() else _WORD  # the same words, sooner
    for sentence in _SENTENCE_END.split(text):
        yield [word.findall(clause) for clause in _CLAUSE_END.split(sentence)]


def weight(words: Sequence[str]) -> float:
    """How many words these are; a character of a script without spaces is half a word."""
    if "".join(words).isascii():
        return len(words)
    return len(words) - sum(1 for word in words if _CHARACTER.match(word)) / 2


def folded(words: Words) -> Words:
    """The words as compared."""
    return tuple(word.casefold() for word in words)

"""How easily a brief reads: one calm figure, and its longest sentences.

LIX (Björnsson 1968, *Läsbarhet*): the mean number of words in a sentence and the
share of words of more than six letters, in per cent, added up. It needs no
syllables, which no light library counts reliably, and serves the languages of
Europe that are written with spaces in an alphabet. Others have the mean length of
a sentence only: in words, or in characters for Chinese and Japanese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefs.quality.advice import Placed
from briefs.quality.outline import Outline

LONGEST_SENTENCES = 3
ENOUGH = 100  # words, below which a figure says nothing
LONG_WORD = 6
WITHOUT_SPACES = frozenset({"zh", "ja"})
WITHOUT_LIX = frozenset("ko th lo my km ar he fa ur hi bn ta te ml".split())
# Björnsson's bands: below the first figure very easy, and so on.
BANDS = (
    (30, "very easy, as a children's book"),
    (40, "easy, as fiction"),
    (50, "medium, as a newspaper"),
    (60, "difficult, as official texts are"),
    (1000, "very difficult, as a scholarly text"),
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CHARACTER = re.compile(r"[^\W_]")
_END = re.compile(
    r"[.!?…]{1,4}[”\"’')\]]{0,3}\s+(?=[“\"‘'(\[]{0,3}[^\Wa-zà-öø-ÿ_])|[。！？]{1,4}[」』”’）]{0,3}\s*"
)
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|No|Nos|Art|Arts|Dr|Mr|Mrs|Ms|Prof|St|vs|cf|approx|Fig|Sec|e\.g|i\.e|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))\Z"
)


@dataclass(frozen=True, slots=True)
class Sentence(Placed):
    field: str
    about: str
    length: int  # in words, or in characters where words are not set apart


@dataclass(frozen=True, slots=True)
class Reading:
    """What is measured of a whole brief; ``lix`` is None where the measure does not serve."""

    words: int
    per_sentence: int
    unit: str
    lix: int | None
    longest: list[Sentence]

    @property
    def meaning(self) -> str:
        if self.lix is None:
            return ""
        return next(band for limit, band in BANDS if self.lix < limit)


def reading(sections: Iterable[Outline], language: str) -> Reading | None:
    """Of all paragraphs and items of lists; None where there is too little to measure."""
    primary = language.split("-")[0].lower()
    pattern = _CHARACTER if primary in WITHOUT_SPACES else _WORD
    found = [
        (Sentence(section.field, text, len(said)), sum(len(word) > LONG_WORD for word in said))
        for section in sections
        for paragraph in section.paragraphs
        for text in sentences(paragraph)
        if (said := pattern.findall(text))
    ]
    words = sum(sentence.length for sentence, _ in found)
    if words < ENOUGH:
        return None
    per_sentence = words / len(found)
    is_measured = primary not in WITHOUT_SPACES | WITHOUT_LIX
    long = sum(number for _, number in found)
    longest = sorted((sentence for sentence, _ in found), key=lambda one: -one.length)
    return Reading(
        words=words,
        per_sentence=round(per_sentence),
        unit="characters" if primary in WITHOUT_SPACES else "words",
        lix=round(per_sentence + 100 * long / words) if is_measured else None,
        longest=longest[:LONGEST_SENTENCES],
    )


def sentences(paragraph: str) -> Iterator[str]:
    """A paragraph cut behind full stops; initials and common abbreviations end none."""
    start = 0
    for end in _END.finditer(paragraph):
        before = paragraph[max(start, end.start() - 12) : end.start()]
        if paragraph[end.start()] == "." and _SHORT.search(before):
            continue
        yield paragraph[start : end.end()].strip()
        start = end.end()
    if rest := paragraph[start:].strip():
        yield rest

"""The source's sentences are not ours: runs of its words that stand in a brief.

Publishing is refused while a run of twelve or more source words stands in a
brief outside an attributed quote (DESIGN section 5, rule 5).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

LONGEST_RUN = 12
PUBLIC_QUOTE_WORDS = 25
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+(?:['’][^\W_{_CJK}]+)*", re.UNICODE)
_QUOTED = re.compile(
    r"“[^“”]{1,2000}”|\"[^\"]{1,2000}\"|«[^«»]{1,2000}»|„[^„“]{1,2000}“|「[^「」]{1,2000}」"
    r"|(?<!\w)‘(?:[^‘’]|’(?=\w)){1,2000}’(?!\w)"
)
_NO_CREDIT = frozenset({"the", "and", "news", "a", "an", "in", "of", "on", "it", "he", "we"})
_FILLERS = "\u115f\u1160\u3164\uffa0"
_OFFICIAL_NAME = re.compile(
    r"\b(?:Agreement|Treaty|Convention|Protocol|Memorandum|Declaration|Statement|Arrangement|Charter)"
    r"(?: [\w-]+){0,3}? (?:between|among|on|concerning|regarding|relating|for|of|to)\b"
)
LONGEST_NAME = 40
_ATTRIBUTION_LINE = re.compile(r"(?:—|–|--|Source:)\s*\S", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Word:
    """One word as compared, and where it stands in the text."""

    form: str
    start: int
    end: int


def plain(text: str) -> str:
    """Compatibility forms taken apart, without accents, joiners and other invisible characters."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(
        character
        for character in apart
        if unicodedata.category(character) not in {"Cf", "Mn", "Me"} and character not in _FILLERS
    )


def tokens(text: str) -> list[Word]:
    """Words in the form in which two printings of one sentence are the same.

    Case, punctuation and apostrophes do not count, nor what :func:`plain` leaves
    out; places are those in the plain text. A CJK character is a token of its own.
    """
    return [
        Word(match[0].casefold().replace("’", "'"), match.start(), match.end())
        for match in _WORD.finditer(plain(text))
    ]


@lru_cache(maxsize=64)
def _known_runs(source: str) -> frozenset[tuple[str, ...]]:
    theirs = [word.form for word in tokens(source)]
    last = len(theirs) - LONGEST_RUN + 1
    return frozenset(tuple(theirs[n : n + LONGEST_RUN]) for n in range(last))


def copied_runs(text: str, source: str) -> list[str]:
    """The stretches of ``text`` that hold twelve or more running words of ``source``.

    Two CJK characters weigh one word. Linear in the length of both texts.
    """
    text = plain(text)
    ours = tokens(text)
    known = _known_runs(source)
    forms = [word.form for word in ours]
    runs: list[list[int]] = []
    for n in range(len(ours) - LONGEST_RUN + 1):
        if tuple(forms[n : n + LONGEST_RUN]) not in known:
            continue
        if runs and n <= runs[-1][1]:
            runs[-1][1] = n + LONGEST_RUN
        else:
            runs.append([n, n + LONGEST_RUN])
    return [
        unicodedata.normalize("NFC", text[ours[start].start : ours[end - 1].end])
        for start, end in runs
        if _weight(ours[start:end]) >= LONGEST_RUN
    ]


def too_long_quotations(text: str, source: str) -> list[str]:
    """Runs of the source of more than 25 words, whatever quotation marks stand in them."""
    return [run for run in copied_runs(text, source) if words_in(run) > PUBLIC_QUOTE_WORDS]


def words_in(text: str) -> float:
    """How many words a text has, as they are counted here."""
    return _weight(tokens(text))


def is_official_name(run: str) -> bool:
    """Whether a copied run is the name of an instrument, which cannot be said otherwise.

    "Agreement between the Government of … on …": from its capitalised noun on at
    most forty words, and fewer than twelve others before it.
    """
    match = _OFFICIAL_NAME.search(run)
    if match is None:
        return False
    before, name = run[: match.start()], run[match.start() :]
    return words_in(before) < LONGEST_RUN and words_in(name) <= LONGEST_NAME


def _weight(run: list[Word]) -> float:
    return sum(0.5 if re.match(rf"[{_CJK}]", word.form) else 1.0 for word in run)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as readers see it; ``is_quotation`` if it stands in a block quotation."""

    text: str
    is_quotation: bool = False


def unattributed(passages: Iterable[Passage], credits: set[str]) -> str:
    """The text less what is quoted and attributed, so that the rest can be compared.

    Attributed is a block quotation whose last line is its origin (“— Yonhap News
    Agency”), and a passage in quotation marks in a paragraph that names it; the
    origin must be one of ``credits``, the names by which the source is cited. A
    quotation of more than 25 words is not left out: a public quote is at most
    that long.
    """
    kept = []
    for passage in passages:
        named = any(_names(credit, passage.text) for credit in credits if credit)
        if passage.is_quotation and named and _is_attributed(passage.text):
            continue
        kept.append(_QUOTED.sub(_dropped, passage.text) if named else passage.text)
    return "\n\n".join(kept)


def _names(credit: str, text: str) -> bool:
    """Whether the credit stands in the text as whole words; short ones in their own case."""
    if len(re.sub(r"\W", "", credit)) < 2 or credit.casefold() in _NO_CREDIT:
        return False
    flags = re.IGNORECASE if len(credit) > 5 else 0
    return re.search(rf"(?<!\w){re.escape(credit)}(?!\w)", text, flags) is not None


def _dropped(match: re.Match[str]) -> str:
    # A mark stands in the gap, so that the words around a quotation do not become neighbours.
    return " ¶quoted¶ " if len(tokens(match[0])) <= PUBLIC_QUOTE_WORDS else match[0]


def _is_attributed(text: str) -> bool:
    *quoted, last = text.strip().splitlines()
    words = len(tokens(" ".join(quoted)))
    return bool(_ATTRIBUTION_LINE.match(last.strip())) and 0 < words <= PUBLIC_QUOTE_WORDS

"""The source's sentences are not ours: runs of its words that stand in a brief.

Publishing is refused while a run of twelve or more source words stands in a
brief outside an attributed quote (DESIGN section 5, rule 5).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_RUN = 12
PUBLIC_QUOTE_WORDS = 25
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+(?:['’][^\W_{_CJK}]+)*", re.UNICODE)
_QUOTED = re.compile(
    r"“[^“”]{1,2000}”|\"[^\"]{1,2000}\"|«[^«»]{1,2000}»|„[^„“]{1,2000}“|「[^「」]{1,2000}」"
    r"|(?<!\w)‘(?:[^‘’]|’(?=\w)){1,2000}’(?!\w)"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_ATTRIBUTION_LINE = re.compile(r"(?:—|–|--|Source:)\s*\S", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Word:
    """One word as compared, and where it stands in the text."""

    form: str
    start: int
    end: int


def tokens(text: str) -> list[Word]:
    """Words in the form in which two printings of one sentence are the same.

    Compatibility forms, case, punctuation, apostrophes and invisible characters do
    not count. A CJK character is a token of its own.
    """
    text = _INVISIBLE.sub("", text)
    return [
        Word(unicodedata.normalize("NFKC", m[0]).casefold().replace("’", "'"), m.start(), m.end())
        for m in _WORD.finditer(text)
    ]


def copied_runs(text: str, source: str) -> list[str]:
    """The stretches of ``text`` that hold twelve or more running words of ``source``.

    Two CJK characters weigh one word. Linear in the length of both texts.
    """
    text = _INVISIBLE.sub("", text)
    ours, theirs = tokens(text), [word.form for word in tokens(source)]
    known = {tuple(theirs[n : n + LONGEST_RUN]) for n in range(len(theirs) - LONGEST_RUN + 1)}
    runs: list[list[int]] = []
    for n in range(len(ours) - LONGEST_RUN + 1):
        if tuple(word.form for word in ours[n : n + LONGEST_RUN]) not in known:
            continue
        if runs and n <= runs[-1][1]:
            runs[-1][1] = n + LONGEST_RUN
        else:
            runs.append([n, n + LONGEST_RUN])
    return [
        text[ours[start].start : ours[end - 1].end]
        for start, end in runs
        if _weight(ours[start:end]) >= LONGEST_RUN
    ]


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
    flags = re.IGNORECASE if len(credit) > 5 else 0
    return re.search(rf"(?<!\w){re.escape(credit)}(?!\w)", text, flags) is not None


def _dropped(match: re.Match[str]) -> str:
    # A mark stands in the gap, so that the words around a quotation do not become neighbours.
    return " ¶quoted¶ " if len(tokens(match[0])) <= PUBLIC_QUOTE_WORDS else match[0]


def _is_attributed(text: str) -> bool:
    *quoted, last = text.strip().splitlines()
    words = len(tokens(" ".join(quoted)))
    return bool(_ATTRIBUTION_LINE.match(last.strip())) and 0 < words <= PUBLIC_QUOTE_WORDS

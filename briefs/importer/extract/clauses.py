"""Where the clauses of a sentence begin and end, roughly and in linear time."""

from __future__ import annotations

import re

BOUNDARY = re.compile(
    r"[;:]\s(?![A-Z.\d]{1,6}\))|\s[–—-]{1,2}\s|—"
    r"|,?\s(?:which|who|whom|whose|where|when|while|whereas|although|though|because|unless|if|until"
    r"|but|after|before(?! the (?:end|close)| (?:year|month)|\s(?:January|February|March|April"
    r"|May|June"
    r"|July|August|September|October|November|December))|that|under which|by which|as)\s"
    r"|,\s(?:saying|adding|according|and that|following|including)\s"
)
QUOTES = re.compile(r"[“\"]([^“”\"]{1,600})[”\"]")
SHORT_QUOTE = 6


def boundaries(flat: str) -> list[tuple[int, int, str]]:
    """(start, end, words) of everything that parts two clauses."""
    return [(m.start(), m.end(), m.group().strip(" ,").lower()) for m in BOUNDARY.finditer(flat)]


def clause_start(bounds: list[tuple[int, int, str]], position: int) -> int:
    """Where the clause around ``position`` begins."""
    return max((end for _, end, _ in bounds if end <= position), default=0)


def clause_end(bounds: list[tuple[int, int, str]], position: int, length: int) -> int:
    """Where the clause around ``position`` ends."""
    return min((start for start, _, _ in bounds if start >= position), default=length)


def opener(bounds: list[tuple[int, int, str]], position: int) -> str:
    """The word that opens the clause around ``position``: "that", "if", or nothing."""
    before = [words for _, end, words in bounds if end <= position]
    return before[-1] if before else ""


LED_IN = re.compile(
    r"(?:Asked|Speaking|Addressing|Answering|Commenting|Responding|Turning)\b[^,]{0,140},"
)


def before_opener(flat: str, bounds: list[tuple[int, int, str]], position: int) -> str:
    """The clause that the clause around ``position`` hangs on."""
    ends = [(start, end) for start, end, _ in bounds if end <= position]
    if not ends:
        return ""
    start = ends[-2][1] if len(ends) > 1 else 0
    led_in = LED_IN.match(flat, start)
    return flat[led_in.end() if led_in else start : ends[-1][0]]


def quoted(flat: str) -> list[tuple[int, int]]:
    """Spoken words in quotation marks; a quoted name of a few words is not speech."""
    return [
        match.span()
        for match in QUOTES.finditer(flat)
        if len(match.group(1).split()) > SHORT_QUOTE or match.group(1).rstrip()[-1:] in ",.!?"
    ]

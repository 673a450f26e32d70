"""Lines that give the particulars of a page or an event: a label with its value, a score."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from . import looks, vocabulary
from .alternation import alternation

# a share of the words of a line, as numerator and denominator
FIGURES = (2, 5)
LONGEST = 14
SCORE = re.compile(r"(?<![\w.,:/-])\d{1,3}\s?[-–:]\s?\d{1,3}(?![\w.,:/-]\d|\d)")
NUMBERED = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})?[.)]|\d{1,2}\.\d{1,2}|[a-h][.)]|[IVX]{1,4}\.)\s")
# words beside the score of a match: two teams, seldom more
TEAMS = 7
# the name of a listed company ends so: "Sound Ferries (NYSE: SFC)"
TICKER = re.compile(r"\([A-Za-z]{2,10}(?: [A-Za-z]{1,10})?: ?[A-Z.]{1,8}\)$")
# words of a name that only its last word tells
NAMED = 7
# letters of the words that title case leaves small
SMALL = 3


@cache
def _labels() -> re.Pattern[str]:
    words = alternation(vocabulary.phrases("furniture", "labels"))
    return re.compile(rf"{words}\b(?:[ .]{{0,3}}:|\s+\d|\s\()", re.IGNORECASE)


@lru_cache(maxsize=1024)
def is_particular(text: str) -> bool:
    """ "Location: Nairobi", "Attendance: 6,214", "Agenda item 71 (b)"."""
    return looks.size(text) <= LONGEST and _labels().match(text) is not None


@lru_cache(maxsize=1024)
def is_result(text: str) -> bool:
    """ "Alder Vale 3-0 Port Anson", "BRAGE 2 (Adeyemi 31, Lindqvist 88)", a row of a table."""
    words = text.split()
    if not 2 <= len(words) <= LONGEST * 2 or looks.is_terminal(text):
        return False
    figures = sum(word.strip("().,'").replace(",", "").isdigit() for word in words)
    score = SCORE.search(text) is not None and len(words) <= TEAMS
    return score or (figures >= 2 and figures * FIGURES[1] >= len(words) * FIGURES[0])


def is_numbered(text: str) -> bool:
    """ "2. Orders and prices": a section of something, and no headline."""
    return NUMBERED.match(text) is not None and not looks.is_date_line(text)


@cache
def _sections() -> re.Pattern[str]:
    words = alternation(vocabulary.phrases("furniture", "section_words"))
    return re.compile(rf"{words} (?:\d{{1,3}}|[IVXLC]{{1,6}}|[A-Z])\b.{{0,80}}$", re.IGNORECASE)


def is_section(text: str) -> bool:
    """ "Article 3", "CHAPTER II Scope": the head of a part of a longer text."""
    return looks.size(text) <= LONGEST and _sections().match(text) is not None


def is_section_head(text: str) -> bool:
    """ "Abstract", "About the role": what stands over the first paragraph of an article."""
    return looks.bare(text) in vocabulary.phrases("furniture", "section_heads")


def is_summary_head(text: str) -> bool:
    """ "Highlights", "In Summary": what stands over the main points above the first paragraph."""
    return looks.bare(text) in vocabulary.phrases("furniture", "summary_heads")


def is_masthead(text: str) -> bool:
    """The name of an institution or a paper: "Ministry of Fisheries", "FISHERIES NEWSLINE"."""
    low = text.lower()
    begins = low.startswith(vocabulary.phrases("furniture", "mastheads"))
    named = len(text.split()) <= NAMED and low.endswith(
        vocabulary.phrases("furniture", "masthead_endings")
    )
    if not (begins or named or TICKER.search(text)):
        return False
    words = (word.strip("(&") for word in text.split())
    return all(word[:1].isupper() or len(word) <= SMALL for word in words)


def is_legal_title(text: str) -> bool:
    """ "Terms of service": furniture on most pages, and the headline of its own."""
    return looks.bare(text) in vocabulary.phrases("furniture", "legal_titles")

"""How many instruments a phrase speaks of (GUIDELINE section 3, count)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from briefs.importer import vocabulary
from briefs.importer.alternation import alternation

Qualifier = Literal["exact", "at_least", "about", "unknown"]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of instruments; ``start:end`` are the words that say it."""

    number: int | None
    qualifier: Qualifier
    start: int
    end: int
    stated: bool = False


@cache
def _cardinals() -> dict[str, int]:
    return vocabulary.numbers("numbers", "cardinals")


@cache
def _pattern() -> re.Pattern[str]:
    words = alternation(list(_cardinals()))
    groups = alternation(list(vocabulary.numbers("numbers", "groups")))
    least = alternation(vocabulary.phrases("numbers", "at_least"))
    about = alternation(vocabulary.phrases("numbers", "about"))
    many = alternation(vocabulary.phrases("numbers", "many"))
    return re.compile(
        rf"(?<![\w.,$€£-])(?:(?P<least>{least})|(?P<about>{about}))?\ ?"
        rf"(?:(?P<scale>two|three|four|half\ a|a|couple)[ -])?(?:"
        rf"(?P<many>{many})|(?P<group>{groups})|(?P<tens>twenty|thirty|forty|fifty)-(?P<unit>{words})"
        rf"|(?P<digits>\d{{1,3}}(?:,\d{{3}})?)|(?P<word>{words}))(?![\w,.-]*\w)(?:\ of)?",
        re.IGNORECASE,
    )


def read_count(flat: str, phrase: int, noun: int, *, plural: bool) -> Count:
    """The number in front of an instrument's noun, looked for from a little before its phrase.

    A singular is one; a bare plural or "several" is a group of unknown size.
    """
    if not plural:
        return Count(1, "exact", phrase, phrase)
    start = max(0, phrase - 24)
    last = None
    for match in _pattern().finditer(flat, start, noun):
        if match.end() <= noun and _reaches(flat[match.end() : noun]):
            last = match
            if not match.group("many"):  # "a package of 14 documents"
                break
    if last is None:
        return Count(None, "unknown", phrase, phrase)
    return _count(last, phrase)


def _reaches(between: str) -> bool:
    """Only modifiers stand between the number and the noun."""
    return len(between.split()) <= 7 and not re.search(
        r"[;:.]|\b(?:and|years?|months?|days?|on|in|with|for|by|countries|states|nations|sides|leaders"
        r"|ministers|governments|companies|signed|million|billion|percent|that|which|at|from|to|as)\b",
        between,
    )


def _count(match: re.Match[str], phrase: int) -> Count:
    start, end = match.start(), match.end()
    while match.string[start : start + 1] == " ":
        start += 1
    qualifier: Qualifier = "exact"
    if match.group("least"):
        qualifier = "at_least"
    elif match.group("about"):
        qualifier = "about"
    if match.group("many"):
        return Count(None, "unknown", min(start, phrase), end)
    number, rough = _number(match)
    if rough and qualifier == "exact":
        qualifier = "about"
    return Count(number, qualifier, start, end, stated=True)


def _number(match: re.Match[str]) -> tuple[int, bool]:
    scale = (match.group("scale") or "").lower()
    if match.group("digits"):
        return int(match.group("digits").replace(",", "")), False
    if match.group("tens"):
        return _cardinals()[match.group("tens").lower()] + _cardinals()[
            match.group("unit").lower()
        ], False
    if match.group("word"):
        return _cardinals()[match.group("word").lower()], False
    group = vocabulary.numbers("numbers", "groups")[match.group("group").lower()]
    times = {"two": 2, "three": 3, "four": 4}.get(scale, 1)
    if scale == "half a":
        return group // 2, True
    return group * times, group in (6, 12, 20)

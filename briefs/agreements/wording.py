"""The words of a quotation, and what stands in them: the word lists of check B.

These lists are kept apart from the importer's on purpose: what proposes a value
does not get to vouch for it. Pure; no Django.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import Any

# A letter or digit run; inner hyphens, apostrophes, full stops and ampersands keep it one word.
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*(?:\.(?=\w))?", re.UNICODE)
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}\b)")
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
MONTH_NAMES = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
NEGATION_REACH = 4
PUT_OFF_REACH = 5
COUNT_REACH = 5
LARGEST_NUMBER = 10**9


@cache
def lists() -> dict[str, Any]:
    """Every list of ``wording.json`` by its name."""
    path = resources.files("briefs.agreements") / "wording.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


@lru_cache(maxsize=4096)
def raw_words(text: str) -> tuple[str, ...]:
    """The words of a text as printed, apostrophes straightened, possessives cut."""
    plain = _CLOCK.sub(" ", _GROUPED.sub("", text)).replace("’", "'")
    return tuple(word.removesuffix("'s").rstrip(".") for word in _WORD.findall(plain))


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The same, case folded."""
    return tuple(word.casefold() for word in raw_words(text))


def places_of(phrase: str, quote_words: tuple[str, ...]) -> Iterator[int]:
    """Where these words stand in a row in a quotation, as positions of its words."""
    wanted = words(phrase)
    size = len(wanted)
    if size:
        yield from (
            n for n in range(len(quote_words) - size + 1) if quote_words[n : n + size] == wanted
        )


def places_of_any(phrases: Iterable[str], quote_words: tuple[str, ...]) -> Iterator[int]:
    """The same for several phrases, those of one phrase after those of another."""
    there = set(quote_words)
    for phrase in phrases:
        if not there.isdisjoint(words(phrase)[:1]):
            yield from places_of(phrase, quote_words)


def has_phrase(phrase: str, quote: str) -> bool:
    """Whether these words stand in the quotation in a row."""
    return any(True for _ in places_of(phrase, words(quote)))


def has_any(phrases: Iterable[str], quote: str) -> bool:
    """Whether one of these phrases stands in the quotation."""
    return any(True for _ in places_of_any(phrases, words(quote)))


def has_affirmed(phrases: Iterable[str], quote: str, *, done: bool = False) -> bool:
    """The same, with no negation just before it; ``done``: nor a word that puts it off."""
    found = words(quote)
    return any(
        not is_negated(found, place) and not (done and is_put_off(found, place))
        for place in places_of_any(phrases, found)
    )


def is_negated(quote_words: tuple[str, ...], place: int) -> bool:
    """Whether a negation stands in the four words before this place."""
    before = quote_words[max(0, place - NEGATION_REACH) : place]
    harmless = set(places_of_any(lists()["not_negations"], before))
    return any(first not in harmless for first in places_of_any(lists()["negations"], before))


def is_put_off(quote_words: tuple[str, ...], place: int) -> bool:
    """Whether the five words before this place say that it is still to come ("will sign")."""
    before = quote_words[max(0, place - PUT_OFF_REACH) : place]
    return any(True for _ in places_of_any(lists()["not_yet"], before))


def in_order(value: str, quote: str) -> bool:
    """Whether every word of a value but stop words stands in the quotation, in this order."""
    kept = [word for word in words(value) if word not in lists()["stop_words"]]
    wanted = kept or list(words(value))
    rest = iter([part for word in words(quote) for part in {word, *word.split("-")}])
    return bool(wanted) and all(_stands(word, rest) for word in wanted)


def _stands(word: str, rest: Iterator[str]) -> bool:
    parts = set(word.split("-")) if "-" in word else {word}
    return any(candidate == word or candidate in parts for candidate in rest)


def numbers(quote: str) -> list[tuple[int, int]]:
    """``(value, place)`` of every whole number, in digits or words, ``place`` its last word.

    "twenty-three", "two dozen" and "one hundred and five" are one number each.
    """
    found: list[tuple[int, int]] = []
    previous: int | None = None
    for place, word in enumerate(words(quote)):
        if word == "and" and previous and previous % 100 == 0:
            continue
        parts = word.split("-")
        if len(parts) > 1 and any(_number(part, None) is None for part in parts):
            parts = [""]  # "10-year" counts years
        for token in parts:
            value = _number(token, previous)
            if value is None:
                previous = None
                continue
            if previous is not None and (token in lists()["units"] or _continues(previous, value)):
                value += 0 if token in lists()["units"] else previous
                found[-1] = (value, place)
            else:
                found.append((value, place))
            previous = value
    return found


def _number(token: str, previous: int | None) -> int | None:
    units: dict[str, int] = lists()["units"]
    if token in units:
        return min((previous or 1) * units[token], LARGEST_NUMBER)
    if token.isascii() and token.isdecimal() and len(token) < 10:
        return int(token)
    known: dict[str, int] = lists()["numbers"]
    return known.get(token)


def _continues(previous: int, value: int) -> bool:
    """Whether "twenty" and "three", or "one hundred" and "five", are one number."""
    tens = 20 <= previous < 100 and previous % 10 == 0 and 1 <= value <= 9
    return tens or (previous >= 100 and previous % 100 == 0 and value < 100)


def instrument_words() -> list[str]:
    """The words for instruments of every kind, and for documents in general."""
    every = [*lists()["kinds"].values(), lists()["existence"]]
    return [word for phrases in every for word in phrases]


def counts(value: int, quote: str) -> list[int]:
    """The places at which this number counts instruments: one is named within five words,

    with no other number and nothing else that is counted ("14 ministers") between.
    A year, or a day after the name of a month, counts nothing.
    """
    found = words(quote)
    nouns = set(places_of_any(instrument_words(), found))
    return [
        place
        for number, place in numbers(quote)
        if number == value and not _is_date(found, place, number) and _counts(found, place, nouns)
    ]


def _counts(found: tuple[str, ...], place: int, nouns: set[int]) -> bool:
    noun = min((noun for noun in nouns if noun > place), default=None)
    if noun is None or noun - place > COUNT_REACH:
        return False
    between = found[place + 1 : noun]
    if any(_number(word, None) is not None for word in between if word not in {"a", "an"}):
        return False
    return not set(between) & set(lists()["not_instruments"])


def _is_date(found: tuple[str, ...], place: int, number: int) -> bool:
    before = found[place - 1] if place else ""
    return before in MONTH_NAMES or (1900 <= number <= 2100 and before in {"in", "since", "by", ""})


def qualifier_of(value: int, quote: str) -> str:
    """``at_least``, ``about`` or ``exact``: the words directly before or behind this number."""
    found = words(quote)
    for place in counts(value, quote):
        for qualifier, phrases in lists()["qualifiers"].items():
            two_words = place and _number(found[place - 1], None) is not None  # "two dozen"
            ends = [found[:place]] + ([found[: place - 1]] if two_words else [])
            if any(_ends_with(end, words(phrase)) for end in ends for phrase in phrases):
                return str(qualifier)
        behind = found[place + 1 : place + 3]
        for qualifier, phrases in lists()["after"].items():
            if any(behind[: len(words(phrase))] == words(phrase) for phrase in phrases):
                return str(qualifier)
    return "exact"


def _ends_with(text: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return text[len(text) - len(phrase) :] == phrase if len(text) >= len(phrase) else False

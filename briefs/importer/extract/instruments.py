"""Mentions of instruments: the head noun, its kind, and the phrase it heads."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.alternation import alternation

from . import verb_forms
from .counts import read_count
from .instrument import Instrument, is_plural
from .patterns import first_words, lowered, starts_of, word_set
from .senses import is_other_sense

WORD = re.compile(r"[^\W_][\w.,'’/-]*(?:[$€£¥][\d.,]+)?|[$€£¥][\d.,]+")
REACH = 110
# "a tariff and transport agreement", "an acquisition and cross-servicing agreement"
SHARED = re.compile(r"\b(an?|the)\s((?:[a-z][\w-]{2,20}\s){1,2})and\s$", re.IGNORECASE)
# "an implementing arrangement": of what kind it is, and not what it does
IMPLEMENTING = re.compile(r"(?:\San|the|.an?)\s(?:implementing|amending|replacing)\s(?=[a-z])")
WERE_EXCHANGED = re.compile(
    r"\s(?:were|have been|had been|are to be|will be)\s(?:formally\s)?exchanged\b"
)
REMINDED = re.compile(r"\b(?:previously|recently|newly|already)[\s-]$")
DETERMINED = re.compile(r"\b(?:an?|the|its|their|this|that|of|new|draft)\s$", re.IGNORECASE)


@cache
def _kinds() -> dict[str, str]:
    return {
        word.lower(): kind
        for kind, words in vocabulary.groups("instruments", "kinds").items()
        for word in words
    }


@cache
def _pattern() -> re.Pattern[str]:
    """One matcher for every instrument word, and "exchanged (…) notes" beside them."""
    words = alternation(list(_kinds()))
    return re.compile(
        rf"(?<![\w-])(?:(?P<notes>notes(?! of )|letters(?= (?:(?:today|yesterday"
        rf"|here|on \w{{3,6}}day) )?(?:concerning|on|for|that|waiv|by which|cover|extend)|[.,;]))"
        rf"|(?P<word>{words}))(?!\w|-\w)",
        re.IGNORECASE,
    )


@cache
def _first_words() -> frozenset[str]:
    return first_words(("notes", "letters", *_kinds()))


def is_instrument(name: str) -> bool:
    """Whether a capitalised name is that of an instrument: "Protocol", "Joint Statement"."""
    return name.lower() in _kinds() or name.split()[-1].lower() in _kinds()


def find_instruments(flat: str) -> list[Instrument]:
    """Instruments of a sentence in order; words that only look like one are left out."""
    found: list[Instrument] = []
    past = 0
    for start, _ in starts_of(lowered(flat), _first_words()):
        match = _pattern().match(flat, start) if start >= past else None
        if match is None:
            continue
        past = match.end()
        noun = match.group()
        if match.group("notes"):
            near = flat[max(0, match.start() - 40) : match.start()]
            if "xchang" not in near and not WERE_EXCHANGED.match(flat, match.end()):
                continue
            kind = "exchange_of_notes"
        else:
            kind = _kinds()[noun.lower()]
        if found and _is_short_form(flat, found[-1].end, match.start()):
            continue
        if found and _is_mixed_group(flat, found[-1], match.start(), noun):
            found[-1] = replace(found[-1], end=match.end())
            continue
        instrument = _phrase(flat, match.start(), match.end(), noun, kind)
        if not is_other_sense(flat, instrument):
            found.append(instrument)
    return found


def _is_short_form(flat: str, end: int, start: int) -> bool:
    """ "Memorandum of Understanding (MOU)", "…, MoU,": the same thing named again."""
    between = flat[end:start].strip(" “\"'‘")
    return between == "(" or (between == "," and flat[start : start + 3].lower() in ("mou", "loi"))


def _is_mixed_group(flat: str, first: Instrument, start: int, noun: str) -> bool:
    """ "five agreements and MoUs": one group, counted once and named by its first noun."""
    joined = flat[first.end : start] in (" and ", " or ", "/")
    return joined and first.plural and first.count.stated and is_plural(noun)


def _phrase(flat: str, start: int, end: int, noun: str, kind: str) -> Instrument:
    """Walk left over modifiers to the determiner or number that opens the phrase."""
    phrase = start
    determiner = ""
    for word in reversed(list(WORD.finditer(flat, max(0, start - REACH), start))):
        token = word.group().rstrip(",").lower()
        if flat[word.end() : phrase].strip(" \"“”'‘’-") or word.group().endswith(","):
            break
        if token in word_set("instruments", "weak"):
            determiner = determiner or token
        elif _is_determiner(token):
            phrase = word.start()
            determiner = token
            break
        elif _stops(flat, word.start(), token) and not _is_reminder(flat, word.start()):
            break
        elif token.endswith(("'s", "s'", "s’")):
            determiner = "the"
        phrase = word.start()
    shared = SHARED.search(flat, max(0, phrase - 40), phrase) if phrase < start else None
    other = shared and any(word.lower() in _kinds() for word in shared.group(2).split())
    if shared and not other and not determiner and not is_plural(noun):
        phrase, determiner = shared.start(1), shared.group(1).lower()
    modifiers = flat[phrase:start]
    count = read_count(flat, phrase, start, plural=is_plural(noun))
    phrase = min(phrase, count.start)
    return Instrument(kind, noun, start, end, phrase, determiner, modifiers, count)


def _is_reminder(flat: str, start: int) -> bool:
    """ "its previously announced merger agreement": the participle belongs to the name."""
    return (
        REMINDED.search(flat, max(0, start - 14), start) is not None
        or IMPLEMENTING.match(flat, max(0, start - 4)) is not None
    )


@cache
def _determiners() -> frozenset[str]:
    keys = ("definite", "indefinite", "negative")
    return frozenset[str]().union(*(word_set("instruments", key) for key in keys))


def _is_determiner(token: str) -> bool:
    return token in _determiners()


def _stops(flat: str, start: int, word: str) -> bool:
    """A preposition, an adverb or a finite verb cannot stand inside the phrase."""
    if word in word_set("instruments", "phrase_stops"):
        return True
    if word in word_set("instruments", "participles"):
        return True
    if word.endswith("’s"):
        return True
    if word in _verbs() and flat.startswith("to ", max(0, start - 3)):
        return True
    if word.endswith("ly") and word not in word_set("instruments", "ly_words"):
        return True
    return _is_verb(word) and not DETERMINED.search(flat[max(0, start - 12) : start])


@cache
def _verbs() -> frozenset[str]:
    groups = verb_forms.verbs().values()
    return frozenset(word for forms in groups for one in forms for word in one.active)


def _is_verb(token: str) -> bool:
    """Finite forms only: "exchange" or "award" in front of a noun belong to its name."""
    finite = token.endswith(("ed", "gns", "cks", "ls", "zes"))
    return token in _verbs() and (finite or token in word_set("instruments", "irregular_verbs"))

"""Mentions of instruments: the head noun, its kind, and the phrase it heads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefs.importer import vocabulary

from .counts import Count, read_count
from .patterns import alternation, word_set

WORD = re.compile(r"[^\W_][\w.,'’/-]*|[$€£¥][\d.,]+")
DEFINITE = frozenset("the this that these those its their both such his her our said".split())
INDEFINITE = frozenset("a an another new further additional second third separate similar".split())
WEAK = frozenset("new further additional second third separate similar".split())
NEGATIVE = frozenset(
    ("no", "neither", "nor", "any", "every", "without", "which", "what", "whatever")
)
STOPS = frozenset(
    "and or of on in with to for by from at as that which who whose between under after before "
    "into over about than is are was were be been has have had will would could signed sign signs "
    "reached agreed concluded struck announced adopted initialled but while when where if not "
    "approved extended suspended ended rejected ratified exchanged negotiating including issued "
    "agree sign reach conclude strike also two-way said says won sealed clinched inked penned terminated proposed via per".split()
)


DETERMINED = re.compile(r"\b(?:an?|the|its|their|this|that|of|new|draft)\s$", re.IGNORECASE)


@cache
def _verbs() -> frozenset[str]:
    groups = vocabulary.groups("status", "active_groups").values()
    return frozenset(word for words in groups for word in words if " " not in word)


def _is_verb(token: str) -> bool:
    """Finite forms only: "exchange" or "award" in front of a noun belong to its name."""
    return token in _verbs() and (token.endswith(("ed", "gns", "cks", "ls")) or token in IRREGULAR)


IRREGULAR = frozenset(
    "struck won wins froze sign ink reaches strikes inks adopts concludes".split()
)
PARTICIPLES = frozenset(
    "replacing superseding including covering ending following amending updating concerning "
    "regarding adding signing reaching".split()
)


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument as named at ``start:end`` of a sentence.

    ``phrase`` is where its noun phrase begins; ``modifiers`` are the words
    between its determiner and its head noun.
    """

    kind: str
    noun: str
    start: int
    end: int
    phrase: int
    determiner: str
    modifiers: str
    count: Count

    @property
    def plural(self) -> bool:
        return _is_plural(self.noun)

    @property
    def definite(self) -> bool:
        return self.determiner in DEFINITE

    @property
    def capital(self) -> bool:
        return self.noun[:1].isupper()


@cache
def _kinds() -> dict[str, str]:
    return {
        word.lower(): kind
        for kind, words in vocabulary.groups("instruments", "kinds").items()
        for word in words
    }


@cache
def pattern() -> re.Pattern[str]:
    """One matcher for every instrument word, and "exchanged (…) notes" beside them."""
    words = alternation(list(_kinds()))
    return re.compile(
        rf"(?<![\w-])(?:(?P<notes>(?:notes|letters)(?= (?:concerning|on|for|that|waiv|by which|cover|extend)|[.,;]))"
        rf"|(?P<word>{words}))(?!\w|-\w)",
        re.IGNORECASE,
    )


def find_instruments(flat: str) -> list[Instrument]:
    """Instruments of a sentence in order; words that only look like one are left out."""
    found = []
    for match in pattern().finditer(flat):
        noun = match.group()
        if match.group("notes"):
            if "xchang" not in flat[max(0, match.start() - 40) : match.start()]:
                continue
            kind = "exchange_of_notes"
        else:
            kind = _kinds()[noun.lower()]
        instrument = _phrase(flat, match.start(), match.end(), noun, kind)
        if not _is_other_sense(flat, instrument):
            found.append(instrument)
    return found


def _phrase(flat: str, start: int, end: int, noun: str, kind: str) -> Instrument:
    """Walk left over modifiers to the determiner or number that opens the phrase."""
    words = list(WORD.finditer(flat, max(0, start - 110), start))
    phrase, determiner = start, ""
    for word in reversed(words):
        between = flat[word.end() : phrase]
        token = word.group().rstrip(",").lower()
        if between.strip(" \"“”'‘’-") or word.group().endswith(","):
            break
        if token in DEFINITE | INDEFINITE | NEGATIVE:
            phrase, determiner = word.start(), token if token not in WEAK else determiner or token
            if token in WEAK:
                continue
            break
        if (
            token in STOPS
            or token in PARTICIPLES
            or (token.endswith(("ly", "’s")) and token != "early")
        ):
            break
        if _is_verb(token) and not DETERMINED.search(flat[: word.start()]):
            break
        phrase = word.start()
        if token.endswith(("'s", "s'", "s’")):
            determiner = "the"
    modifiers = flat[phrase:start]
    count = read_count(flat, phrase, start, plural=_is_plural(noun))
    return Instrument(
        kind, noun, start, end, min(phrase, count.start), determiner, modifiers, count
    )


def _is_plural(noun: str) -> bool:
    low = noun.lower()
    if low in ("notes", "letters", "heads of terms", "diplomatic notes", "heads of agreement"):
        return False
    if " of " in low:
        low = low.split(" of ")[0]
    return (low.endswith("s") and not low.endswith(("ss", "terms"))) or low in (
        "memoranda",
        "mous",
        "mou's",
        "mou’s",
        "cessation",
    )


def _is_other_sense(flat: str, found: Instrument) -> bool:
    """Names with an instrument word, compounds and verbs (GUIDELINE section 2 rule 7)."""
    after = WORD.match(flat, found.end + 1) if flat[found.end : found.end + 1] == " " else None
    following = after.group().lower().rstrip(".,") if after else ""
    before = found.modifiers.lower().split()
    last = before[-1].strip("\"'“”‘’") if before else ""
    if last in word_set("instruments", "preceders_domestic"):
        return True
    if following in word_set("instruments", "followers_blocked"):
        return following not in word_set("instruments", "noun_cues")
    low = found.noun.lower()
    if low in ("deal", "deals") and (
        (following == "with" and not found.determiner and not before and low == "deals")
        or (
            re.search(
                r"\b(?:to|will|must|can|could|would|should|not|and|they|which|that) $",
                flat[max(0, found.phrase - 8) : found.phrase],
            )
            and not found.determiner
            and not before
        )
    ):
        return True
    if (
        low in word_set("instruments", "capital_only")
        and not found.capital
        and "joint" not in before
    ):
        return not before or found.determiner in ("", "the", "his", "her")
    return low == "convention" and last in ("republican", "democratic", "party", "annual")

"""Whether a verb asserts, plans, hopes or denies, by the words that lead up to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .patterns import any_of, word_set

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|n['’]t|['’]ll")
WINDOW = 90
PASSIVE = frozenset("be been being is are was were get got gets".split())


IS_TO = re.compile(r"\b(?:is|are|was|were) to\b")


@dataclass(frozen=True, slots=True)
class Mood:
    """The verb group in front of a cue: which helpers it holds."""

    negative: bool = False
    soft: bool = False
    planned: bool = False
    conditional: bool = False
    perfect_past: bool = False
    passive: bool = False
    infinitive: bool = False
    start: int = 0


def read_mood(flat: str, cue_start: int, floor: int) -> Mood:
    """The mood of the verb at ``cue_start``, read back to ``floor`` at most.

    The group ends at the first word that is no helper, adverb or controlling verb.
    """
    group, start = _group(flat, cue_start, floor)
    held = set(group)
    nots = any(token.endswith("n't") for token in group)
    return Mood(
        negative=nots or bool(held & word_set("status", "negative")),
        soft=bool(held & word_set("status", "soft")),
        planned=bool(held & word_set("status", "planned")) or _is_to(group),
        conditional="would" in held,
        perfect_past="had" in held,
        passive=bool(held & PASSIVE),
        infinitive=bool(group) and "to" in held,
        start=start,
    )


def _group(flat: str, cue_start: int, floor: int) -> tuple[list[str], int]:
    """The words of the verb group, last first, and where it begins."""
    group: list[str] = []
    start = cue_start
    words = list(TOKEN.finditer(flat, max(floor, cue_start - WINDOW), cue_start))
    for word in reversed(words):
        token = word.group().lower().replace("’", "'") if word.group() != "May" else ""
        if flat[word.end() : start].strip(' “"') or not (_is_helper(token) or token.endswith("ly")):
            break
        group.append(token)
        start = word.start()
    return group, start


@cache
def _helpers() -> frozenset[str]:
    keys = ("adverbs", "planned", "soft", "negative")
    return frozenset[str]().union(*(word_set("status", key) for key in keys))


def _is_helper(token: str) -> bool:
    return token in _helpers() or token.endswith("n't")


def _is_to(group: list[str]) -> bool:
    """ "is to sign", "are to be signed": the group runs backwards."""
    text = " ".join(reversed(group))
    return IS_TO.search(text) is not None


def is_soft_clause(clause: str) -> bool:
    """Hopes, calls, conditions and recollections (GUIDELINE section 2 rules 4 to 6)."""
    # the month is no wish
    return any_of("status", "soft_clause").search(clause.replace("May", "")) is not None


def is_report(clause: str) -> bool:
    return any_of("status", "report").search(clause) is not None

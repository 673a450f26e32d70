"""The forms of the verbs that say what happens to an instrument.

A word list gives a verb once, as "call off"; its forms follow the rules of English
and the table of irregular ones, so that no list has to hold them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefs.importer import vocabulary

from .patterns import word_set

SIBILANT = ("s", "sh", "ch", "x", "z")
VOWELS = "aeiou"
# "withdraw from": what ends so has no passive
DANGLING = frozenset("of from to into with on in out over up off down away through".split())


@dataclass(frozen=True, slots=True)
class Forms:
    """A verb with the words that belong to it, as present, past, participle and gerund."""

    base: tuple[str, ...]
    third: str
    past: tuple[str, ...]
    participle: tuple[str, ...]
    gerund: tuple[str, ...]

    @property
    def active(self) -> tuple[str, ...]:
        return (*self.base, self.third, *self.past, *self.participle, *self.gerund)


@cache
def verbs() -> dict[str, tuple[Forms, ...]]:
    """The verbs of each group of the word list ``verbs``."""
    groups = vocabulary.groups("status", "verbs")
    return {
        group: tuple(forms_of(phrase) for phrase in phrases) for group, phrases in groups.items()
    }


def forms_of(phrase: str) -> Forms:
    """The forms of "tear up" or "withdraw from"; the first word is the one that changes."""
    verb, _, rest = phrase.partition(" ")
    pasts, participles, gerunds = _past(verb), _participle(verb), _gerund(verb)
    base = () if phrase in word_set("status", "not_base") else (phrase,)

    def joined(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{word} {rest}".strip() for word in words)

    third = joined((_third(verb),))[0]
    return Forms(base, third, joined(pasts), joined(participles), joined(gerunds))


def passives(forms: Forms) -> tuple[str, ...]:
    """ "called off", "struck"; none of a verb whose object stands behind "from" or "to"."""
    words = forms.participle[0].split()
    moved = words[-1] in DANGLING and words[-1] not in ("up", "off", "out", "down", "over")
    return () if moved else forms.participle


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(SIBILANT) else f"{verb}s"


def _irregular(verb: str) -> list[str]:
    return vocabulary.table("status", "irregular_verbs").get(verb, "").split()


def _past(verb: str) -> tuple[str, ...]:
    known = _irregular(verb)
    return (known[0],) if known else _regular(verb)


def _participle(verb: str) -> tuple[str, ...]:
    known = _irregular(verb)
    return (known[-1],) if known else _regular(verb)


def _regular(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (f"{verb}d",)
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return (f"{verb[:-1]}ied",)
    return tuple(f"{stem}ed" for stem in _stems(verb))


def _gerund(verb: str) -> tuple[str, ...]:
    if verb.endswith("e") and not verb.endswith("ee"):
        return (f"{verb[:-1]}ing",)
    return tuple(f"{stem}ing" for stem in _stems(verb))


def _stems(verb: str) -> tuple[str, ...]:
    """ "scrap" doubles its last letter; "cancel" does in Britain and not in America."""
    if verb in word_set("status", "doubling"):
        return (verb + verb[-1],)
    return (verb, verb + verb[-1]) if verb in word_set("status", "doubling_in_britain") else (verb,)

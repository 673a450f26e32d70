"""Names that are likely those of one thing: candidates, for a person to decide.

Pure; no Django. Nothing compares each with each: names that fall into one bucket
(the same letters, the same stems, the initials of the other …) are candidates, and
the buckets are made in one pass. Beyond ``LARGEST_BUCKET`` names a bucket is a star
around its first: twenty thousand names stay a matter of seconds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefs.tags import states
from briefs.terms.words import folded, stem, tokens

LARGEST_BUCKET = 6
SHORTEST_FOR_A_SLIP = 8  # characters: shorter words differ by one letter and are other words
_INITIALS = re.compile(r"[A-Z][A-Z&]{1,7}")
_SMALL = frozenset("and for of on the in to de des du la le et".split())
_DIGITS = re.compile(r"\d+")
# Legal forms and what stands for them at the end of a company's name; beside it they say nothing.
_LEGAL_FORMS = frozenset(
    "ag as asa bhd bv co company corp corporation gmbh group holding holdings inc incorporated "
    "jsc kk llc llp ltd limited nv oao oy pao pjsc plc pte pty sa sas sarl se sdn spa srl".split()
)
# The strongest reason first: what a pair is shown with.
SAME_LETTERS = "the same letters"
SAME_STATE = "two names of one state or body"
SAME_STEMS = "the same words in another form"
LEGAL_FORM = "the same but for the legal form"
SAME_WORDS = "the same words in another order"
INITIALS = "one may be the initials of the other"
A_SLIP = "one letter apart"
REASONS = (SAME_LETTERS, SAME_STATE, SAME_STEMS, LEGAL_FORM, SAME_WORDS, INITIALS, A_SLIP)


@dataclass(frozen=True, slots=True)
class Named:
    """Something by its names; two with different codes (of states) are never the same.

    ``kind`` is what it is: a slip of the pen is only looked for among those of a kind.
    """

    key: int
    names: tuple[str, ...]
    kind: str = ""
    code: str = ""
    may_be_state: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """Two that are likely the same, the smaller key first, and why."""

    one: int
    other: int
    reason: str


def alike(rows: Iterable[Named]) -> list[Alike]:
    """The likely pairs, the surest first, then by key; each pair once."""
    buckets: dict[tuple[str, str], dict[int, Named]] = defaultdict(dict)
    for row in rows:
        for bucket in _buckets(row):
            buckets[bucket].setdefault(row.key, row)
    best: dict[tuple[int, int], str] = {}
    for reason in REASONS:
        for (sort, _), members in buckets.items():
            if sort == reason and len(members) > 1:
                for pair in _pairs(list(members.values()), reason):
                    best.setdefault(pair, reason)
    found = [Alike(*pair, reason) for pair, reason in best.items()]
    return sorted(found, key=lambda one: (REASONS.index(one.reason), one.one, one.other))


def _pairs(members: Sequence[Named], reason: str) -> Iterator[tuple[int, int]]:
    is_small = len(members) <= LARGEST_BUCKET
    pairs = combinations(members, 2) if is_small else ((members[0], m) for m in members[1:])
    for one, other in pairs:
        if one.code and other.code and one.code != other.code:
            continue
        if reason == INITIALS and not _is_initials(one, other):
            continue
        yield min(one.key, other.key), max(one.key, other.key)


def _is_initials(one: Named, other: Named) -> bool:
    """Two long names with the same initials have nothing else in common."""
    short = [any(_INITIALS.fullmatch(name) for name in row.names) for row in (one, other)]
    return any(short)


def _buckets(row: Named) -> Iterator[tuple[str, str]]:
    for name in row.names:
        words = [token.word for token in tokens(name)] or [folded(name)]
        joined = "".join(words)
        if not joined:
            continue
        stems = [stem(word) for word in words]
        yield SAME_LETTERS, joined
        yield SAME_STEMS, "".join(stems)
        if len(stems) > 1:
            yield SAME_WORDS, " ".join(sorted(stems))
        yield from ((LEGAL_FORM, core) for core in _without_legal_form(words))
        yield from ((INITIALS, initials) for initials in _initials(name))
        if len(joined) >= SHORTEST_FOR_A_SLIP:
            digits = "-".join(_DIGITS.findall(joined))  # “COP28” is not “COP29”
            yield from ((A_SLIP, f"{row.kind} {digits} {form}") for form in _slips(joined))
        state = states.find(name) if row.may_be_state else None
        if state is not None:
            yield SAME_STATE, state.code


def _without_legal_form(words: list[str]) -> Iterator[str]:
    """“Samsung Electronics” for “Samsung Electronics Co., Ltd.”, and for itself."""
    size = len(words)
    while size > 1 and words[size - 1] in _LEGAL_FORMS:
        size -= 1
    yield "".join(words[:size])


def _initials(name: str) -> Iterator[str]:
    if _INITIALS.fullmatch(name):
        yield name.replace("&", "")
    parts = [part for part in re.split(r"[\s-]+", name) if part]
    if len(parts) > 1:
        for chosen in (parts, [part for part in parts if part.lower() not in _SMALL]):
            if len(chosen) > 1:
                yield "".join(part[0] for part in chosen).upper()


def _slips(word: str) -> Iterator[str]:
    """The word, and the word less each of its letters: two words that share one of these are
    a letter put in, left out, changed or exchanged with its neighbour apart, or nearly."""
    yield word
    for place in range(1, len(word)):  # the first letter is rarely wrong
        yield f"{word[:place]}{word[place + 1 :]}"

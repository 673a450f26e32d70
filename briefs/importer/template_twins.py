"""Whether two documents are filled in from one template. Pure.

Two texts that say the same sentence with another number or name ("Document 17 …",
"Document 18 …") are two reports, however much else they share.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache

from briefs.tags import states

from .sentence_shapes import shapes
from .verbatim import Words, folded

SHORTEST = 4  # words of a sentence; shorter ones are captions and credits
# What outlets put on a story is not the story.
_CREDIT = re.compile(
    r"(?:(?:additional )?(?:reporting|writing|editing|photos?|edited|written|reported|translated|"
    r"published|posted|updated|copyright|source|contact|follow|read|click)\b)"
    r"|by (?:\S+ ){0,5}\S+$"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A story taken apart: the words of its title, and of each sentence by its folded words."""

    title: Words
    sentences: Mapping[Words, Words]


def are_twins(a: Told, b: Told) -> bool:
    """Whether a sentence or title of one is that of the other but for numbers or names.

    Only sentences that do not stand in both are looked at. A word counts as a name
    if one of the two texts has it with a capital and neither without; in scripts
    without capitals only states are known by name. Two headlines are no sign of
    twins if the names and numbers in which they differ stand in both bodies.
    """
    names = _names(a, b)
    ours, theirs = _left_over(a, b, names), _left_over(b, a, names)
    return (
        not ours.keys().isdisjoint(theirs)
        or _is_filled_anew(a.title, theirs, names)
        or _is_filled_anew(b.title, ours, names)
        or _titles_differ_in_what_they_tell(a, b, names)
    )


def _names(a: Told, b: Told) -> Set[str]:
    words = {word for told in (a, b) for sentence in told.sentences.values() for word in sentence}
    for told in (a, b):
        # In a headline with a capital on every word they say nothing.
        words.update(told.title if _is_in_sentence_case(told.title) else ())
    small = {word for word in words if word[0].islower()}
    great = {word.casefold() for word in words if word[0].isupper()}
    in_titles = {word for told in (a, b) for word in folded(told.title)}
    return (great | (_states() & in_titles)) - small


def _is_in_sentence_case(title: Words) -> bool:
    long_words = [word for word in title if len(word) > 3]
    return 2 * sum(word[0].islower() for word in long_words) >= len(long_words)


@cache
def _states() -> frozenset[str]:
    return frozenset(text.casefold() for text in states.forms() if " " not in text)


def _left_over(one: Told, other: Told, names: Set[str]) -> dict[str, Words]:
    """The words of each sentence that the other text does not have, by its shapes."""
    left = one.sentences.keys() - other.sentences.keys()
    return {
        shape: words
        for words in left
        if len(words) >= SHORTEST and not _CREDIT.match(" ".join(words))
        for shape in shapes(words, names)
    }


def _is_filled_anew(title: Words, left: Mapping[str, Words], names: Set[str]) -> bool:
    own = folded(title)
    return any(left.get(shape, own) != own for shape in shapes(own, names))


def _titles_differ_in_what_they_tell(a: Told, b: Told, names: Set[str]) -> bool:
    one, other = folded(a.title), folded(b.title)
    if one == other or set(shapes(one, names)).isdisjoint(shapes(other, names)):
        return False
    return _tells_news(one, other, b) or _tells_news(other, one, a)


def _tells_news(title: Words, other: Words, body: Told) -> bool:
    """Whether a title has a word that neither the other's title nor its body has."""
    known = {word for sentence in body.sentences for word in sentence}
    return not set(title) <= known | set(other)

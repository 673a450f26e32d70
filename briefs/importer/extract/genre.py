"""What sort of story a document is: sport, pay, courts and party politics have deals of their own.

Their deals are no instruments between states or firms (GUIDELINE section 2 rules 1 and 7)
unless two states or blocs are named as the parties.
"""

from __future__ import annotations

import re
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.draft import INFERRED, PartyDraft

from .instrument import Instrument
from .patterns import WORD, lowered, word_set, words_of
from .sentences import Sentence

TOKEN = re.compile(r"[\w&]+(?:['-][\w&]+)*'?")
# so many words of one sort in a single sentence speak for that sentence
IN_ONE_SENTENCE = 2
# in such stories a union and a firm, both named, do make an instrument
CONTRACTING = frozenset(("labour", "markets"))
PLAYING = frozenset(("sport",))
HAVE = re.compile(r"\bhave\b")


@cache
def _domains() -> dict[str, tuple[str, ...]]:
    return vocabulary.groups("genres", "domains")


@cache
def _domain_of() -> dict[str, str]:
    return {word.lower(): name for name, words in _domains().items() for word in words}


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """The first word of each entry of the lists to the entries that begin with it, and all theirs.

    "wage" leads to ("wage talks", {"wage", "talks"}).
    """
    index: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for entry in _domain_of():
        words = WORD.findall(entry)
        index.setdefault(words[0], []).append((entry, frozenset(words)))
    return {first: tuple(entries) for first, entries in index.items()}


def _words(flat: str) -> set[str]:
    """Entries of the lists that stand in a text; looked up by word, for speed."""
    here, index = words_of(lowered(flat)), _by_first_word()
    likely = {
        entry for first in index.keys() & here for entry, words in index[first] if words <= here
    }
    if not likely:
        return likely
    whole = f" {' '.join(TOKEN.findall(flat.lower().replace('’', chr(39))))} "
    return {entry for entry in likely if f" {entry} " in whole}


def _enough(words: set[str], least: dict[str, int]) -> frozenset[str]:
    counts: dict[str, int] = {}
    for word in words:
        name = _domain_of()[word]
        counts[name] = counts.get(name, 0) + 1
    return frozenset(name for name, count in counts.items() if count >= least[name])


def read_genres(title: str, sentences: list[Sentence]) -> frozenset[str]:
    """The domestic sorts of story a document is, told by several different words of each."""
    words = _words(title).union(*(_words(one.flat) for one in sentences))
    return _enough(words, vocabulary.numbers("genres", "enough"))


def is_domestic(
    flat: str, genres: frozenset[str], parties: tuple[PartyDraft, ...], one: Instrument
) -> bool:
    """Whether a deal belongs to its genre: no two states, one of them named, are its parties.

    A pay deal, a deal of two clubs or two firms that are named is an instrument all the same.
    """
    states = [party for party in parties if party.kind in ("state", "igo") or not party.named]
    if len(states) >= 2 and any(party.basis != INFERRED for party in states):
        return "memory" in genres
    here = _enough(_words(flat), dict.fromkeys(_domains(), IN_ONE_SENTENCE))
    told = genres | here
    if len([party for party in parties if party.named and party.basis != INFERRED]) >= 2:
        told -= CONTRACTING if one.determiner != "the" else frozenset()
        told -= PLAYING if _is_of_bodies(flat, one) else frozenset()
    return bool(told)


def _is_of_bodies(flat: str, one: Instrument) -> bool:
    """ "Rovers have agreed a fee with", "a kit deal": players sign for themselves and not so."""
    words = set(one.modifiers.lower().replace("-", " ").split())
    trade = not words.isdisjoint(word_set("instruments", "trade_modifiers"))
    return trade or HAVE.search(flat[: one.phrase]) is not None

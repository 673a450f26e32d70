"""The company or body that a story is about: "the group", "it", and who signs with a lone other.

Named in the opening and again and again.
"""

from __future__ import annotations

from functools import lru_cache

from briefs.importer.draft import PartyDraft

from .context import Context
from .mentions import find_mentions
from .names import find_names

OPENING, LEAST = 3, 3


def main_firm(context: Context) -> str:
    """The organisation named first and most often, or nothing where a story has none."""
    if context.main_firm is None:
        context.main_firm = _found(context)
    return context.main_firm


def _found(context: Context) -> str:
    times = {name: _times(name, context.flats) for name in _named(context)}
    best = max(times, key=lambda name: times[name], default="")
    return best if best and times[best] >= LEAST else ""


def _named(context: Context) -> list[str]:
    found: list[PartyDraft] = []
    for flat in context.flats[:OPENING]:
        mentions = find_mentions(flat)
        names = find_names(flat, 0, len(flat), mentions, context, business=False)
        found += [party for _, _, party in names]
    return list(dict.fromkeys(party.name for party in found if party.named))


@lru_cache(maxsize=256)
def _times(name: str, flats: tuple[str, ...]) -> int:
    """In how many sentences the first word of a name stands."""
    word = name.split()[0]
    return sum(word in flat for flat in flats)

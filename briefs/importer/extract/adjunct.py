"""Instruments named only as the way in which something was done: "sold X in a deal worth …"."""

from __future__ import annotations

import re
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.alternation import alternation

from .instrument import Instrument
from .mood import Mood, is_report, is_soft_clause
from .reading import Reading

KINDS = frozenset(
    ("agreement", "contract", "mou", "treaty", "protocol", "exchange_of_notes", "arrangement")
)
# a deed is done in a new instrument: "the long-term grain agreement" is one known before
NEW = frozenset(("a", "an", "another", "a new"))
WAY = re.compile(r"\b(?:under|in|by|through|via|with|as part of)\s$", re.IGNORECASE)
OPENING = re.compile(r"(?:In|Under|As part of)\s$")
DENIED = re.compile(r"\b(?:not|never|no|n't|would|could|can|may|might|should|must|plans?)\b")
# "has picked Gulf Marine for a 75 million dollar contract", "beat two rivals to a contract"
CHOSEN = re.compile(r"\b(picked|selected|chosen|chose|tapped|beat)\s[^,;:]{3,80}\s(?:for|to)\s$")
HAD = re.compile(r"\bhad\b")
# "Under a pact with Oman, Yemen will …": the clause behind says what is done
BEHIND = re.compile(r",\s(?P<who>[^,;:]{2,80}?)\s(?P<does>will|agreed to|agrees to|is to|are to)\s")


@cache
def _pattern() -> re.Pattern[str]:
    words = vocabulary.groups("status", "adjunct_verbs")
    past, future = alternation(words["past"]), alternation(words["future"])
    return re.compile(rf"\b(?:{past}|{future}\s\w+)\b")


def from_adjunct(flat: str, found: Instrument, start: int) -> Reading | None:
    """The reading of an instrument by which whoever acts in its clause does something."""
    if found.kind not in KINDS or found.plural or found.determiner not in NEW:
        return None
    chosen = CHOSEN.search(flat, start, found.phrase) if found.kind == "contract" else None
    if chosen and not DENIED.search(flat[start : chosen.start()]):
        mood = Mood(start=chosen.start())
        return Reading("agreed", *chosen.span(1), "left", mood, "awarded", start)
    if OPENING.fullmatch(flat, 0, found.phrase):
        return _of_clause_behind(flat, found)
    way = WAY.search(flat, start, found.phrase)
    done = _pattern().search(flat, start, way.start()) if way else None
    if way is None or done is None:
        return None
    clause = flat[start : way.start()]
    recalled = HAD.search(clause) and not is_report(flat[: way.start()][-110:])
    if recalled or DENIED.search(clause) or is_soft_clause(clause):
        return None
    if way.group().lower().strip() == "with" and not done.group().startswith(
        ("end", "cap", "seal", "resolv", "settl")
    ):
        return None
    mood = Mood(start=done.start())
    return Reading("agreed", done.start(), done.end(), "left", mood, "done", start)


def _of_clause_behind(flat: str, found: Instrument) -> Reading | None:
    clause = BEHIND.search(flat, found.end)
    if clause is None or DENIED.search(clause.group("who")):
        return None
    at = clause.start("does")
    mood = Mood(start=at)
    return Reading("agreed", at, clause.end("does"), "left", mood, "agreed", clause.start("who"))

"""Verbs that stand behind their instrument: passives, relative clauses, participles."""

from __future__ import annotations

import re

from .cues import Cue, find_cues
from .instrument import Instrument
from .meaning import meaning_of, when_planned
from .mood import Mood, is_report, is_soft_clause, read_mood
from .reading import Reading

FINITE = re.compile(
    r"\b(?:said|says|calls?|gives?|allows?|provides?|covers?|requires?|obliges?|has|"
    r"have|had|will|would"
    r"|can|is|are|was|were|could|may|might|must|should|aims?|seeks?|sets?|contains?)\b"
)


ASIDE = re.compile(
    r",\s(?:which|who|whose|on which|under which|for which|covering|worth|valued|"
    r"due|whom)\b[^,]{0,160},"
)


# "talks on a pact collapsed": the verb behind the pact is not about the pact
OF_ANOTHER = re.compile(
    r"\b(?:talks|negotiations|discussions|round|hopes|bill|debate|vote|dispute|"
    r"breach|violations?|terms|clauses?"
    r"|implementation|deadline|prospects|chances|plans?|efforts|proposals?)\b[^,;.]{0,40}"
    r"\b(?:on|for|over|about|of|to|towards?)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
RELATIVE = re.compile(r",?\s(?:that|which)\s")


AUXILIARY = re.compile(
    r"\b(?:is|was|are|were|has|have|had|will|would|could|can|may|might|must|should|which|that|and)\b"
)
REDUCIBLE = ("signed", "agreed", "ratified", "suspended", "in_force")
HARD = re.compile(r"[;:]\s|\s[–—]\s|\b(?:but|while|after|although|which|who)\b")
MOST_WORDS = 26
STAND_ALONE = ("under negotiation", "back on the table", "on hold", "in the works")
STANDING = ("expires", "expire", "runs out", "run out", "takes effect", "enters into force")
ASSERTED = (
    "signed",
    "agreed",
    "ratified",
    "suspended",
    "terminated",
    "in_force",
    "negotiating",
)
REMOTE = re.compile(r"\s(?:with|between|on)\s[^,;.]{1,60},\swhich\s")
REDUCED = re.compile(r",?\s(?:\w+ly\s|already\s)?(?=\w)")


def from_right(flat: str, found: Instrument, others: list[Instrument]) -> Reading | None:
    """A passive or intransitive verb whose subject the instrument is."""
    if OF_ANOTHER.search(flat[max(0, found.phrase - 70) : found.phrase]):
        return None
    shown = ASIDE.sub(lambda aside: " " * len(aside.group()), flat[found.end :])
    hard = HARD.search(shown)
    limit = found.end + (hard.start() if hard else len(shown))
    view = flat[: found.end] + shown
    moving = find_cues(view, "intransitive", found.end, limit)
    cues = find_cues(view, "passive", found.end, limit) + moving
    for cue in sorted(cues, key=lambda one: one.start):
        mood = read_mood(view, cue.start, found.end)
        gap = view[found.end : mood.start]
        if len(gap.split()) > MOST_WORDS or FINITE.search(gap) or _parted(gap):
            return None
        if cue.text in STANDING:
            return None
        if not (mood.passive or cue in moving or cue.text in STAND_ALONE):
            continue
        if any(found.end < other.start < cue.start for other in others) and " and " not in gap:
            return None
        return _right_reading(view, found, cue, mood)
    return None


def _parted(gap: str) -> bool:
    """A new subject has begun: "… agreement and the minister was"."""
    return re.search(r"\b(?:said|that|if|unless)\b", gap) is not None


def _right_reading(view: str, found: Instrument, cue: Cue, mood: Mood) -> Reading | None:
    before = view[: found.phrase]
    if mood.negative or mood.soft or is_soft_clause(before[-70:]):
        return None
    agent = view[cue.end : cue.end + 60]
    status = meaning_of(cue, found, agent if " by " in agent[:6] else "")
    if cue.group == "approved" and " by " not in agent[:6]:
        status = "ratified"
    if status is None:
        return None
    if mood.planned or (mood.infinitive and not mood.perfect_past):
        status = when_planned(status) or ""
    elif mood.conditional:
        status = "planned" if is_report(before) and status in ("signed", "agreed") else ""
    if not status:
        return None
    group = view[mood.start : cue.start]
    pending = re.search(r"\bbeing\b", group) or (
        cue.text == "negotiated" and re.search(r"\b(?:is|are|still)\b", group)
    )
    if pending and status in ("signed", "agreed"):
        status = "negotiating"
    return Reading(status, cue.start, cue.end, "right", mood, cue.group, found.phrase)


def from_relative(flat: str, found: Instrument) -> Reading | None:
    """ "the protocol that the ministers signed in Osh": the subject stands inside."""
    relative = RELATIVE.match(flat, found.end)
    if not relative:
        remote = REMOTE.match(flat, found.end)
        return _ended_there(flat, found, remote.end()) if remote else None
    start = relative.end()
    ended = _ended_there(flat, found, start)
    cues = find_cues(flat, "active", start, min(len(flat), start + 150))
    if ended is not None or not cues:
        return ended
    cue = cues[0]
    mood = read_mood(flat, cue.start, start)
    between = flat[start : mood.start]
    status = meaning_of(cue, found, between)
    if status not in ASSERTED or not _governs(flat, found, cue, mood, between):
        return None
    status = "planned" if mood.planned else status
    return Reading(status, cue.start, cue.end, "relative", mood, cue.group, start)


def _governs(flat: str, found: Instrument, cue: Cue, mood: Mood, between: str) -> bool:
    """Whether the first verb of a relative clause has the instrument for its object."""
    if len(between.split()) > 14 or FINITE.search(between) or cue.is_noun:
        return False
    if mood.negative or mood.soft or mood.conditional:
        return False
    if is_soft_clause(flat[: found.phrase][-70:]):
        return False
    own_object = re.match(r"\s(?:a|an|the|to|that)\b", flat[cue.end : cue.end + 12].lower())
    return mood.passive or (bool(between.strip()) and own_object is None)


def _ended_there(flat: str, found: Instrument, start: int) -> Reading | None:
    """ "which ran out on December 31", "that took effect today"."""
    for cue in find_cues(flat, "intransitive", start, min(len(flat), start + 30)):
        mood = read_mood(flat, cue.start, start)
        if flat[start : mood.start].strip() or mood.negative or mood.soft or mood.planned:
            return None
        if cue.text in STANDING:
            return None
        return Reading(cue.group, cue.start, cue.end, "relative", mood, cue.group, found.phrase)
    return None


def from_participle(flat: str, found: Instrument) -> Reading | None:
    """ "the accord reached in Tunis", "a pact, signed on Monday"."""
    reduced = REDUCED.match(flat, found.end)
    if not reduced or is_soft_clause(flat[: found.phrase][-70:]):
        return None
    window = flat[found.end : found.end + 60]
    stop = AUXILIARY.search(window)
    limit = found.end + (stop.start() if stop else len(window))
    for cue in find_cues(flat, "passive", reduced.end(), limit)[:1]:
        gap = flat[found.end : cue.start]
        status = meaning_of(cue, found, "")
        if (len(gap.split()) > 5 and " between " not in gap) or status not in REDUCIBLE:
            return None
        mood = Mood(start=cue.start)
        return Reading(status, cue.start, cue.end, "participle", mood, cue.group, found.phrase)
    return None

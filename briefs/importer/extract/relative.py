"""Verbs in a relative clause behind their instrument: "the protocol that they signed"."""

from __future__ import annotations

import re

from .behind import FINITE, STANDING
from .cues import Cue, find_cues
from .instrument import Instrument
from .meaning import meaning_of
from .mood import Mood, is_soft_clause, read_mood
from .reading import Reading

# "an arrangement, on which the two completed negotiations"
ON_WHICH = re.compile(
    r"[^,;:]{0,80},\s(?:on|about|over|for) which\s(?P<who>[^,;:]{1,80}?)\b"
    r"(?:(complet\w+|conclud\w+|finali[sz]ed|wrapped up|finished)"
    r"|(?:are|is|were|was|have been)\s(negotiating|in talks|discussing))"
    r"\s(?:negotiations|talks|discussions|on|it\b)?"
)
RELATIVE = re.compile(r"(?:\s(?:worth|valued at)\s[^,;:]{2,40}?)?,?\s(?:that|which)\s")
ASSERTED = (
    "signed",
    "agreed",
    "ratified",
    "suspended",
    "terminated",
    "in_force",
    "negotiating",
)
# "the loan agreement it and the government signed today"
THEIRS = re.compile(
    r"\s((?:it|they|he|she)(?: and (?:the )?[\w’'-]{2,20}){0,2})\s"
    r"(signed|reached|struck|concluded|initiall?ed)\b"
)
# "It is the first such agreement that they signed": told of before
IT_IS = re.compile(
    r"(?:It|This|That)\s(?:is|was|would be|will be|becomes?)\s(?:[\w’'-]{1,20}\s){0,4}$"
)
REMOTE = re.compile(r"\s(?:with|between|on|for)\s[^,;.]{1,100},\swhich\s")


def from_relative(flat: str, found: Instrument) -> Reading | None:
    """ "the protocol that the ministers signed in Osh": the subject stands inside."""
    if IT_IS.match(flat, 0, found.phrase):
        return None
    theirs = THEIRS.match(flat, found.end)
    if theirs and not flat.startswith(("Under ", "Since ")):
        come_to = "signed" if theirs.group(2) == "signed" else "agreed"
        mood = Mood(start=theirs.start(2))
        return Reading(come_to, *theirs.span(2), "relative", mood, come_to, theirs.start(1))
    relative = RELATIVE.match(flat, found.end)
    talks = ON_WHICH.match(flat, found.end)
    if talks:
        at = 1 if talks.group(1) else 2
        come_to = "agreed" if at == 1 else "negotiating"
        mood = Mood(start=talks.start(at))
        return Reading(come_to, *talks.span(at), "relative", mood, come_to, talks.start("who"))
    if not relative:
        remote = REMOTE.match(flat, found.end)
        return _told_of(flat, found, remote.end()) if remote else None
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


def _told_of(flat: str, found: Instrument, start: int) -> Reading | None:
    """ "a loan accord with the bank for the road, which was signed in May", or which ran out."""
    ended = _ended_there(flat, found, start)
    cues = find_cues(flat, "passive", start, min(len(flat), start + 40))
    if ended is not None or not cues or is_soft_clause(flat[: found.phrase][-70:]):
        return ended
    cue = cues[0]
    mood = read_mood(flat, cue.start, start)
    status = meaning_of(cue, found, "")
    denied = mood.negative or mood.soft or mood.planned or mood.conditional
    if denied or flat[start : mood.start].strip() or not mood.passive or status not in ASSERTED:
        return None
    return Reading(status, cue.start, cue.end, "relative", mood, cue.group, found.phrase)


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

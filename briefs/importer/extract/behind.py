"""Verbs that stand behind their instrument: passives, relative clauses, participles."""

from __future__ import annotations

import re

from .clauses import LED_IN
from .cues import Cue, find_cues
from .instrument import Instrument
from .meaning import REBUFFED, is_let_go, meaning_of, when_planned
from .mood import Mood, is_report, is_soft_clause, read_mood
from .reading import Reading

FINITE = re.compile(
    r"\b(?:said|says|calls?|gives?|allows?|provides?|covers?|requires?|obliges?|has|"
    r"have|had|will|would"
    r"|can|does|do|did|is|are|was|were|could|may|might|must|should|aims?|seeks?|sets?|contains?)\b"
)


ASIDE = re.compile(
    r",\s(?:which|who|whose|with an?|with the|on which|under which|for which|covering|worth|valued|"
    r"due|whom|the|an?|one of|part of|now|already|(?:signed|concluded|reached|initiall?ed"
    r"|negotiated|launched|agreed|struck)"
    r"\s(?:in|on|at|with|by|between|last|this|a|two|three|earlier))\b[^,]{0,160},"
)
# "a pact that makes it easier for troops to train abroad took effect": its verb stands far behind
LONG_RELATIVE = re.compile(
    r"(?:\s(?:with|between|on)\s[^,;.]{1,60})?,?\s(?:that|which|under which|by which|whereby"
    r"|(?:allow|cover|giv|sett|permitt|govern|regulat|enabl|bann|limit|eas|open)ing)\s"
)
CLAUSE_ENDS = re.compile(r"[;:]\s|\s[–—]\s|,?\s(?:but|while|although|whereas|because)\s")


# "talks on a pact collapsed": the verb behind the pact is not about the pact
OF_ANOTHER = re.compile(
    r"\b(?:talks|negotiations|discussions|round|hopes|bill|debate|vote|dispute|"
    r"breach|violations?|terms|clauses?"
    r"|implementation|deadline|prospects|chances|plans?|efforts|proposals?)\b[^,;.]{0,40}"
    r"\b(?:on|for|over|about|of|to|towards?)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
# "would be signed in June, the minister said"
SAID_AFTER = re.compile(
    r",\s(?:the |a |an )?[^,;]{2,60}\s(?:said|told|announced|confirmed|added)\b"
)
DONE = re.compile(
    r"[^,;]{0,90},\s(?:which|whose|already)?[^,]{0,90}?"
    r"\b(initiall?ed|concluded|finali[sz]ed|agreed|completed|negotiated)\b"
)


AUXILIARY = re.compile(
    r"\b(?:is|was|are|were|has|have|had|will|would|could|can|may|might|must|should|which|that|and"
    r"|unless|if|until|whether)\b"
)
REDUCIBLE = ("signed", "agreed", "ratified", "suspended", "in_force")
HARD = re.compile(r"[;:]\s|\s[–—]\s|\b(?:but|while|after|although|which|who)\b")
MOST_WORDS = 26
# "failed to agree on the rent, and a treaty will be drawn up": only what follows is on the treaty
NEW_CLAUSE = re.compile(
    r",\s(?:and|but|while)\s(?:the|an?|its|their|this|that)?\s?(?:[a-z-]{1,20}\s){0,3}$"
)
STAND_ALONE = (
    "under negotiation",
    "under discussion",
    "under preparation",
    "in preparation",
    "in the pipeline",
    "back on the table",
    "on hold",
    "in the works",
)
# "takes effect on June 1", "expires today": news, for it happens but once
ON_A_DAY = re.compile(
    r"(?:\sfor [A-Z][\w ]{1,30}?)?\s(?:(?:on|from|as of|at midnight on)\s)?(?:the )?"
    r"(?:today|tomorrow|(?:this |next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:this|next|in) (?:month|week|[A-Z]\w{2,8}\b)"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z]|[A-Z]\w{2,8}\.? \d)"
)
STANDING = (
    "expires",
    "expire",
    "runs out",
    "run out",
    "takes effect",
    "enters into force",
    "comes into force",
    "goes into effect",
    "comes into effect",
    "goes to",
)
# "under the terms of a contract signed in Accra": a contract all the same
TERMS = re.compile(r"\b[Uu]nder the terms of\s?$")
# "can be replaced only by a treaty approved by the Senate": none is there
AS_MEANS = re.compile(r"\b(?:can|may|must|could|should|might)\b[^,;]{0,40}\bby\s$")
# "a memorandum is ready and will be signed": the second verb has the news
READY = re.compile(
    r"\b(?:is|are|was|were|has been|have been)\s(?:now\s|all but\s)?"
    r"(?:ready|complete|completed|finished|finali[sz]ed|drafted)\sand\s?$"
)
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
        gap = READY.sub(" ", view[found.end : mood.start])
        if len(gap.split()) > MOST_WORDS or FINITE.search(gap) or _parted(gap):
            return _over_relative(flat, found, others)
        if cue.text in STANDING and not ON_A_DAY.match(view, cue.end):
            return None
        if not (mood.passive or cue in moving or cue.text in STAND_ALONE):
            continue
        if any(found.end < other.start < cue.start for other in others) and " and " not in gap:
            return None
        read = _right_reading(view, found, cue, mood)
        return _done_already(flat, found, read) if read and read.status == "planned" else read
    return _over_relative(flat, found, others)


def _over_relative(flat: str, found: Instrument, others: list[Instrument]) -> Reading | None:
    """The verb of an instrument behind a clause that says what it does."""
    relative = LONG_RELATIVE.match(flat, found.end)
    if relative is None:
        return None
    end = CLAUSE_ENDS.search(flat, relative.end())
    limit = min(end.start() if end else len(flat), relative.end() + 220)
    moving = find_cues(flat, "intransitive", relative.end(), limit)
    passive = find_cues(flat, "passive", relative.end(), limit)
    for cue in sorted(moving + passive, key=lambda one: one.start):
        if any(found.end < other.start < cue.start for other in others):
            return None
        mood = read_mood(flat, cue.start, relative.end())
        between = flat[relative.end() : mood.start]
        parted = between.rstrip().endswith(",")
        own = len(between.split()) < 3 or re.search(r"\b(?:and|or|which|that)\s*$", between)
        if own or not (parted and mood.passive if cue not in moving else _acts_alone(cue, mood)):
            continue
        if cue.text in STANDING and not ON_A_DAY.match(flat, cue.end):
            continue
        return _right_reading(flat, found, cue, mood)
    return None


def _acts_alone(cue: Cue, mood: Mood) -> bool:
    """ "took effect", "has expired": no object stands in front that could be its subject."""
    return cue.group in ("in_force", "terminated") and not mood.infinitive


def _done_already(flat: str, found: Instrument, planned: Reading) -> Reading:
    """ "a treaty, which was initialled in July, will be signed": agreed by now."""
    done = DONE.match(flat, found.end, planned.start)
    if done is None:
        return planned
    return Reading(
        "agreed",
        done.start(1),
        done.end(1),
        "right",
        Mood(start=done.start(1)),
        "agreed",
        found.phrase,
    )


def _parted(gap: str) -> bool:
    """A new subject has begun: "… agreement and the minister was"."""
    return re.search(r"\b(?:said|that|if|unless)\b", gap) is not None


def _right_reading(view: str, found: Instrument, cue: Cue, mood: Mood) -> Reading | None:
    led_in = LED_IN.match(view)
    before = view[led_in.end() if led_in else 0 : found.phrase]
    apart = NEW_CLAUSE.search(before)
    before = before[apart.end() :] if apart else before
    if is_let_go(cue, mood):
        return Reading("terminated", cue.start, cue.end, "right", mood, cue.group, found.phrase)
    if mood.negative or mood.soft or is_soft_clause(before[-70:]):
        return None
    if view.startswith(" into law", cue.end):
        return None
    if cue.group == "proposed" and REBUFFED.search(view, cue.end):
        return None
    agent = view[cue.end : cue.end + 60]
    status = meaning_of(cue, found, agent if " by " in agent[:6] else "")
    if cue.text.startswith("initial") and agent.startswith(" and signed"):
        status = "signed"
    if cue.group == "approved" and " by " not in agent[:6]:
        status = "ratified"
    if status is None:
        return None
    if mood.planned or (mood.infinitive and not mood.perfect_past):
        status = when_planned(status) or ""
    elif mood.conditional:
        told = is_report(before) or SAID_AFTER.search(view, cue.end)
        status = "planned" if told and status in ("signed", "agreed") else ""
    if not status:
        return None
    group = view[mood.start : cue.start]
    pending = re.search(r"\bbeing\b", group) or (
        cue.text == "negotiated" and re.search(r"\b(?:is|are|still)\b", group)
    )
    if pending and status in ("signed", "agreed"):
        status = "negotiating"
    return Reading(status, cue.start, cue.end, "right", mood, cue.group, found.phrase)


def from_participle(flat: str, found: Instrument) -> Reading | None:
    """ "the accord reached in Tunis", "a pact, signed on Monday"."""
    reduced = REDUCED.match(flat, found.end)
    before = flat[: found.phrase][-70:]
    if found.determiner in ("a", "an"):
        before = TERMS.sub("", before)
    if not reduced or is_soft_clause(before) or AS_MEANS.search(before):
        return None
    window = flat[found.end : found.end + 60]
    stop = AUXILIARY.search(window)
    limit = found.end + (stop.start() if stop else len(window))
    for cue in find_cues(flat, "passive", reduced.end(), limit)[:1]:
        if cue.text in ("declared", "proclaimed"):
            return None
        gap = flat[found.end : cue.start]
        status = meaning_of(cue, found, "")
        if (len(gap.split()) > 5 and " between " not in gap) or status not in REDUCIBLE:
            return None
        mood = Mood(start=cue.start)
        return Reading(status, cue.start, cue.end, "participle", mood, cue.group, found.phrase)
    return None

"""Which verb governs an instrument, and the status that follows (GUIDELINE section 3, status)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import clauses
from .cues import Cue, find_cues
from .instruments import Instrument
from .mood import Mood, is_report, is_soft_clause, read_mood
from .patterns import any_of

REACH_WORDS = 13
FINITE = re.compile(
    r"\b(?:said|says|calls?|gives?|allows?|provides?|covers?|requires?|obliges?|has|have|had|will|would"
    r"|can|is|are|was|were|could|may|might|must|should|aims?|seeks?|sets?|contains?)\b"
)
ASIDE = re.compile(
    r",\s(?:which|who|whose|on which|under which|for which|covering|worth|valued|due|whom)\b[^,]{0,160},"
)
RELATIVE = re.compile(r",?\s(?:that|which)\s")
REDUCED = re.compile(r",?\s(?:\w+ly\s|already\s)?(?=\w)")
BROKEN = re.compile(
    r"\b(?:broke down|broken down|collapsed?|failed|fell apart|ended without|end without|deadlock(?:ed)?"
    r"|without (?:an? )?(?:agreement|deal|result)|no progress|walked out)\b"
)
HELD_UP = re.compile(
    r"\b(?:on hold|suspended|frozen|broken off|put off|halted|stalled|paused|interrupted)\b"
)
WRAPPED_UP = re.compile(
    r"(?:^|\b(?:was|were|been|have|has|had|having|and|be)\s(?:\w+ly\s)?)(?:wrapped up|concluded|completed|finali[sz]ed|finished|successfully ended)\b"
)
STARTING = re.compile(
    r"\b(?:due|will|set|expected|scheduled|about) to (?:begin|start|open|resume|be launched)\b|\bwill (?:begin|start|open|resume)\b"
)
LAUNCH = re.compile(r"\b(?:launch\w*|start\w*|begin\w*|began|open(?:ed|ing)?|mandate|resum\w+)\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """The status of an instrument and the words ``start:end`` that say it.

    ``side`` is where those words stand: before the instrument, after it, in a
    relative clause, or as a bare participle behind it.
    """

    status: str
    start: int
    end: int
    side: str
    mood: Mood
    group: str
    subject_start: int
    nominal: bool = False

    def subject_text(self, flat: str) -> str:
        return flat[self.subject_start : self.end]


def read_status(flat: str, found: Instrument, others: list[Instrument]) -> Reading | None:
    """The reading of an instrument in its sentence, or None when nothing asserts it.

    The verb in front wins over a passive behind, that over a relative clause,
    that over a bare participle.
    """
    bounds = clauses.boundaries(flat)
    start = clauses.clause_start(bounds, found.phrase)
    if _denied(flat, found, bounds, start):
        return None
    return (
        _from_left(flat, found, others, bounds, start)
        or _from_right(flat, found, others, bounds)
        or _from_relative(flat, found)
        or _from_participle(flat, found)
    )


def _denied(flat: str, found: Instrument, bounds: list[tuple[int, int, str]], start: int) -> bool:
    if found.determiner in ("no", "neither", "nor", "any", "without", "every", "whatever"):
        return True
    opening = clauses.opener(bounds, found.phrase)
    if opening in ("who", "which", "whom", "whose") and found.definite:
        return True
    if opening in ("if", "unless", "until", "before") or flat[:3] in ("If ", "Any"):
        return True
    if opening in ("that", "whether"):
        hung_on = clauses.before_opener(flat, bounds, found.phrase)
        if is_soft_clause(hung_on[-90:]):
            return True
    return (
        re.search(r"\b(?:no|without|not an?|never)\s*$", flat[start : found.phrase].lower())
        is not None
    )


def _from_left(
    flat: str,
    found: Instrument,
    others: list[Instrument],
    bounds: list[tuple[int, int, str]],
    start: int,
) -> Reading | None:
    cues = find_cues(flat, "active", start, found.phrase)
    while cues:
        cue = cues.pop()
        gap = flat[cue.end : found.phrase]
        coordinate = any(cue.end <= other.start < found.phrase for other in others)
        reach = 6 if cue.text.endswith(" of") else REACH_WORDS
        if cue.text.endswith(" of") and " to " in gap:
            return None
        if not coordinate and (len(gap.split()) > reach or FINITE.search(gap)):
            return None
        if coordinate and _follows_at_once(flat, found):
            return None
        if coordinate and not re.search(
            r"(?:\band|,|\bor|\bplus|\bas well as)\s*(?:also\s)?$", gap
        ):
            continue
        mood = read_mood(flat, cue.start, start)
        if (
            mood.passive
            and cue.text.endswith(("ed", "ck", "en"))
            and not cue.is_noun
            and not gap.strip()
        ):
            continue
        status = _status(flat, found, cue, mood, flat[start : cue.start], gap)
        if status is None:
            return None
        return Reading(status, cue.start, cue.end, "left", mood, cue.group, start, cue.is_noun)
    return None


def _follows_at_once(flat: str, found: Instrument) -> bool:
    """A passive right behind a coordinate instrument is its own verb."""
    return (
        re.match(
            r"\s(?:(?:was|were|will be|is|are|has been|have been|had been)\s)", flat[found.end :]
        )
        is not None
    )


def _status(
    flat: str, found: Instrument, cue: Cue, mood: Mood, before: str, gap: str
) -> str | None:
    """What a verb in front of an instrument says of it; None when it asserts nothing."""
    if mood.negative or mood.soft or is_soft_clause(gap):
        return None
    if cue.group == "proposed" and REBUFFED.search(flat[found.end :]):
        return None
    if mood.planned and LAPSED.search(flat[mood.start : cue.start]):
        return None
    if JOINED.search(flat[: cue.start]) and cue.text in ("ratify", "sign", "approve"):
        return _resolved(cue, found, before)
    if is_soft_clause(before[-120:]) and cue.group not in ("terminated", "suspended", "rejected"):
        return None
    if cue.text in ("talks", "negotiations") and not re.search(
        r"\b(?:on|for|over|about|towards?|to (?:conclude|reach|sign|seal))\b", gap
    ):
        return None
    if cue.is_process:
        return _process(flat, found, before, mood)
    status = _resolved(cue, found, before)
    if status is None or cue.text == "hold":
        return None
    if mood.infinitive and re.search(r"\bvoted\b", before[-60:]):
        return status
    if mood.infinitive and not mood.planned and status not in LASTING:
        return _planned(status) if PURPOSE.search(before[-90:]) else None
    if mood.planned:
        return _planned(status)
    if mood.conditional:
        return (
            "planned" if is_report(flat[: cue.start]) and status in ("signed", "agreed") else None
        )
    if cue.text.endswith("ing") and not cue.is_noun and status in ("signed", "agreed"):
        return status if re.search(r"\b(?:after|by|upon|on|with|,)\s*$", before) else None
    return status


# an infinitive is a plan only after a decision, an appointment or a journey
PURPOSE = re.compile(
    r"\b(?:agreed|agree|due|plans?|planned|planning|decided|decides|decision|scheduled|set|expected|expects?|intends?"
    r"|will|meet|meeting|met|visit\w*|arriv\w+|travel\w*|flew|gather\w*|ceremony|mandate|here|conven\w+|voted|vows?"
    r"|vowed|pledged?|resolved|undertook|undertaking|committed|instructed|tasked|about|moved?)\b"
)
REBUFFED = re.compile(
    r"\b(?:turned down|rejected|rebuffed|dismissed|withdrawn|voted down|no majority|no support|ruled out)\b"
)
LAPSED = re.compile(r"\b(?:was|were|been) (?:due|expected|scheduled|set|supposed|planned|to)\b")
JOINED = re.compile(
    r"\b(?:became|becomes|becoming|is|was) the (?:first|last|\w+(?:st|nd|rd|th|h|d)) (?:\w+ )?(?:country|state|nation|member|party)"
    r"(?: state)? to\s$"
)
LASTING = frozenset(("in_force", "suspended", "terminated"))


def _planned(status: str) -> str | None:
    if status in ("signed", "agreed", "negotiating"):
        return "planned"
    return status if status in ("terminated", "suspended", "proposed") else None


def _process(flat: str, found: Instrument, before: str, mood: Mood) -> str | None:
    """What talks on an instrument have come to."""
    after = flat[found.end : found.end + 140]
    around = f"{before[-80:]} {after}"
    if BROKEN.search(around) or re.search(r"\b(?:possible|exploratory)\b", found.modifiers):
        return None
    if HELD_UP.search(around):
        return "suspended"
    if (
        WRAPPED_UP.search(after[:90])
        and not re.search(r"\b(?:not|to|may|will|could) be\b", after[:90])
    ) or (
        re.search(
            r"\b(?:wrapped up|concluded|completed|finali[sz]ed|finished)\s(?:the\s|their\s)?$",
            before[-30:],
        )
        and "round" not in before[-30:]
        and "chapter" not in before
    ):
        return "agreed"
    if STARTING.search(after[:90]):
        return "planned"
    if LAUNCH.search(before[-40:]) and (
        mood.planned or re.search(r"\b(?:to|will)\b", before[-60:])
    ):
        return "planned"
    return "negotiating"


def _resolved(cue: Cue, found: Instrument, subject: str) -> str | None:
    """The status of a cue whose meaning hangs on the instrument or on who acts."""
    group = cue.group
    if group == "exchanged":
        return "signed"
    if group == "adopted":
        if found.kind in ("joint_statement", "action_plan", "other", "protocol", "convention"):
            return "agreed"
        return "ratified" if any_of("status", "approvers").search(subject) else "agreed"
    if group == "issued":
        return "agreed" if found.kind == "joint_statement" else None
    if group == "awarded":
        return "agreed" if found.kind in ("contract", "agreement") else None
    if group == "approved":
        official = any_of("status", "approvers").search(subject) is not None
        return (
            "agreed"
            if found.kind in ("action_plan", "joint_statement") and not official
            else "ratified"
        )
    if cue.text in ("negotiating", "negotiate", "negotiated"):
        return "negotiating"
    return group


def _from_right(
    flat: str, found: Instrument, others: list[Instrument], bounds: list[tuple[int, int, str]]
) -> Reading | None:
    """A passive or intransitive verb whose subject the instrument is."""
    rest = flat[found.end :]
    shown = ASIDE.sub(lambda aside: " " * len(aside.group()), rest)
    hard = re.search(r"[;:]\s|\s[–—]\s|\b(?:but|while|after|although|which|who)\b", shown)
    limit = hard.start() if hard else len(shown)
    view = flat[: found.end] + shown
    cues = find_cues(view, "passive", found.end, found.end + limit)
    cues += find_cues(view, "intransitive", found.end, found.end + limit)
    for cue in sorted(cues, key=lambda one: one.start):
        mood = read_mood(view, cue.start, found.end)
        gap = view[found.end : mood.start]
        if len(gap.split()) > 26 or FINITE.search(gap) or _parted(gap):
            return None
        stand_alone = cue.text in (
            "under negotiation",
            "back on the table",
            "on hold",
            "in the works",
        )
        intransitive = cue.end - cue.start > 0 and cue in _intransitive(view, cue)
        if not (mood.passive or intransitive or stand_alone):
            continue
        if any(found.end < other.start < cue.start for other in others) and " and " not in gap:
            return None
        return _right_reading(view, found, cue, mood)
    return None


def _intransitive(view: str, cue: Cue) -> list[Cue]:
    return find_cues(view, "intransitive", cue.start, cue.end)


def _parted(gap: str) -> bool:
    """A new subject has begun: "… agreement and the minister was"."""
    return re.search(r"\b(?:said|that|if|unless)\b", gap) is not None


def _right_reading(view: str, found: Instrument, cue: Cue, mood: Mood) -> Reading | None:
    before = view[: found.phrase]
    if mood.negative or mood.soft or is_soft_clause(before[-70:]):
        return None
    agent = view[cue.end : cue.end + 60]
    status = _resolved(cue, found, agent if " by " in agent[:6] else "")
    if cue.group == "approved" and " by " not in agent[:6]:
        status = "ratified"
    if status is None:
        return None
    if mood.planned or (mood.infinitive and not mood.perfect_past):
        status = _planned(status) or ""
    elif mood.conditional:
        status = "planned" if is_report(before) and status in ("signed", "agreed") else ""
    if not status:
        return None
    if cue.group in ("signed", "agreed") and re.search(r"\bbeing\b", view[mood.start : cue.start]):
        status = "negotiating"
    return Reading(status, cue.start, cue.end, "right", mood, cue.group, found.phrase)


def _from_relative(flat: str, found: Instrument) -> Reading | None:
    """ "the protocol that the ministers signed in Osh": the subject stands inside."""
    relative = RELATIVE.match(flat, found.end)
    if not relative:
        return None
    limit = min(len(flat), relative.end() + 150)
    ended = _ended_there(flat, found, relative.end())
    if ended is not None:
        return ended
    for cue in find_cues(flat, "active", relative.end(), limit):
        mood = read_mood(flat, cue.start, relative.end())
        between = flat[relative.end() : mood.start]
        if len(between.split()) > 14 or FINITE.search(between) or cue.is_noun:
            return None
        if (
            mood.negative
            or mood.soft
            or mood.conditional
            or is_soft_clause(flat[: found.phrase][-70:])
        ):
            return None
        follows = flat[cue.end : cue.end + 12].lower()
        if not between.strip() and not mood.passive:
            return None
        if re.match(r"\s(?:a|an|the|to|that)\b", follows) and not mood.passive:
            return None
        status = _resolved(cue, found, between)
        if status in (
            "signed",
            "agreed",
            "ratified",
            "suspended",
            "terminated",
            "in_force",
            "negotiating",
        ):
            status = "planned" if mood.planned else status
            return Reading(status, cue.start, cue.end, "relative", mood, cue.group, relative.end())
        return None
    return None


def _ended_there(flat: str, found: Instrument, start: int) -> Reading | None:
    """ "which ran out on December 31", "that took effect today"."""
    for cue in find_cues(flat, "intransitive", start, min(len(flat), start + 30)):
        mood = read_mood(flat, cue.start, start)
        if flat[start : mood.start].strip() or mood.negative or mood.soft or mood.planned:
            return None
        if cue.text in (
            "expires",
            "expire",
            "runs out",
            "run out",
            "takes effect",
            "enters into force",
        ):
            return None
        return Reading(cue.group, cue.start, cue.end, "relative", mood, cue.group, found.phrase)
    return None


def _from_participle(flat: str, found: Instrument) -> Reading | None:
    """ "the accord reached in Tunis", "a pact, signed on Monday"."""
    reduced = REDUCED.match(flat, found.end)
    if not reduced:
        return None
    window = flat[found.end : found.end + 60]
    stop = re.search(r"\b(?:is|was|are|were|has|have|had|will|would|which|that|and)\b", window)
    limit = found.end + (stop.start() if stop else len(window))
    for cue in find_cues(flat, "passive", reduced.end(), limit):
        gap = flat[found.end : cue.start]
        if len(gap.split()) > 5 and " between " not in gap:
            return None
        if is_soft_clause(flat[: found.phrase][-70:]):
            return None
        status = _resolved(cue, found, "")
        if status in ("signed", "agreed", "ratified", "suspended"):
            return Reading(
                status,
                cue.start,
                cue.end,
                "participle",
                Mood(start=cue.start),
                cue.group,
                found.phrase,
            )
        return None
    return None

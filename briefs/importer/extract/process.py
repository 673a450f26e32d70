"""What talks on an instrument have come to."""

from __future__ import annotations

import re

from .instrument import Instrument
from .mood import Mood

BROKEN = re.compile(
    r"\b(?:broke down|broken down|collapsed?|failed|fell apart|ended without|"
    r"end without|deadlock(?:ed)?"
    r"|without (?:an? )?(?:agreement|deal|result)|no progress|walked out)\b"
)
HELD_UP = re.compile(
    r"\b(?:on hold|suspended|frozen|broken off|put off|halted|stalled|paused|interrupted)\b"
)
WRAPPED_UP = re.compile(
    r"(?:^|\b(?:was|were|been|have|has|had|having|and|"
    r"be)\s(?:\w+ly\s)?)(?:wrapped up|concluded|completed|finali[sz]ed|finished|"
    r"successfully ended)\b"
)
STARTING = re.compile(
    r"\b(?:due|will|set|expected|scheduled|about) to (?:begin|start|open|resume|"
    r"be launched)\b|\b(?:will|would) (?:begin|start|open|resume)\b"
)
WILL_HOLD = re.compile(r"\b(?:will|to|would) (?:hold|have|enter into|conduct)\s(?:\w+\s){0,3}$")
LAUNCH = re.compile(r"\b(?:launch\w*|start\w*|begin\w*|began|open(?:ed|ing)?|mandate|resum\w+)\b")


# "frozen since May, when the rebels walked out": what stands behind is told of another time
UNTIL_WHEN = re.compile(r",?\s(?:when|after which|because|as)\s")


# "wrote a standard work on the treaty": a book
A_WORK = re.compile(
    r"\b(?:wrote|written|published|author of|known for)\s(?:an?|his|her"
    r"|the)\s(?:[\w-]{1,20}\s){0,2}$"
)


def process_of(flat: str, found: Instrument, before: str, gap: str, mood: Mood) -> str | None:
    """What talks on an instrument have come to."""
    if A_WORK.search(before):
        return None
    after = flat[found.end : found.end + 140]
    around = f"{before[-80:]} {gap} {after}"
    talks = f"{before[-80:]} {gap} {UNTIL_WHEN.split(after, maxsplit=1)[0]}"
    if BROKEN.search(talks) or re.search(r"\b(?:possible|exploratory)\b", found.modifiers):
        return None
    if HELD_UP.search(around):
        return "suspended"
    if any(
        WRAPPED_UP.search(words) and not re.search(r"\b(?:not|to|may|will|could) be\b", words)
        for words in (after[:90], gap)
    ) or (
        re.search(
            r"\b(?:wrapped up|concluded|completed|finali[sz]ed|finished)\s"
            r"(?:(?:on\s)?(?:today|yesterday|\w{3,6}day)\s)?(?:the\s|their\s)?$",
            before[-30:],
        )
        and "round" not in before[-30:]
        and "chapter" not in before
    ):
        return "agreed"
    if STARTING.search(after[:90]) or STARTING.search(gap) or WILL_HOLD.search(before[-40:]):
        return "planned"
    if LAUNCH.search(before[-40:]) and (
        mood.planned or re.search(r"\b(?:to|will|would)\b", before[-60:])
    ):
        return "planned"
    return "negotiating"

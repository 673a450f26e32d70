"""The day of a status: printed dates and weekdays, resolved against the day of publication.

Nothing is resolved in an undated document (GUIDELINE section 4).
"""

from __future__ import annotations

import re
from datetime import date

from .behind import STANDING
from .context import Context
from .days import Moment as Moment
from .days import find_moments
from .instrument import Instrument
from .reading import Reading

# "whose troops clashed in August, signed": a date of something else
IN_AN_ASIDE = re.compile(r",\s(?:whose|which|who|where)\s[^,]{0,120}$")
# "will be signed before the end of June": the day by which it is planned
BY_THEN = re.compile(r",?\s(?:before|by|until)(?:\sthe end of)?\s?$")
# "suspended until September": a term, not the day of the act
OF_A_TERM = re.compile(r"\b(?:until|till|through|before)\s(?:the end of\s)?$")
# the start of talks is no planned date
STARTS = ("negotiating", "planned")
# "to make chips from next April": the day on which it begins to work
OF_ITS_START = re.compile(
    r"\b(?:effective(?: from| on| as of)?|from|starting|beginning|begin|start|as of|since|by"
    r"|between|due|maturing"
    r"|falling due)\s(?:in|on|early|late|mid-)?\s?$"
)
# "today announced that it has signed": the day of the news is that of the deed
ANNOUNCED = re.compile(r"\s(?:announced|said|confirmed|reported|disclosed|announces)\b")
# "are to sign next week, the minister said Saturday"
OF_THE_NEWS = re.compile(r"\b(?:said|says|announced|confirmed|told \w{3,20})\s(?:on\s)?$")
# "ratified the convention, adopted in Honolulu in 2000": the day when it was made
MADE = re.compile(
    r",?\s(?:adopted|signed|concluded|reached|initiall?ed|struck|negotiated|agreed|opened)\s(?:by|in|at|on|with|last)\s"
)
LATER = ("ratified", "rejected", "suspended", "terminated", "in_force")
# "a summit is due on December 8, when a declaration is to be adopted"
WHEN_BEHIND = re.compile(r",?\swhen\s")
# "will sign it when he visits Hanoi on January 12": the visit is the day of the plan
WHEN_AHEAD = re.compile(r",?\swhen\s(?!(?:it|its|the current|the present|the old)\b)")
# "extended to September 1988": a term
EXTENDED_TO = re.compile(r"\b(?:extend|prolong|renew|lengthen)\w*\s(?:\w+\s){0,2}to\s$")
SAME = re.compile(
    r"\b[Ii]n the (?:morning|afternoon|evening)\b|\b[Tt]he same (?:day|evening|afternoon)\b|"
    r"\b(?:[Ee]arlier|[Ll]ater) (?:in|on|that|the same) (?:the )?(?:day|evening|morning)\b|"
    r"\b(?:[Oo]n|[Aa]t|[Ii]n) the (?:same|sidelines|margins)\b|\bon the same (?:day|occasion)\b"
)
APART = re.compile(
    r"\b(?:[Ss]eparately|[Mm]eanwhile|[Ee]lsewhere|[Ee]arlier|for (?:its|their|his|"
    r"her) part|[Bb]y contrast)\b"
)
EVENT = re.compile(
    r"\b(?:(?:[Ii]n a related (?!development)|[Aa]t the (?:close|end|conclusion|ceremony|summit|"
    r"meeting|session|talks|event)"
    r"|(?:[Dd]uring|[Ff]ollowing|[Aa]fter) (?:the|their|its|"
    r"a) (?:\w+-?\w* )?(?:talks|visit|meeting|summit|session|ceremony|negotiations)"
    r"|then (?:also )?\w+ed|witnessed the|[Uu]pon completion)|(?:[Tt]wo|[Bb]oth|"
    r"[Tt]he) (?:leaders|ministers|ministries|sides|delegations"
    r"|presidents|governments|Leaders|Ministers|Sides)|all three|the (?:pair|duo|"
    r"trio|quartet)|[Tt]he summit|[Tt]he meeting"
    r"|signing ceremony|tabled)\b"
)
ALSO = re.compile(
    r"(?<!has )(?<!have )\b(?:also|likewise|too|in addition|additionally|as well)\b", re.I
)


def read_moment(flat: str, found: Instrument, reading: Reading, context: Context) -> Moment | None:
    """The date of a reading: nearest to its verb, in its clause or at the head of the sentence."""
    if reading.status == "negotiating" or (reading.group, reading.status) == STARTS:
        return None
    ahead = reading.status == "planned" or flat[reading.start : reading.end].lower() in STANDING
    moments = find_moments(flat, context, ahead=ahead)
    best: tuple[int, Moment] | None = None
    for moment in moments:
        cost = _cost(flat, moment, found, reading)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, moment)
    if best:
        return best[1]
    return _inherited(flat, found, reading, context)


def _inherited(flat: str, found: Instrument, reading: Reading, context: Context) -> Moment | None:
    """The day of the event that a sentence goes on about, where it says that it does."""
    same = SAME.search(flat) is not None
    if reading.status == "planned" or (APART.search(flat) and not same):
        return None
    if reading.group == "listed" and context.last_date:
        return Moment(context.last_date, 0, 0)
    if found.kind == "joint_statement" and found.determiner == "this" and context.published:
        return Moment(context.published.isoformat(), 0, 0)
    if not (context.last_date or context.event_date):
        return None
    if context.agenda_date:
        return Moment(context.agenda_date, 0, 0)
    same = same or ALSO.search(flat) is not None
    day = context.last_date if same else ""
    near = 0 <= context.paragraph - context.group_paragraph <= 1
    if not day and near and reading.status == "signed":
        day = context.group_date
    if not day and (same or EVENT.search(flat)):
        day = context.event_date
    return Moment(day, 0, 0) if day else None


def read_event_date(sentences: list[str], context: Context) -> str:
    """The day the opening sentences speak of, if it lies close before publication."""
    if context.published is None:
        return ""
    for flat in sentences:
        for moment in sorted(
            find_moments(flat, context, ahead=False),
            key=lambda one: one.start,
        ):
            if len(moment.value) == 10:
                days = (context.published - date.fromisoformat(moment.value)).days
                if 0 <= days <= 14:
                    return moment.value
    return ""


def read_agenda_date(sentences: list[str], context: Context) -> str:
    """The day on which one body took all that a page lists: "met today and decided:"."""
    lists = any(flat.endswith(":") for flat in sentences)
    return read_event_date(sentences, context) if lists else ""


def _cost(flat: str, moment: Moment, found: Instrument, reading: Reading) -> int | None:
    """Distance to the verb, or None where the date belongs to something else."""
    if reading.status == "planned" and OF_THE_NEWS.search(flat[: moment.start]):
        return None
    if reading.status != "planned" and OF_A_TERM.search(flat[: moment.start]):
        return None
    if reading.status in ("signed", "agreed") and OF_ITS_START.search(flat[: moment.start]):
        return None
    if moment.end and EXTENDED_TO.search(flat[: moment.start]):
        return None
    low, high = min(reading.start, found.phrase), max(reading.end, found.end)
    if moment.end <= low:
        between = flat[moment.end : low]
        if IN_AN_ASIDE.search(flat[: moment.start]) and "," in between:
            return None
        told = ANNOUNCED.match(flat, moment.end)
        if reading.status == "planned" and WHEN_BEHIND.match(flat, moment.end):
            return len(between)
        if (
            moment.start > 45
            and not told
            and re.search(r"[;:]|\b(?:that|which|who|where|when|but)\b", between)
        ):
            return None
        return len(between)
    between = flat[high : moment.start] if moment.start >= high else ""
    if reading.side == "left" and reading.status in LATER and MADE.search(between):
        return None
    if reading.status == "planned":
        between = WHEN_AHEAD.sub(" ", BY_THEN.sub("", between))
    if re.search(
        r"[;:]|\b(?:which|who|where|when|but|while|after(?! (?:\w+ ){0,2}(?:talks|"
        r"meeting|summit|negotiations|session))|before|because|until|that)\b"
        r"|,\sand\s(?=[a-z])"
        r"|\band (?:it|they|he|she|will|would|said|to|is|was|are|were|agreed|pledged|plans?)\b"
        r"|,\s(?:will|would|is|are) (?:be|to)\b",
        between,
    ):
        return None
    if len(between) > 130:
        return None
    return max(0, moment.start - reading.end)

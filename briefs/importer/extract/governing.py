"""Which verb governs an instrument in its sentence."""

from __future__ import annotations

import re

from . import clauses
from .adjunct import from_adjunct
from .behind import FINITE, from_participle, from_right
from .cues import Cue, find_cues
from .instrument import Instrument
from .meaning import TERMS, status_of_verb
from .mood import Mood, is_report, is_soft_clause, read_mood
from .reading import Reading
from .relative import from_relative

REACH_WORDS = 13
REACH_OF = 6
ADJECTIVE = re.compile(r"\b(?:the|these|those|all|its|their)\s$")
COORDINATE = re.compile(r"(?:\band|,|\bor|\bplus|\bas well as)\s?(?:also\s)?$")
# "resulted in the development of a road map": another noun is the object
CHAIN = re.compile(
    r"\b(?:development|implementation|preparation|drafting|review|validity|terms|"
    r"provisions|progress"
    r"|status|importance|elements|outlines?|chapters?|parts?|details|violations?|breach)\sof\s"
    r"|\b(?:votes?|debates?|rulings?|hearings?|meetings?|referendums?|reports?|books?|seminars?)"
    r"\s(?:on|about|over)\s"
)
# "will pay under a deal", "talk about how to move to a contract": another thing is the object
ELSEWHERE = re.compile(
    r"\b(?:under|about|how|within|based on|as part of|in line with"
    r"|(?:bill|law|motion|resolution|decree|budget)s?\s(?!ratif|approv|endors|to ratify"
    r"|to approve|on\b))\s?"
)
# "signed first-round pick Alex Dunn to a contract": the person is the object
SIGNED_SOMEBODY = re.compile(r"\s[^,;]{3,60}\sto\s(?:an?\s|$)")
# "brought their pact into force"
INTO_FORCE = re.compile(
    r"\s[^,;.]{0,60}?\b(?:into|in) (?:force|effect|operation)\b|\sinto practice"
)
# "talks were continuing with Angola on a pact": the verb is that of the talks
RUNNING = re.compile(
    r"\b(?:(?:are|were|was|is|be|will|would|has|have|had|been)\s){0,3}"
    r"(?:(?:now|still|already|also|currently)\s)?(?:(?:be|been)\s)?"
    r"(?:continu\w+|under ?way|ongoing|afoot|frozen|stalled|suspended|deadlocked|in progress"
    r"|going on|beg[au]n|start\w*|open\w*|resum\w+|held"
    r"|complet\w+|conclud\w+|taking place|in their \w+ stage|advancing|progressing)\b"
)
# "states that have ratified the treaty": which states is said, and not what they did
OF_SUCH = re.compile(r"\s?(?:have|has|had)\s")
COPULA = re.compile(r"\b(?:is|was|are|were|be|been|become|became|becomes)\s$")


# "Neither the Americans nor the Filipinos have signed"
NOBODY = re.compile(r"\s?(?:Neither|None|Nobody|No one|Few)\s(?!the less)")
# "Also signed on Wednesday was an agreement": the verb stands before, and in the passive
INVERTED = re.compile(
    r"(?:(?:Also|Among (?:those|them|the (?:documents|agreements|accords|deals|texts|instruments))"
    r"|Formally|Already|Jointly)\s)?"
    r"([Ss]igned|[Ii]nitiall?ed|[Cc]oncluded|[Aa]pproved|[Rr]atified|[Aa]nnounced|[Ee]xchanged|[Aa]dopted"
    r"|[Aa]greed|[Rr]eached)\s[^;:]{0,80}\b(?:was|were)\s$|(?!)"
)
# "Under discussion between the two is a memorandum"
PENDING = re.compile(
    r"(?:Still |Also |Now )?((?:[Uu]nder (?:discussion|negotiation|preparation)"
    r"|[Ii]n (?:the works|the pipeline|preparation)|[Oo]n the (?:table|negotiating table)"
    r"|[Bb]eing (?:negotiated|thrashed out|discussed|drafted|worked out"
    r"|prepared)))\b[^;:]{0,70}\bis\s$"
)
# "Still awaiting ratification is a convention", "Due to be signed next month is a protocol"
AHEAD = re.compile(
    r"(?:Still |Also |Now |And )?"
    r"((?:[Aa]waiting|[Pp]ending) (?:ratification|approval|entry into force)"
    r"|(?:[Dd]ue|[Ss]et|[Ee]xpected|[Ss]cheduled|[Rr]eady|[Ll]ikely|[Pp]lanned)"
    r" ((?:to be|for) (?:signed|signature|signing|concluded|initiall?ed|inked)))\b"
    r"[^;:]{0,70}\b(?:is|are)\s$"
)
INVERTED_VERBS = {
    "signe": "signed",
    "initi": "agreed",
    "concl": "agreed",
    "appro": "ratified",
    "ratif": "ratified",
    "annou": "agreed",
    "excha": "agreed",
    "adopt": "agreed",
    "agree": "agreed",
    "reach": "agreed",
}


def read_status(flat: str, found: Instrument, others: list[Instrument]) -> Reading | None:
    """The reading of an instrument in its sentence, or None when nothing asserts it.

    The verb in front wins over a passive behind, that over a relative clause,
    that over a bare participle.
    """
    bounds = clauses.boundaries(flat)
    start = clauses.clause_start(bounds, found.phrase)
    if _denied(flat, found, bounds, start):
        return None
    ahead = AHEAD.match(flat, 0, found.phrase)
    if ahead:
        status = "planned" if ahead.group(2) else "signed"
        mood = Mood(start=ahead.start(1), passive=True)
        return Reading(status, *ahead.span(1), "right", mood, status, found.phrase)
    pending = PENDING.match(flat, 0, found.phrase)
    if pending:
        mood = Mood(start=pending.start(1), passive=True)
        return Reading("negotiating", *pending.span(1), "right", mood, "negotiating", found.phrase)
    inverted = INVERTED.match(flat, 0, found.phrase)
    if inverted:
        status = INVERTED_VERBS[inverted.group(1).lower()[:5]]
        mood = Mood(start=inverted.start(1), passive=True)
        return Reading(status, *inverted.span(1), "right", mood, status, found.phrase)
    return (
        _from_left(flat, found, others, bounds, start)
        or from_right(flat, found, others)
        or from_relative(flat, found)
        or from_participle(flat, found)
        or from_adjunct(flat, found, start)
    )


def _denied(flat: str, found: Instrument, bounds: list[tuple[int, int, str]], start: int) -> bool:
    if NOBODY.match(flat) or NOBODY.match(flat, start):
        return True
    if found.determiner in ("no", "neither", "nor", "any", "without", "every", "whatever"):
        return True
    opening = clauses.opener(bounds, found.phrase)
    if opening in ("who", "which", "whom", "whose") and found.definite:
        return True
    if opening in ("if", "unless", "until", "before") or flat[:3] in ("If ", "Any"):
        return True
    if opening in ("that", "whether"):
        hung_on = clauses.before_opener(flat, bounds, found.phrase)
        if found.definite and OF_SUCH.match(flat, start) and not is_report(hung_on):
            return True
        if is_soft_clause(hung_on[-90:]):
            return True
    return (
        re.search(
            r"\b(?:no|without|not an?|never|neither|nor)\s*$", flat[start : found.phrase].lower()
        )
        is not None
    )


def _from_left(
    flat: str,
    found: Instrument,
    others: list[Instrument],
    bounds: list[tuple[int, int, str]],
    start: int,
) -> Reading | None:
    """The nearest verb in front that reaches the instrument, or shares it with another."""
    for cue in reversed(find_cues(flat, "active", start, found.phrase)):
        gap = flat[cue.end : found.phrase]
        coordinate = any(cue.end <= other.start < found.phrase for other in others)
        if _is_out_of_reach(flat, found, cue, gap, coordinate=coordinate):
            return None
        if coordinate and not COORDINATE.search(gap):
            continue
        chained = CHAIN.search(TERMS.sub(" ", gap) if cue.group == "negotiating" else gap)
        if chained or (cue.group != "listed" and COPULA.search(flat[: found.phrase])):
            return None
        mood = read_mood(flat, cue.start, start)
        adjective = cue.text.endswith("ed") and ADJECTIVE.search(flat[: cue.start])
        if adjective and not gap.strip():
            continue
        participle = cue.text.endswith(("ed", "ck", "en")) and not cue.is_noun
        if mood.passive and participle and not gap.strip() and cue.group != "awarded":
            continue
        status = status_of_verb(flat, found, cue, mood, flat[start : cue.start], gap)
        if status is None:
            return None
        nominal = cue.is_noun and not cue.is_process
        return Reading(status, cue.start, cue.end, "left", mood, cue.group, start, nominal)
    return None


def _is_out_of_reach(flat: str, found: Instrument, cue: Cue, gap: str, *, coordinate: bool) -> bool:
    of = cue.text.endswith(" of")
    if cue.is_process:
        if cue.text == "work" and not RUNNING.search(gap):
            return True
        gap = RUNNING.sub(" ", gap)
    if cue.group == "enforced" and not INTO_FORCE.match(flat, found.end):
        return True
    if cue.group == "signed" and SIGNED_SOMEBODY.match(gap):
        return True
    if (of and " to " in gap) or (not (cue.is_noun or cue.is_process) and ELSEWHERE.search(gap)):
        return True
    if coordinate:
        return _follows_at_once(flat, found)
    return len(gap.split()) > (REACH_OF if of else REACH_WORDS) or FINITE.search(gap) is not None


def _follows_at_once(flat: str, found: Instrument) -> bool:
    """A passive right behind a coordinate instrument is its own verb."""
    return (
        re.match(
            r"\s(?:(?:was|were|will be|is|are|has been|have been|had been)\s)", flat[found.end :]
        )
        is not None
    )

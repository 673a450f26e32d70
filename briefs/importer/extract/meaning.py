"""The status that a verb gives an instrument (GUIDELINE section 3, status)."""

from __future__ import annotations

import re

from .cues import Cue, find_cues
from .instrument import Instrument
from .mood import Mood, is_report, is_soft_clause
from .patterns import any_of
from .process import process_of

# "the cabinet has approved the signing of": the approval is the news
CLEARED = re.compile(
    r"\b(?:approved|cleared|endorsed|authori[sz]ed|decisions? on|"
    r"(?:approval|assent|nod|consent) (?:to|for))\s$"
)


# an infinitive is a plan only after a decision, an appointment or a journey
PURPOSE = re.compile(
    r"\b(?:agreed|agree|due|plans?|planned|planning|decided|decides|decision|"
    r"scheduled|set|expected|expects?|intends?"
    r"|will|meet|meeting|met|visit\w*|arriv\w+|travel\w*|flew|gather\w*|ceremony|"
    r"mandate|here|conven\w+|voted|vows?"
    r"|vowed|pledged?|resolved|undertook|undertaking|committed|instructed|tasked|about|moved?)\b"
)


REBUFFED = re.compile(
    r"\b(?:turned down|rejected|rebuffed|dismissed|withdrawn|voted down|no majority|"
    r"no support|ruled out)\b"
)


LAPSED = re.compile(r"\b(?:was|were|been) (?:due|expected|scheduled|set|supposed|planned|to)\b")


JOINED = re.compile(
    r"\b(?:became|become|becomes|becoming|is|was) the (?:first|last|\w+(?:st|nd|rd|th|h|"
    r"d)) (?:[\w-]+ ){0,3}(?:country|state|nation|member|party)"
    r"(?: state)? to\s$"
)


TALKED_OF = re.compile(
    r"\b(?:on|for|over|about|towards?|to (?:conclude|reach|sign|seal"
    r"|upgrade|revise|update|amend|extend|renew|moderni[sz]e|expand|replace))\b"
)
# "has promised to renegotiate the agreement if it wins"
IF_ELECTED = re.compile(r"\bif (?:(?:he|she|it|they|we) |re-?elected|elected|returned)")
CONDITION = re.compile(r"\b(?:if|unless|provided)\b")
# "agreed to complete and sign a protocol": the second verb is an infinitive too
AND_TO = re.compile(r"\bto\s(?:\w{1,20}\s){1,4}and\s(?:\w{1,20}ly\s)?$")
BASE = re.compile(r"sign|ink|conclude|reach|adopt|ratify|strike|seal|finali[sz]e|issue|exchange")
# "are hammering out a pact", "is signing a treaty": not yet done
PROGRESSIVE = {"agreed": "negotiating", "signed": "planned"}
LASTING = frozenset(("in_force", "suspended", "terminated"))
# "decided to suspend" is done; "would negotiate to extend", "a chance to end" are not
RESOLVED = re.compile(
    r"\b(?:agree[ds]?|agreeing|agreement|decided|decision|voted|chose|opted|moved|announc\w+|confirmed"
    r"|notif\w+|ordered|resolved|determined|notice)\b"
)
# "rejected an Icelandic proposal for", "turned down calls for": nothing is put forward
# "haggling over the terms of a pact" is haggling over the pact
TERMS = re.compile(r"\bthe (?:final |exact )?(?:terms|details|wording|text|draft|scope) of\b")
# "are to attend the signing of", "have nearly completed"
TO_ATTEND = re.compile(
    r"\b(?:will|is|are|was|were|due|expected|scheduled)\s(?:to\s)?(?:also\s)?"
    r"(?:attend|witness|oversee|preside over)\s(?:the\s)?$"
)
# leaders who meet agree on a text; parliaments and cabinets ratify it
LEADERS = re.compile(
    r"\b(?:[Hh]eads of (?:[Ss]tate|[Gg]overnment)|[Ll]eaders|[Ss]ummit|[Dd]elegates"
    r"|[Nn]egotiators)\b"
)
ASIDE_AHEAD = re.compile(
    r"(?:^|,\s)(?:which|who|whose|one of|a|an|the|part of|known)?\s?[^,]{3,140},\s"
    r"(?=(?:(?:has|have|had|is|are|was|were|will|would|also|then|meanwhile)\s){0,3}$)"
)
# "to conclude, before the end of this year, an agreement"
BY_THEN = re.compile(r",?\s(?:before|by|until)\s(?:the end of\s)?(?:\w{1,10}\s){0,2}\w{1,10},")
# "approved, without debate, a pact": how it was done
UNOPPOSED = re.compile(
    r"^,?\swithout (?:a |any |further )?(?:debate|dissent|vote|discussion|opposition|objections?"
    r"|reservations?|amendments?|changes|ceremony|fanfare|comment|publicity),?(?=\s)"
)
# "will not be renewed", "refused to extend": an agreement that is let go
# "either side can give notice to end it": nobody has
ABLE = re.compile(r"\b(?:can|could|may|might|either side|either party|any party)\b")
# "gathered in Arusha on Tuesday to sign": they did
GATHERED = re.compile(
    r"\b(?:gathered|convened|assembled|came together|sat down)\b(?![^,;]*\b(?:later|tomorrow)\b)"
)
# "turned down an offer of a truce": there is none to reject
OFFERED = re.compile(
    r"\b(?:offers?|proposals?|calls?|requests?|ideas?|suggestions?)\s(?:of|for|to)\b"
)
EXCHANGED = re.compile(
    r"\b(?:views|opinions|ideas|fire|greetings|gifts|prisoners|ambassadors|visits)\b"
)
LENGTHENS = re.compile(r"(?:renew|extend|prolong|roll)\w*(?: over)?", re.IGNORECASE)
ALMOST = re.compile(r"\b(?:nearly|almost|all but)\s$")
LIFTED = re.compile(r"\b(?:lift(?:ed|ing|s)?|ended|revoked)\s(?:\w{2,5}\s)?$")
REFUSED = re.compile(
    r"\b(?:reject\w*|rebuff\w*|dismiss\w*|turn(?:ed|s|ing) down|rul(?:ed|es) out|declin\w+|refus\w+"
    r"|spurn\w*|oppos\w+)\s[^,;:]{0,60}$"
)


def status_of_verb(
    flat: str, found: Instrument, cue: Cue, mood: Mood, before: str, gap: str
) -> str | None:
    """What a verb in front of an instrument says of it; None when it asserts nothing."""
    if not cue.is_gerund:
        before = _without_aside(before)
    gap = UNOPPOSED.sub(" ", BY_THEN.sub(" ", gap))
    cleared = cue.is_noun and cue.group in ("signed", "agreed") and CLEARED.search(before)
    if cleared and not (mood.negative or is_soft_clause(before[-120:])):
        met = LEADERS.search(before)
        return (
            "ratified"
            if any_of("status", "approvers").search(before) and not met
            else ("agreed" if met else "planned")
        )
    if is_let_go(cue, mood):
        return "terminated"
    if "touches" in cue.text and (mood.infinitive or mood.planned):
        return "negotiating"
    if _asserts_nothing(flat, found, cue, mood, gap):
        return None
    if cue.is_noun and cue.group == "signed" and TO_ATTEND.search(before):
        return "planned"
    if ALMOST.search(before) and cue.group == "agreed":
        return "negotiating"
    if JOINED.search(flat[: cue.start]) and cue.text in ("ratify", "sign", "approve"):
        return meaning_of(cue, found, before)
    if is_soft_clause(before[-120:]) and cue.group not in ("terminated", "suspended", "rejected"):
        return None
    if cue.is_process:
        return process_of(flat, found, before, gap, mood)
    status = _delayed(flat, cue) or meaning_of(cue, found, before)
    return None if status is None else _in_mood(flat, cue, mood, before, status, found.end)


def is_let_go(cue: Cue, mood: Mood) -> bool:
    """ "would not renew", "was not extended": it ends."""
    firm = not (mood.soft or mood.conditional) or mood.negative
    return mood.negative and firm and LENGTHENS.fullmatch(cue.text) is not None


def _without_aside(before: str) -> str:
    """ "X, which fears for its business, has proposed": what an aside says is not of the verb."""
    aside = ASIDE_AHEAD.search(before)
    return before[: aside.start()] + before[aside.end() :] if aside else before


def _delayed(flat: str, cue: Cue) -> str:
    """ "put off the signing of": what the verb in front does to the signing is the news."""
    if not cue.is_noun or cue.is_process:
        return ""
    if cue.group == "suspended" and LIFTED.search(flat[: cue.start]):
        return "in_force"
    held = find_cues(flat, "active", max(0, cue.start - 30), cue.start)
    near = held and len(flat[held[-1].end : cue.start].split()) <= 1
    return "suspended" if near and held[-1].group == "suspended" else ""


def _asserts_nothing(flat: str, found: Instrument, cue: Cue, mood: Mood, gap: str) -> bool:
    """Denial, hope, a proposal rebuffed, an expectation that lapsed, talks on nothing."""
    if cue.group == "negotiating":
        gap = TERMS.sub(" ", gap)
    if mood.negative or mood.soft or is_soft_clause(gap):
        return True
    if cue.group == "rejected" and OFFERED.search(gap):
        return True
    if cue.group == "exchanged" and EXCHANGED.search(gap):
        return True
    if cue.group == "proposed" and (
        REBUFFED.search(flat[found.end :]) or REFUSED.search(flat[: cue.start])
    ):
        return True
    if mood.planned and (
        LAPSED.search(flat[mood.start : cue.start]) or IF_ELECTED.search(flat[found.end :])
    ):
        return True
    return cue.text in ("talks", "negotiations", "discussions", "work") and not TALKED_OF.search(
        gap
    )


def _in_mood(
    flat: str, cue: Cue, mood: Mood, before: str, status: str, found_end: int
) -> str | None:
    """A status as its verb's mood leaves it: asserted, planned or nothing."""
    if mood.infinitive and re.search(r"\bvoted\b", before[-60:]):
        return status
    if mood.passive and cue.is_gerund:
        return PROGRESSIVE.get(status, status)
    joined = BASE.fullmatch(cue.text) is not None and AND_TO.search(before[-60:]) is not None
    if (mood.infinitive or joined) and not mood.planned:
        if status in LASTING:
            settled = RESOLVED.search(before[-90:]) and not ABLE.search(before[-60:])
            return status if settled else None
        if status == "signed" and GATHERED.search(before[-90:]):
            return "signed"
        return when_planned(status) if PURPOSE.search(before[-90:]) else None
    if mood.planned:
        return "planned" if LENGTHENS.fullmatch(cue.text) else when_planned(status)
    if mood.conditional:
        if not is_report(flat[: cue.start]) or CONDITION.search(flat[found_end:]):
            return None
        return when_planned(status) if status != "proposed" else None
    if cue.is_gerund and status in ("signed", "agreed"):
        led = flat[max(0, cue.start - 12) : cue.start]
        return status if re.search(r"(?:\b(?:after|by|upon|on|with|in)|,)\s?$", led) else None
    return status


def when_planned(status: str) -> str | None:
    """The status of what is only planned; planned ratification or effect says nothing new."""
    if status in ("signed", "agreed", "negotiating"):
        return "planned"
    return status if status in ("terminated", "suspended", "proposed") else None


def meaning_of(cue: Cue, found: Instrument, subject: str) -> str | None:
    """The status of a cue whose meaning hangs on the instrument or on who acts."""
    group = cue.group
    if group == "exchanged":
        return "signed"
    if cue.text in ("declared", "proclaimed"):
        return "agreed" if found.noun.lower().startswith(("truce", "cease")) else None
    if group == "made":
        return "agreed" if found.noun.lower() == "deal" and not found.definite else None
    if group == "enforced":
        return "in_force"
    if group == "adopted":
        if found.kind in ("joint_statement", "action_plan", "other", "protocol", "convention"):
            return "agreed"
        return "ratified" if any_of("status", "approvers").search(subject) else "agreed"
    if group == "issued":
        if found.kind == "letter_of_intent":
            return "signed"
        return "agreed" if found.kind == "joint_statement" else None
    if group == "proposed" and found.kind == "letter_of_intent":
        return "signed"
    if group == "awarded":
        return "agreed" if found.kind in ("contract", "agreement") else None
    if group == "approved":
        official = any_of("status", "approvers").search(subject) is not None
        met = LEADERS.search(subject) is not None
        texts = found.kind in ("action_plan", "joint_statement")
        return "agreed" if met or (texts and not official) else "ratified"
    if cue.text == "negotiated":
        return "agreed"
    if cue.text in ("negotiating", "negotiate"):
        return "negotiating"
    return group

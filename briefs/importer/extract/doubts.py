"""What makes an instrument too vague, too old or too private to be an entry of its own."""

from __future__ import annotations

import re
from datetime import date

from briefs.importer.draft import INFERRED, PartyDraft

from .context import Context
from .days import Moment
from .instrument import Instrument
from .name_shapes import organisation_words
from .reading import Reading
from .when import read_moment

HALF_A_YEAR = 6
# what was suspended or came into force long ago may still be so
LASTING = frozenset(("in_force", "suspended", "planned", "negotiating", "proposed"))
PRIVATE = frozenset(("agreement", "contract"))
# "several agreements will be signed during the visit": not at large, but at a known event
VISIT = re.compile(
    r"\b(?:during|on|in the course of|at the end of|as part of|at|after)\s"
    r"(?:the|his|her|their|a|an|this)\s(?:[\w-]{1,20}\s){0,3}(?:visit|stay|trip|tour|talks|summit|meeting|session|"
    r"occasion|ceremony)\b"
)
TRUCES = frozenset(("truce", "ceasefire", "cease-fire", "armistice", "cessation of hostilities"))
WITH_SOMEBODY = re.compile(r"\swith\s+(?:the\s)?(?:[a-z-]{2,20}\s){0,3}<?[A-Z]")
# "reached agreement in principle", "on a 300 mln dlr loan": more than being of one mind
SETTLED = re.compile(
    r"\sin principle\b(?!\s(?:that|to)\b)"
    r"|\s(?:\w{3,9}day\s|today\s)?on\s(?:[a-z-]{3,20}\s){0,2}(?:an?\s)?(?:new\s)?[$€£]?\d"
    r"|\sto\s(?!(?:further|jointly|continue|maintain|keep|work|hold|meet|seek|pursue|study|consider"
    r"|discuss|explore|begin|start|resume|support|respect|avoid|cooperate|co-operate|collaborate|expand"
    r"|strengthen|deepen|enhance|boost|increase|promote|intensify|broaden|develop|widen|step|improve"
    r"|facilitate|advance|accelerate|try|remain|establish closer|look|talk)\b)[a-z]{3,}\s"
    r"|\son\san?\s(?:[\w-]{1,20}\s){0,4}(?:loan|package|facility|credit|programme|program|"
    r"rescheduling|restructuring|contract|merger|sale|treaty|protocol|text|pact|accord|deal|line)\b"
)
# whoever plans alone
OF_ONE = re.compile(
    r"\b(?:[Cc]abinet|[Gg]overnor|[Mm]ayor|[Pp]resident|[Mm]inister|[Gg]overnment|[Mm]inistry|[Cc]ouncil|[Cc]ommittee|[Bb]oard"
    r"|[Aa]gency|[Cc]ompany|[Pp]arliament|[Pp]arty)\b"
)
PERSON = re.compile(r"[A-Z][a-z’'-]+(?: [A-Z]\.)? [A-Z][A-Za-z’'-]+")


def is_only_recalled(flat: str, one: Instrument, reading: Reading, context: Context) -> bool:
    """ "the agreements signed by its predecessor": known already, unless its day is given."""
    named = one.modifiers.split()[-1:] and one.modifiers.split()[-1][:1].isupper()
    known = (one.definite and not named) or " all " in f" {one.modifiers}"
    moment = read_moment(flat, one, reading, context)
    if moment is None:
        return known and reading.side == "participle"
    if reading.status not in ("signed", "agreed", "ratified"):
        return False
    return one.definite and context.published is not None and _is_old(moment, context.published)


def is_long_past(reading: Reading, moment: Moment | None, context: Context) -> bool:
    """ "voted against the treaty last June": half a year ago and more is no news."""
    if moment is None or not moment.end or context.published is None or reading.status in LASTING:
        return False
    return _months_ago(moment, context.published) >= HALF_A_YEAR


def _is_old(moment: Moment, published: date) -> bool:
    """In an earlier month than the one before publication."""
    return _months_ago(moment, published) >= 2


def _months_ago(moment: Moment, published: date) -> int:
    parts = [int(part) for part in moment.value.split("-")] + [1, 1]
    return (published.year - parts[0]) * 12 + published.month - parts[1]


def is_private(
    flat: str, one: Instrument, reading: Reading, parties: tuple[PartyDraft, ...]
) -> bool:
    """ "the strikers accepted a contract", "a deal with the landlord": nobody's by name."""
    acting = flat[reading.subject_start : reading.start] if reading.side == "left" else ""
    stated = any(party.basis != INFERRED for party in parties)
    if one.kind == "action_plan" and not stated and OF_ONE.search(acting):
        return True  # "the cabinet adopted an action plan against smoking"
    known = parties if len(parties) > 1 else [p for p in parties if not _is_nobody(p, acting)]
    if known or one.count.stated or one.kind not in PRIVATE or reading.group == "adopted":
        return False
    placed = one.kind == "contract" and reading.group == "planned"
    if one.plural and reading.status not in ("agreed", "signed") and not placed:
        return False
    truce = TRUCES.intersection(one.modifiers.lower().split())
    return not truce and one.noun.lower() not in TRUCES


def _is_nobody(party: PartyDraft, acting: str) -> bool:
    """Alone, an unnamed firm, or somebody who acts under what may be a person's name."""
    person = party.kind == "other" and party.name in acting
    person = person and organisation_words().isdisjoint(party.name.split())
    return not party.named or (person and PERSON.fullmatch(party.name) is not None)


def is_generic(
    flat: str, one: Instrument, reading: Reading, parties: tuple[PartyDraft, ...], areas: bool
) -> bool:
    """ "ratification of treaties": instruments at large, of nobody and on nothing."""
    if reading.status in ("planned", "signed") and VISIT.search(flat) and parties:
        return False
    stated = any(party.basis != INFERRED for party in parties)
    bare = one.plural and one.count.number is None
    return bare and not areas and not stated


def is_bare(flat: str, one: Instrument, reading: Reading) -> bool:
    """ "reached agreement on …": consensus, no instrument (GUIDELINE section 2 rule 3)."""
    if reading.group == "signed" and flat[reading.end : one.start] == " ":
        return False
    if not (one.determiner or one.plural) and flat[: one.phrase].endswith((" in ", "In ")):
        return True  # "in agreement with the government": no instrument
    if WITH_SOMEBODY.match(flat, one.end) or SETTLED.match(flat, one.end):
        return False
    return (
        one.noun.lower() == "agreement"
        and not one.plural
        and not one.determiner
        and not one.capital
        and not one.modifiers.strip()
    )

"""Parties in one stretch of a sentence: states, companies, organisations, people."""

from __future__ import annotations

import re

from briefs.importer import vocabulary
from briefs.importer.draft import PartyDraft
from briefs.tags import states

from .context import LOCATIONS, Context, is_somebody
from .known_parties import UNION, bloc_of, by_what_it_is, in_full, people_of, state_party
from .mentions import Mention
from .names import find_names
from .patterns import any_of, word_set

FOLLOWING = 48
# "Hanil Heavy Co, South Korea's second-largest shipbuilder,": what a name is, not a party
APPOSED = re.compile(
    r"['’]s?\s(?:(?:\w{1,20}-)?(?:largest|biggest|oldest|leading|main|only|top|state-owned"
    r"|state-run|national|flag|first|sole|premier|major|number)\b)",
    re.IGNORECASE,
)
# "a Turkish company, Kale Ports"
FIRM_AHEAD = re.compile(r"(?:\s[a-z-]{2,20}){1,3},\s(?:the\s)?<?")
# "Singapore refiner Straits Petroleum"
FIRM_NOUN = re.compile(r"(?:\s[a-z-]{2,20}){1,3}\s")
# "of Osaka, Japan": a country behind its town
TOWN = re.compile(r"\b(?:of|in|at|from|near|to|based in)\s((?:[A-Z][\w.’'-]+ ?){1,3}),\s$")


def unique(parties: list[PartyDraft]) -> list[PartyDraft]:
    seen: dict[str, PartyDraft] = {}
    for party in parties:
        seen.setdefault(
            party.country_code if party.kind == "state" or not party.named else party.name, party
        )
    return list(seen.values())


def read_slot(
    flat: str,
    start: int,
    end: int,
    mentions: tuple[Mention, ...],
    context: Context,
    *,
    business: bool = False,
) -> list[PartyDraft]:
    """Parties in ``flat[start:end]``, in order: states, unnamed companies, organisations."""
    parties: list[tuple[int, PartyDraft]] = []
    names = [
        (first, last, in_full(bloc_of(party, context), context))
        for first, last, party in find_names(flat, start, end, mentions, context, business=business)
    ]
    for first, _, party in names:
        parties.append((first, party))
    for mention in mentions:
        if not start <= mention.start < end or any(a <= mention.start < b for a, b, _ in names):
            continue
        spoken = _of_mention(flat, start, mention, names)
        if spoken:
            parties.append((mention.start, spoken))
    for organ, code in vocabulary.table("parties", "bloc_organs").items():
        at = flat.find(organ, start, end)
        if at >= 0:
            parties.append((at, state_party(code)))
    union = UNION.search(flat, start, end) if context.weights["EU"] else None
    if union:
        parties.append((union.start(), state_party("EU")))
    if not parties:
        parties += by_what_it_is(flat, start, end, context)
    if not parties:
        parties += people_of(flat, start, end, context)
    return unique([party for _, party in sorted(parties, key=lambda pair: pair[0])])


def _of_mention(
    flat: str, start: int, mention: Mention, names: list[tuple[int, int, PartyDraft]]
) -> PartyDraft | None:
    """A mention as a party, or None where it is a place, an adjective or an owner."""
    after = flat[mention.end : mention.end + FOLLOWING]
    if after.startswith("-based") or _is_elsewhere(flat, start, mention):
        return None
    if any(0 <= first - mention.end <= 40 and _owns(flat, mention, first) for first, _, _ in names):
        return None
    if mention.sort == "demonym":
        return _of_demonym(after, mention)
    if re.match(r"['’]s?\s", after):
        apposed = flat[max(start, mention.start - 2) : mention.start] == ", "
        return None if apposed and APPOSED.match(after) else _of_owner(after, mention)
    if mention.ambiguous and is_somebody(flat, mention) and not _deals(flat, mention):
        return None
    return state_party(mention.code)


def _deals(flat: str, mention: Mention) -> bool:
    """ "talks with Washington on": a capital with which somebody deals, and no person's name."""
    before = flat[max(0, mention.start - 15) : mention.start]
    beside = re.search(r"\b(?:with|between|government and)\s$", before)
    named = re.match(r"\s[A-Z]", flat[mention.end :])
    return mention.sort == "capital" and beside is not None and named is None


def _is_elsewhere(flat: str, start: int, mention: Mention) -> bool:
    """ "in Beijing", "gas of Nigeria": a place; "counterparts from Togo" are no place."""
    town = TOWN.search(flat[max(start, mention.start - 40) : mention.start])
    if town and town.group(1) not in states.forms():
        return True
    before = flat[max(start, mention.start - 40) : mention.start].lower().split()
    while before and before[-1] in ("the", "republic", "kingdom", "state", "then"):
        before.pop()
    previous = before[-1] if before else ""
    officials = any_of("parties", "government").search(
        flat, max(start, mention.start - 70), mention.start
    )
    if previous in ("from", "of"):
        bodies = any_of("parties", "bodies")
        return officials is None and bodies.search(flat, start, mention.start) is None
    if previous == "in" and len(before) > 1 and mention.sort == "capital":
        # "lawmakers in Vilnius", "the cabinet in Nairobi"
        acting = word_set("status", "approvers") | {"ministry", "authorities", "officials"}
        return before[-2] not in acting
    if previous == "visiting" and mention.sort == "demonym":
        return False
    if previous == "to":
        return not (mention.is_name and start == mention.start)
    return previous in LOCATIONS


def _owns(flat: str, mention: Mention, first: int) -> bool:
    """ "Germany's Nordlicht Energie", "Polish carrier PolCargo": the state of a named company."""
    between = flat[mention.end : first]
    if mention.sort == "demonym" and FIRM_AHEAD.fullmatch(between):
        return True
    if FIRM_NOUN.fullmatch(between) and between.split()[-1] in word_set("parties", "company_nouns"):
        return True
    return (
        "," not in between
        and " and " not in between
        and (mention.sort == "demonym" or between.startswith(("'s", "’s", "' ", "’ ")))
    )


def _of_demonym(after: str, mention: Mention) -> PartyDraft | None:
    noun = re.match(r"(?:[-\s,]+(?:and\s)?[\w.-]+){0,6}", after)
    words = re.findall(r"\w+", noun.group().lower()) if noun else []
    for word in words:
        if word in word_set("parties", "government"):
            return state_party(mention.code)
        if word in word_set("parties", "companies") or word in word_set("parties", "company_nouns"):
            return PartyDraft("company", _nation(mention) + " companies", mention.code, named=False)
    return None


def _of_owner(after: str, mention: Mention) -> PartyDraft | None:
    words = re.findall(r"[\w-]+", after.lower())[1:7]
    if words[:1] and words[0] in ("neighbour", "neighbor", "ally", "rival", "neighbouring"):
        return None
    for word in words:
        if word in word_set("parties", "companies"):
            return PartyDraft("company", _nation(mention) + " companies", mention.code, named=False)
        if word in word_set("parties", "government") or word in ("and",):
            return state_party(mention.code)
    organised = word_set("parties", "organised").intersection(words)
    return None if organised else state_party(mention.code)


def _nation(mention: Mention) -> str:
    state = states.by_code(mention.code)
    return state.demonyms[0] if state and state.demonyms else mention.code

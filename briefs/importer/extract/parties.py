"""Who an instrument is between (GUIDELINE section 3, parties)."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.importer.draft import INFERRED, PartyDraft

from .context import Context
from .instrument import Instrument
from .known_parties import state_party
from .main_firm import main_firm
from .meaning import JOINED
from .mentions import Mention
from .party_words import unique
from .patterns import any_of
from .reading import Reading
from .subjects import Subjects


def parties_of(
    flat: str,
    found: Instrument,
    reading: Reading,
    mentions: tuple[Mention, ...],
    context: Context,
    stop: int,
    others: list[Instrument],
) -> tuple[PartyDraft, ...]:
    """The parties of one reading: those said, then those that pronouns and context stand for."""
    reader = Subjects(flat, found, reading, mentions, context, stop, others)
    stated = reader.between()
    if len(stated) >= 2:
        return tuple(stated)
    subject = reader.subject()
    reader.business = reader.business or any(p.kind not in ("state", "igo") for p in subject)
    stated = unique([*subject, *stated, *reader.partners(), *reader.modifiers()])
    return _completed(tuple(stated), reader, context)


def _completed(
    stated: tuple[PartyDraft, ...], reader: Subjects, context: Context
) -> tuple[PartyDraft, ...]:
    """Add what pronouns and institutions leave unsaid; a lone ratifier or company stays alone."""
    if len(stated) >= 2:
        return _with_approver(stated, reader, context)
    known = [replace(p, basis=INFERRED) for p in context.last_parties]
    pair = [state_party(code, inferred=True) for code in context.principal()]
    home = [state_party(context.home, inferred=True)] if context.home else []
    reading = reader.reading
    subject = reader.flat[reading.subject_start : reading.mood.start or reading.start]
    if not stated:
        return tuple(_unstated(reader, context, known, pair))
    only = stated[0]
    own = reader.subject()
    if only.kind not in ("state", "igo"):
        known_too = (*_government(reader, context, own), *stated, *reader.speaker(only))
        if len(known_too) > 1:
            return known_too
        return (*(_firm(only, context) or _awarder(only, reading, context)), *known_too)
    if reader.unnamed and not reader.partners():
        return stated
    if JOINED.search(reader.flat[: reading.start]):
        return stated
    alike = LIKE.search(f"{reader.found.determiner} {reader.found.modifiers}")
    if alike and _counterpart(only, context):
        return (state_party(_counterpart(only, context), inferred=True), only)
    leading = context.leading()
    if not own and leading and leading != only.country_code and reading.side != "left":
        return (state_party(leading, inferred=True), only)
    told = "" if own else _teller(reader) or _teller_ahead(reader)
    if told not in ("", only.country_code):
        return (state_party(told), only)
    near_home = context.weights[context.home] or ACTING.search(reader.flat)
    near_home = near_home or any_of("status", "approvers").search(reader.flat)
    if not own and home and near_home and context.home != only.country_code:
        return (home[0], only)
    approves = reading.status == "ratified" and any_of("status", "approvers").search(subject)
    domestic = context.domestic() if approves and not own and not pair else ""
    if domestic not in ("", only.country_code):
        return (state_party(domestic, inferred=True), only)
    if reading.status == "ratified" and any_of("status", "approvers").search(subject):
        multilateral = reader.found.kind in ("convention", "treaty", "protocol")
        return stated if multilateral else _with_other(only, known, pair)
    return _with_other(only, known, pair)


def _with_approver(
    stated: tuple[PartyDraft, ...], reader: Subjects, context: Context
) -> tuple[PartyDraft, ...]:
    """ "The Senate approved treaties with A and B": the state of the Senate is a party too."""
    reading = reader.reading
    acting = reader.flat[reading.subject_start : reading.start]
    if reading.status != "ratified" or not any_of("status", "approvers").search(acting):
        return stated
    partners = {party.country_code for party in reader.partners()}
    home = context.home or context.leading()
    alone = all(party.country_code in partners for party in stated)
    if reader.subject() or not alone or not home or home in partners:
        return stated
    return (state_party(home, inferred=True), *stated)


LIKE = re.compile(r"\b(?:similar|comparable|parallel)\b")


def _counterpart(only: PartyDraft, context: Context) -> str:
    """Whose "similar pact" with somebody else it is: the state of the story, or of its place."""
    home = context.home if context.weights[context.home] > 1 else ""
    code = home or context.leading()
    return "" if code == only.country_code else code


def _unstated(
    reader: Subjects, context: Context, known: list[PartyDraft], pair: list[PartyDraft]
) -> list[PartyDraft]:
    """Nobody is named: "the quartet", "both governments", or simply the two of the story."""
    flat = reader.flat
    number = NUMBERED.search(flat)
    if number:
        wanted = NUMBERS[(number.group(1) or number.group(2)).lower()]
        if len(known) == wanted:
            return known
        return [state_party(code, inferred=True) for code in context.top(wanted)] or known
    if GOVERNMENTS.search(flat) and len(context.last_states) >= 2:
        return [replace(party, basis=INFERRED) for party in context.last_states]
    if any_of("parties", "pronouns").search(flat) and len(known) >= 2:
        return known
    host = _host(reader)
    if host:
        guest = next((code for code, _ in context.weights.most_common() if code != host), "")
        return [state_party(code, inferred=True) for code in (guest, host) if code]
    told = _teller(reader)
    if told and not known and len(pair) != 2:
        return [state_party(told)]
    near = context.paragraph - context.last_paragraph <= 1
    if reader.business:
        process = reader.reading.status in ("planned", "negotiating")
        return known if near and len(known) >= 2 and process else []
    if near and len(context.last_one) == 1:
        return [replace(party, basis=INFERRED) for party in context.last_one]
    return known if (near and len(known) >= 2) or len(pair) != 2 else pair


def _firm(only: PartyDraft, context: Context) -> tuple[PartyDraft, ...]:
    """The firm that the story is about deals with a lone other one."""
    name = main_firm(context)
    same = not name or name.split()[0] == only.name.split()[0]
    return () if same or not only.named else (PartyDraft("company", name, basis=INFERRED),)


def _awarder(only: PartyDraft, reading: Reading, context: Context) -> tuple[PartyDraft, ...]:
    """Who awarded the contract before awards this one to somebody else too."""
    near = context.paragraph - context.last_paragraph <= 1
    before = context.last_one[:1] if near and reading.group == "awarded" else ()
    other = [replace(party, basis=INFERRED) for party in before if party.name != only.name]
    return tuple(other)


# "the country was in talks with Haida Ports", "the minister said a contract with X"
ACTING = re.compile(
    r"\b(?:[Tt]he (?:country|government|cabinet|authorities|kingdom|republic|administration|state)"
    r"|(?:Federal|Central|Union) Government|[Mm]inister|[Mm]inistry)\b"
)


# "the government and the Pacific Water Foundation signed"
GOVERNMENT = re.compile(
    r"\b[Tt]he (?:government|cabinet|country) and "
    r"|\b(?:between|and|with) the (?:government|cabinet)\b"
)


def _government(
    reader: Subjects, context: Context, own: list[PartyDraft]
) -> tuple[PartyDraft, ...]:
    """The state for which a government or its minister deals with a lone organisation."""
    beside = GOVERNMENT.search(reader.flat) is not None
    if own and not beside:
        return ()
    before = reader.flat[: reader.found.phrase]
    minister = before.startswith(("He ", "She ")) and ACTING.search(context.previous)
    speaks = beside or minister or ACTING.search(before) or context.is_official(before.split())
    domestic = context.domestic() if speaks else ""
    return (state_party(domestic, inferred=True),) if domestic else ()


# "…, Zambia's finance minister said", "…, the Turkish minister told reporters"
TOLD_BY = re.compile(
    r"['’]?s?\s(?:[\w-]{1,20}\s){0,4}?(?:minister|ministry|president|premier|official|officials|"
    r"ambassador|government|spokesman|spokeswoman|negotiator)\b[^,;.]{0,60}\b(?:said|told|announced)\b",
    re.IGNORECASE,
)


def _teller(reader: Subjects) -> str:
    """The state of the official who tells of the instrument at the end of the sentence."""
    for one in reader.mentions:
        before = reader.flat[max(0, one.start - 6) : one.start]
        if one.start > reader.found.end and before.rstrip().endswith((",", ", the")):
            return one.code if TOLD_BY.match(reader.flat, one.end) else ""
    return ""


# "Vietnam's trade minister said a labour agreement with Libya was signed"
TELLS = re.compile(
    r"\b(?:said|says|announced|told \w{3,20})\s(?:on \w{3,7}day |\w{3,7}day |that )?$"
)


def _teller_ahead(reader: Subjects) -> str:
    """The state of the official who tells of the instrument before it is named."""
    told = TELLS.search(reader.flat, max(0, reader.found.phrase - 45), reader.found.phrase)
    before = [one for one in reader.mentions if told and one.end < told.start()]
    codes = {one.code for one in before if one.sort != "capital"}
    official = told and any_of("parties", "government").search(reader.flat, 0, told.start())
    return codes.pop() if official and len(codes) == 1 else ""


# "will be signed during her stay in Greece"
STAY = re.compile(r"\b(?:visit|stay|trip|tour|stopover)\s(?:to|in|of)\s(?:the\s)?")


def _host(reader: Subjects) -> str:
    """The state that is visited when the instrument is to be signed."""
    stay = STAY.search(reader.flat)
    if stay is None:
        return ""
    return next((one.code for one in reader.mentions if one.start == stay.end()), "")


NUMBERED = re.compile(
    r"\b(?:all|the) (three|four|five)\b|\bthe (?=trio|quartet)(\w+)", re.IGNORECASE
)


NUMBERS = {"three": 3, "four": 4, "five": 5, "trio": 3, "quartet": 4}


GOVERNMENTS = re.compile(
    r"\b(?:governments|countries|nations|states|leaders|ministers|sides|presidents)\b"
)


def _with_other(
    only: PartyDraft, known: list[PartyDraft], pair: list[PartyDraft]
) -> tuple[PartyDraft, ...]:
    for group in (known, pair):
        codes = [party.country_code for party in group]
        if only.country_code in codes and len(group) >= 2:
            return tuple(only if p.country_code == only.country_code else p for p in group)
    return (only,)

"""The subjects of an instrument, as printed (GUIDELINE section 3, areas)."""

from __future__ import annotations

import re
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.alternation import alternation
from briefs.importer.draft import Span

from .area_bounds import end_of_subject, past_leads, split_subjects, trim
from .instrument import Instrument
from .mentions import Mention
from .patterns import word_set

REACH = 230
# behind these a pact that already has its subject only says what it brings
NARROWING = frozenset("for to in of including over about allowing providing for".split())
MOST_MODIFIERS = 4
CHECKED = ("on", "in", "to", "of", "for", "over")
ASIDE = re.compile(
    r"[\"”’»](?=\s)|\s\([^()]{1,40}\)|\s(?:(?:on |late |early ){0,2}(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|"
    r"Sun)day(?: night| morning| afternoon| evening)?|today|yesterday|here|this (?:morning"
    r"|afternoon|evening))\b"
    r"|\s(?:in|"
    r"at) (?:the )?[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,3}(?=,? (?:on|for|to|"
    r"covering|today)\b)"
    r"|\s(?:worth|valued at) [^,;:]{1,40}?(?= (?:for|on|to) )"
    r"|\samending the [^,;.]{0,40}?(?:[Aa]greement|[Cc]onvention|[Tt]reaty|[Pp]rotocol)\b"
    r"|,\s(?:a|an|the) [\w-]{1,20}(?: [\w-]{1,20}){0,3}(?= (?:on|covering|about) )"
    r"|,?\swith \d{1,4} \w{1,20}[^,;]{0,40}(?=,)|,\s(?:most|many|some|all) of (?:them|which)"
)
PARTY = re.compile(
    r",?\s(?:(?:was|were|is|are|has been|have been)\s)?(?:also\s)?"
    r"(?:(?:signed|concluded|reached|agreed)\s(?:with|between|by)|with|between|from)\s"
)
FOLLOW = re.compile(
    r",?\s(?:on|for|in the fields?|in the areas?|to|covering|about|concerning|regarding"
    r"|(?=rescheduling|restructuring|refinancing|settling|fixing|setting out)\w+)\s(?=[a-z\d“\"])"
)
# "a contract fixing prices", "a treaty setting out the boundary": what it does, and to what
DOES = re.compile(
    r",?\s(?:fixing|settling|raising|lowering|cutting|reducing|setting (?:out|up|down)|setting"
    r"|establishing|creating|regulating|governing|letting|implementing|banning|limiting|opening"
    r"|abolishing|easing|guaranteeing|protecting|promoting|defining|delimiting|demarcating"
    r"|touching (?:up)?on|providing for|(?:that|which) (?:also )?(?:provides? for|covers?|covered"
    r"|regulates?|governs?|sets? out|deals? with|fixes|settles?))\s"
)
# "rescheduling 10.3 billion dollars": the deed itself is the subject
DEED = re.compile(r",?\s(?=(rescheduling|restructuring|refinancing)\s)")
PAIRED = re.compile(r"(\w{3,20} and \w{3,20})\s$")
SEGMENT = re.compile(
    r"\s(?:on|about|covering|dealing with)\s(?!the (?:margins|sidelines|same|"
    r"eve))(?=(?:the )?[a-z“\"])"
)
NAMED = re.compile(r"[A-Z][a-z]")
EMPTY = re.compile(
    r"[$€£]?\d|\w{1,30}-(?:year|page|month|day|point|part|nation|country|way|"
    r"strong)$|\S{0,40}['’]s?$"
)
NUMBER = re.compile(
    r"(?:twenty|thirty|two|three|four|five|six|seven|eight|nine|ten|one|eleven|twelve|\d{1,4})"
    r"(?:-\w+)?|million|billion"
)


NO_SUBJECT = re.compile(
    r"(?:which|what|that|whom|behalf|the (?:small|early) hours|the (?:morning|afternoon"
    r"|evening)|the \w{1,20} side|the government)\b|(?:Mon|Tues|"
    r"Wednes|Thurs|Fri|Satur|Sun)day|"
    r"\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|"
    r"the (?:same|sidelines|margins|occasion|eve|basis|condition)|(?:19|20)\d\d|principle|"
    r"force|place|return|\d{1,4} (?:years|months)|"
    r"effect|exchange|(?:the )?years?\b|Jan|Feb|March|April|May |June|July|Aug|Sep|"
    r"Oct|Nov|Dec"
)


@cache
def _preposition() -> re.Pattern[str]:
    words = alternation(vocabulary.phrases("areas", "prepositions"))
    return re.compile(rf",?\s{words}\s", re.IGNORECASE)


@cache
def _under_which() -> re.Pattern[str]:
    """ "under which A will sell gas to B", "sells", "gas will be supplied": what is done."""
    verbs = vocabulary.phrases("areas", "trade_verbs")
    plain, finite = alternation(verbs), alternation([f"{verb}s" for verb in verbs])
    return re.compile(
        r"[^,;.]{0,60},?\s(?:under|by|through) which\s(?P<who>[^,;.]{2,70}?)\s"
        r"(?:(?:will|would|could|can|may|is to|are to|agreed to|agrees to|undertakes to)\s"
        rf"(?:also\s|each\s)?(?:(?P<passed>be\s(?:supplied|delivered|sold|shipped|exported|imported"
        rf"|built|exchanged|transferred)\b)|{plain}\s)|{finite}\s)"
    )


@cache
def _compounds() -> re.Pattern[str]:
    """Subjects of several words before the noun: "mutual legal assistance treaty"."""
    words = alternation(vocabulary.phrases("areas", "compounds"))
    return re.compile(rf"\b({words})\s(?:[A-Z]+\s)?$", re.IGNORECASE)


@cache
def _verbs() -> re.Pattern[str]:
    words = alternation(vocabulary.phrases("areas", "trade_verbs"))
    return re.compile(rf"{words}\s(?:and \w+\s)?")


def find_areas(
    flat: str, found: Instrument, mentions: tuple[Mention, ...], stop: int
) -> list[Span]:
    """Spans of the subjects of an instrument; ``stop`` is where the next one begins.

    A subject in front of the noun ("trade pact") stands first; one behind it
    ("a pact on fish") is added, unless it only says what the first one is for.
    """
    if found.noun.lower().startswith(("ceasefire", "cease-fire", "truce", "cessation")):
        return [Span(found.start, found.end)]
    before = _modifier(flat, found, mentions)
    after, word = _behind(flat, found, mentions, stop)
    if found.plural and not before and not after:
        return _segments(flat, found)
    if before and word in NARROWING:
        return before
    return [*before, *after]


def _modifier(flat: str, found: Instrument, mentions: tuple[Mention, ...]) -> list[Span]:
    """What is left of the words before the noun once empty ones and names are gone."""
    compound = _compounds().search(flat, max(0, found.start - 60), found.start)
    if compound:
        return [Span(compound.start(1), compound.end(1))]
    kept: list[re.Match[str]] = []
    for word in reversed(list(re.finditer(r"\S+", flat[found.phrase : found.start]))):
        token = word.group().strip("\"“”'‘’,").lower()
        at, end = found.phrase + word.start(), found.phrase + word.end()
        if any(m.start < end and at < m.end for m in mentions) or NUMBER.fullmatch(token):
            break
        if token in word_set("areas", "empty_modifiers") or EMPTY.match(token):
            if kept:
                break
            continue
        adverb = token.endswith("ly") and token not in word_set("instruments", "ly_words")
        if adverb or len(kept) >= MOST_MODIFIERS:
            break
        kept.insert(0, word)
    text = " ".join(word.group() for word in kept)
    if not kept or text.lower() in word_set("areas", "generic_modifiers"):
        return _pair(flat, found)
    if len(kept) == 1 and NAMED.match(text) and not found.capital and found.phrase:
        return []
    return [trim(flat, found.phrase + kept[0].start(), found.phrase + kept[-1].end())]


def _pair(flat: str, found: Instrument) -> list[Span]:
    """ "partnership and cooperation agreement": two general words make a subject."""
    start = max(0, found.start - 60)
    pair = PAIRED.search(flat[start : found.start])
    generic = word_set("areas", "generic_modifiers")
    if pair is None or not generic.issuperset(pair.group(1).lower().split(" and ")):
        return []
    return [Span(start + pair.start(1), start + pair.end(1))]


def _segments(flat: str, found: Instrument) -> list[Span]:
    """ "one between A and B on cold storage, and another … on training": the whole group's."""
    spans: list[Span] = []
    for match in SEGMENT.finditer(flat, found.end):
        start = past_leads(flat, match.end(), len(flat))
        spans += split_subjects(flat, start, end_of_subject(flat, start, len(flat)))
    return spans


def _behind(
    flat: str, found: Instrument, mentions: tuple[Mention, ...], stop: int
) -> tuple[list[Span], str]:
    """The prepositional phrase after the noun, cut where it stops being a subject."""
    limit = min(stop, len(flat), found.end + REACH)
    at = _past_parties(flat, found.end, limit)
    match = _preposition().match(flat, at)
    if match is None or match.end() >= limit:
        return _done(flat, found, at, limit)
    word = match.group().strip(" ,").lower()
    if word in CHECKED and not _opens_subject(flat, match.end(), mentions, word):
        return [], ""
    start = past_leads(flat, match.end(), limit)
    if word == "to" and start == match.end():
        verb = _verbs().match(flat, start)
        if verb is None:
            return [], ""
        start = past_leads(flat, verb.end(), limit)
    return split_subjects(flat, start, end_of_subject(flat, start, limit)), word


def _done(flat: str, found: Instrument, at: int, limit: int) -> tuple[list[Span], str]:
    """What an instrument does, told by a participle or by the clause "under which"."""
    deed = DEED.match(flat, at)
    if deed:
        return [Span(*deed.span(1))], "to"
    does = DOES.match(flat, at)
    if does and does.end() < limit:
        start = past_leads(flat, does.end(), limit)
        return split_subjects(flat, start, end_of_subject(flat, start, limit)), "to"
    under = _under_which().match(flat, found.end)
    if under is None:
        return [], ""
    if under.group("passed"):
        who = trim(flat, *under.span("who"))
        return ([who] if flat[who.start].islower() else []), "to"
    start = past_leads(flat, under.end(), len(flat))
    return split_subjects(flat, start, end_of_subject(flat, start, len(flat))), "to"


def _past_parties(flat: str, at: int, limit: int) -> int:
    """Step over "(MoU)", a day, "with X" and "between X and Y" to the subject behind them."""
    while aside := ASIDE.match(flat, at):
        at = aside.end()
    party = PARTY.match(flat, at)
    if party is None:
        return at
    follow = FOLLOW.search(flat, party.end(), limit)
    if follow is None or CUTOFF.search(flat[party.end() : follow.start()]):
        return at
    return follow.start()


CUTOFF = re.compile(r"\b(?:which|that|who|after|said|is|was|were|has|have|will)\b|[;:]")


def _opens_subject(flat: str, start: int, mentions: tuple[Mention, ...], word: str) -> bool:
    rest = flat[start : start + 40]
    if NO_SUBJECT.match(rest):
        return False
    if word in ("in", "of", "to") and rest[:1].isupper():
        return False
    return not any(
        m.start == start or flat[start : m.start] == "the " for m in mentions if m.sort != "demonym"
    )

"""The entries of one sentence: every instrument that it reports, and what it says of each."""

from __future__ import annotations

import re
from dataclasses import replace

from . import clauses
from .areas import find_areas
from .asides import without_asides
from .background import is_background
from .commitments import find_commitment
from .context import Context
from .days import Moment
from .doubts import is_bare, is_generic, is_long_past, is_only_recalled, is_private
from .genre import is_domestic
from .governing import read_status
from .instrument import Instrument
from .mentions import Mention, find_mentions
from .parties import parties_of
from .patterns import any_of
from .reading import Reading
from .register import Entry
from .sentences import Sentence
from .when import read_moment

# players, actors and managers sign contracts too
PERSONAL = re.compile(r"\s?(?:[Hh]e|[Ss]he)\b")
# "A protocol is an addition to a treaty": what the word means
DEFINITION = re.compile(
    r"(?:An?|The term) “?[\w’' -]{3,40}”? (?:is|means|refers to|denotes) (?:an?|any|the)\b"
)
SPORTING = re.compile(r"[ -](?:seasons?|games?|matches|fights?)\b")
# a writer or speaker who says "we" argues; reports name who acts
OURS = re.compile(r"(?:^|[\s,])(?:[Ww]e|I)(?:['’]\w+)?\s")
# a speaker who hopes, asks or argues
UNSURE = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|would|could|should|may|might|can|must|[Hh]ope[sd]?|wants?|like|wish|ask"
    r"|believe|think|[Nn]ever|not|[Nn]o|[Ww]hy|[Aa]ny|[Ee]very)\b|n['’]t\b|\?"
)
# "signed the four-page text": it may speak of an instrument, but is none by itself
# a company or a ministry has one of its own
OF_ONE_HOUSE = frozenset(("code of conduct", "codes of conduct"))
TEXTS = frozenset(("text", "texts"))
# "the protocol amending the convention between"
AMENDING = re.compile(
    r",?\s(?:amending|to amend|implementing|supplementing|to|updating|revising"
    r"|on (?:the )?amend(?:ment|ments|ing)(?: to| of)?)\s?"
)


def entries_of(sentence: Sentence, instruments: list[Instrument], context: Context) -> list[Entry]:
    """What a sentence reports of its instruments; questions and fragments report nothing."""
    flat = sentence.flat
    context.paragraph = sentence.paragraph
    if (
        flat.endswith("?")
        or DEFINITION.match(flat)
        or (len(flat.split()) < 8 and flat[-1] not in '.!;”"')
    ):
        return []
    speech = clauses.quoted(flat)
    mentions = find_mentions(flat)
    found: list[Entry] = []
    for number, one in enumerate(instruments):
        spoken = next((flat[a:b] for a, b in speech if a <= one.start < b), "")
        if spoken and UNSURE.search(spoken):
            continue
        stop = _stop(flat, instruments, number)
        entry = _entry(sentence, one, instruments, mentions, context, stop)
        if spoken and (entry is None or not _is_announced(entry, spoken, flat)):
            continue
        if entry is not None and not _repeats(found, entry):
            found.append(entry)
    return found


def _is_announced(entry: Entry, spoken: str, flat: str) -> bool:
    """Whether a quotation names the day: "We will sign the pact on 30 August"."""
    said = entry.status in ("planned", "signed", "agreed")
    return said and _names_its_day(entry.moment) and entry.reading.start < flat.find(spoken) + 120


def _names_its_day(moment: Moment | None) -> bool:
    return moment is not None and moment.end > 0 and len(moment.value) == 10


def _stop(flat: str, instruments: list[Instrument], number: int) -> int:
    """Where the next instrument begins; "the protocol to the treaty between" names but one."""
    for one, following in zip(instruments[number:], instruments[number + 1 :], strict=False):
        if not AMENDING.fullmatch(flat, one.end, following.phrase):
            return following.phrase
    return len(flat)


def _repeats(found: list[Entry], entry: Entry) -> bool:
    """A second noun for the same thing in one sentence: "a deal, the first such accord"."""
    if not entry.found.definite or entry.found.count.stated:
        return False
    return any(other.reading.start == entry.reading.start or not entry.areas for other in found)


def _entry(
    sentence: Sentence,
    one: Instrument,
    instruments: list[Instrument],
    mentions: tuple[Mention, ...],
    context: Context,
    stop: int,
) -> Entry | None:
    flat = without_asides(sentence.flat, one, instruments)
    reading = _reading(flat, one, instruments, context)
    if reading is None:
        return None
    parties = parties_of(flat, one, reading, mentions, context, stop, instruments)
    areas = tuple(find_areas(flat, one, mentions, stop))
    if is_generic(flat, one, reading, parties, bool(areas)):
        return None
    moment = read_moment(flat, one, reading, context)
    if is_long_past(reading, moment, context):
        return None
    private = is_private(flat, one, reading, parties)
    return Entry(
        sentence=sentence,
        found=one,
        kind=one.kind,
        status=reading.status,
        reading=reading,
        parties=parties,
        areas=areas,
        moment=moment,
        commitment=reading.side == "noun",
        member_of=context.last_group if reading.group == "listed" else None,
        doubtful=private
        or one.noun.lower() in TEXTS
        or (one.noun.lower() in OF_ONE_HOUSE and len(parties) < 2)
        or is_domestic(flat, context.genres, parties, one),
    )


def _is_personal(subject: str) -> bool:
    """Players, actors and managers sign for themselves: "Striker Pablo Mena has signed"."""
    players = any_of("genres", "players").search(subject)
    return PERSONAL.match(subject) is not None or (players is not None and players.start() < 40)


def _reading(
    flat: str, one: Instrument, instruments: list[Instrument], context: Context
) -> Reading | None:
    """What the sentence reports of an instrument; None for background and bare consensus."""
    reading = find_commitment(flat, one) or read_status(flat, one, instruments)
    if reading is not None and reading.group == "listed":
        reading = replace(reading, status=context.last_status) if context.last_status else None
    if reading is None or is_background(flat, one, reading, context) or is_bare(flat, one, reading):
        return None
    subject = flat[reading.subject_start : reading.start]
    own = one.kind == "contract" or SPORTING.search(one.modifiers)
    ours = OURS.search(subject) and not _names_its_day(read_moment(flat, one, reading, context))
    if ours or (own and _is_personal(subject)):
        return None
    behind = reading.side in ("participle", "relative")
    return None if behind and is_only_recalled(flat, one, reading, context) else reading

"""From the parts of a document to its agreements and tags."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.importer.draft import AgreementDraft, TagDraft
from briefs.importer.structure import Structured

from . import clauses
from .areas import find_areas
from .background import is_background
from .commitments import find_commitment
from .context import Context, read_context
from .doubts import is_bare, is_generic, is_long_past, is_only_recalled, is_private
from .entries import to_draft
from .genre import is_domestic, read_genres
from .governing import read_status
from .instrument import Instrument
from .instruments import find_instruments
from .lists import Lists
from .mentions import Mention, find_mentions
from .parties import parties_of
from .patterns import any_of
from .reading import Reading
from .register import Entry, Register
from .sentences import Sentence, split
from .tags import find_tags
from .when import read_agenda_date, read_event_date, read_moment

# longer than this is no sentence, and clauses are looked at once for each instrument
LONGEST = 2500
# players, actors and managers sign contracts too
PERSONAL = re.compile(r"\s?(?:[Hh]e|[Ss]he)\b")
# a writer or speaker who says "we" argues; reports name who acts
OURS = re.compile(r"(?:^|[\s,])(?:[Ww]e|I)(?:['’]\w+)?\s")


# "signed the four-page text": it may speak of an instrument, but is none by itself
TEXTS = frozenset(("text", "texts"))
# "the protocol amending the convention between"
AMENDING = re.compile(
    r",?\s(?:amending|to amend|implementing|supplementing|to|updating|revising"
    r"|on (?:the )?amend(?:ment|ments|ing)(?: to| of)?)\s?"
)


def extract(parts: Structured) -> tuple[tuple[TagDraft, ...], tuple[AgreementDraft, ...]]:
    """Tags and agreements of one document; agreements are found in English only."""
    sentences, context, entries = understand(parts)
    agreements = tuple(to_draft(entry) for entry in entries)
    return find_tags(parts, sentences, context, agreements), agreements


def understand(parts: Structured) -> tuple[list[Sentence], Context, list[Entry]]:
    """Sentences of one document, what it is about, and the entries of its register."""
    sentences = read_sentences(parts)
    context = read_context(parts.title, sentences, parts.published, parts.dateline_place)
    context.genres = read_genres(parts.title, sentences)
    context.event_date = read_event_date([one.flat for one in sentences[:3]], context)
    context.agenda_date = read_agenda_date([one.flat for one in sentences[:3]], context)
    entries: list[Entry] = []
    if parts.language == "en":
        entries = read_entries(sentences, context, read_deck(parts, len(sentences)))
    return sentences, context, entries


def read_sentences(parts: Structured) -> list[Sentence]:
    """Sentences of the body without its dateline, numbered through the document."""
    from briefs.importer.datelines import read_dateline
    from briefs.importer.draft import Span

    text = parts.cleaned.page.text
    found: list[Sentence] = []
    for number, unit in enumerate(parts.body):
        span = unit.span
        if number == 0 or unit.text[:3].isupper() or unit.text[:1] == "(":
            line = read_dateline(unit.text)
            if line.length and (number == 0 or line.place):
                span = Span(_advance(text, span.start, line.length), span.end)
        found += split(text, span, number, len(found))
    return found


def _advance(text: str, start: int, length: int) -> int:
    """Where ``length`` characters of a unit's text end in the source, whose gaps may be wider."""
    at = start
    seen = 0
    while seen < length and at < len(text):
        width = re.compile(r"\s+").match(text, at)
        at = width.end() if width else at + 1
        seen += 1
    return at


def read_deck(parts: Structured, order: int) -> list[Sentence]:
    """Sentences of the deck: they count only where the body is silent."""
    text = parts.cleaned.page.text
    decks = parts.cleaned.of("deck")
    return [one for unit in decks for one in split(text, unit.span, -1, order)]


def read_entries(sentences: list[Sentence], context: Context, deck: list[Sentence]) -> list[Entry]:
    """The register of a document, sentence by sentence; the deck may add a counted group."""
    register = Register()
    lists = Lists(sentences)
    for sentence in sentences:
        instruments = find_instruments(sentence.flat) if len(sentence.flat) <= LONGEST else []
        if not instruments:
            continue
        item = lists.item_of(sentence, instruments, context, register)
        if item is not None:
            register.entries.append(item)
            _remember_parties(item, context)
            continue
        context.previous = sentences[sentence.order - 1].flat if sentence.order else ""
        for entry in _entries(sentence, instruments, context):
            _enter(register, entry, context)
    for sentence in deck:
        for entry in _entries(sentence, find_instruments(sentence.flat), context):
            if entry.found.count.stated:
                _enter(register, entry, context)
    return register.entries


def _enter(register: Register, entry: Entry, context: Context) -> None:
    if register.add(entry) and entry.found.plural:
        context.last_group = len(register.entries) - 1
    _remember_parties(entry, context)
    if entry.moment and entry.status != "planned":
        context.last_date = entry.moment.value
    if entry.found.plural and entry.moment and entry.moment.end and entry.status != "planned":
        context.group_date, context.group_paragraph = entry.moment.value, entry.sentence.paragraph
    context.last_status = entry.status if entry.found.plural else ""
    context.last_paragraph = entry.sentence.paragraph


def _remember_parties(entry: Entry, context: Context) -> None:
    """Pronouns that follow stand for the parties read last."""
    context.remember_bodies(entry.parties)
    context.last_one = entry.parties if len(entry.parties) == 1 else ()
    if len(entry.parties) < 2:
        return
    if all(party.named for party in entry.parties):
        context.last_parties = entry.parties
    if all(party.kind in ("state", "igo") for party in entry.parties):
        context.last_states = entry.parties


def _entries(sentence: Sentence, instruments: list[Instrument], context: Context) -> list[Entry]:
    flat = sentence.flat
    context.paragraph = sentence.paragraph
    if flat.endswith("?") or (len(flat.split()) < 8 and flat[-1] not in '.!;”"'):
        return []
    speech = clauses.quoted(flat)
    mentions = find_mentions(flat)
    found: list[Entry] = []
    for number, one in enumerate(instruments):
        if any(start <= one.start < end for start, end in speech):
            continue
        stop = _stop(flat, instruments, number)
        entry = _entry(sentence, one, instruments, mentions, context, stop)
        if entry is not None and not _repeats(found, entry):
            found.append(entry)
    return found


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
    flat = sentence.flat
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
        or is_domestic(flat, context.genres, parties, one),
    )


def _is_personal(subject: str) -> bool:
    """Players, actors and managers sign for themselves: "Striker Pablo Mena has signed"."""
    return (
        PERSONAL.match(subject) is not None
        or any_of("genres", "players").match(subject) is not None
    )


def _reading(
    flat: str, one: Instrument, instruments: list[Instrument], context: Context
) -> Reading | None:
    """What the sentence reports of an instrument; None for background and bare consensus."""
    reading = find_commitment(flat, one) or read_status(flat, one, instruments)
    if reading is not None and reading.group == "listed":
        reading = replace(reading, status=context.last_status) if context.last_status else None
    if reading is None or is_background(flat, one, reading, context) or is_bare(flat, one):
        return None
    subject = flat[reading.subject_start : reading.start]
    if OURS.search(subject) or (one.kind == "contract" and _is_personal(subject)):
        return None
    behind = reading.side in ("participle", "relative")
    return None if behind and is_only_recalled(flat, one, reading, context) else reading

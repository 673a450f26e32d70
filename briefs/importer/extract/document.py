"""From the parts of a document to its agreements and tags."""

from __future__ import annotations

import re

from briefs.importer.draft import AgreementDraft, TagDraft
from briefs.importer.structure import Structured

from .context import Context, read_context
from .entries import to_draft
from .genre import read_genres
from .instruments import find_instruments
from .lists import Lists
from .register import Entry, Register
from .sentence_entries import entries_of
from .sentences import Sentence, split
from .tags import find_tags
from .when import read_agenda_date, read_event_date

# longer than this is no sentence, and clauses are looked at once for each instrument
LONGEST = 2500


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
    from briefs.importer.looks import is_item

    text = parts.cleaned.page.text
    found: list[Sentence] = []
    for number, unit in enumerate(parts.body):
        span = unit.span
        if number == 0 or unit.text[:3].isupper() or unit.text[:1] == "(":
            line = read_dateline(unit.text)
            if line.length and (number == 0 or line.place):
                span = Span(_advance(text, span.start, line.length), span.end)
        found += split(text, span, number, len(found), item=is_item(unit))
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
        for entry in entries_of(sentence, instruments, context):
            _enter(register, entry, context)
    for sentence in deck:
        for entry in entries_of(sentence, find_instruments(sentence.flat), context):
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

"""The words of the source that each value of an agreement rests on."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefs.importer.draft import INFERRED, STATED, Aspect, Basis, PartyDraft, Span

from .mentions import find_mentions
from .register import Entry
from .sentences import Sentence
from .signs import (
    Signs,
    signs_of_area,
    signs_of_count,
    signs_of_date,
    signs_of_kind,
    signs_of_party,
    signs_of_status,
)
from .when import Moment

QUOTE_WORDS = 25
WORD = re.compile(r"\S+")


class Value(NamedTuple):
    """One value of an entry, the words it rests on, and what speaks for it or against it."""

    aspect: Aspect
    value: str
    span: Span
    basis: Basis = STATED
    signs: Signs = ()


def values_of(entry: Entry, place: Span | None) -> list[Value]:
    """Every value of an entry; each span is verbatim text of the source."""
    sentence = entry.sentence
    values = [Value("existence", entry.kind, sentence.span), _kind(entry), _status(entry)]
    if entry.found.count.number is not None:
        values.append(_count(entry, entry.found.count.number))
    values += [_party(entry, party) for party in entry.parties]
    values += [_area(entry, area) for area in entry.areas]
    if entry.moment and entry.moment.value:
        values.append(_date(entry, entry.moment))
    if place:
        span = quote(sentence, place.start, place.end)
        values.append(Value("place", place.of(sentence.flat), span))
    return values


def quote(sentence: Sentence, start: int, end: int) -> Span:
    """The sentence, or where it is long up to 25 words of it around ``start:end``."""
    if len(sentence.flat.split()) <= QUOTE_WORDS:
        return sentence.span
    words = list(WORD.finditer(sentence.flat))
    first = next((i for i, w in enumerate(words) if w.end() > start), 0)
    last = next((i for i, w in enumerate(words) if w.end() >= end), len(words) - 1)
    spare = max(0, QUOTE_WORDS - (last - first + 1))
    first = max(0, first - spare // 2)
    last = min(len(words) - 1, max(last, first + QUOTE_WORDS - 1))
    offset = sentence.span.start
    return Span(offset + words[first].start(), offset + words[last].end())


def _kind(entry: Entry) -> Value:
    sentence = entry.kind_sentence or entry.sentence
    found = entry.kind_found or entry.found
    span = quote(sentence, found.start, found.end)
    return Value("kind", entry.kind, span, STATED, signs_of_kind(entry))


def _status(entry: Entry) -> Value:
    sentence = entry.status_sentence or entry.sentence
    reading = entry.status_reading or entry.reading
    stated = reading.side not in ("item", "noun") and reading.group != "exchanged"
    basis = STATED if stated else INFERRED
    span = quote(sentence, reading.start, reading.end)
    return Value("status", entry.status, span, basis, signs_of_status(entry, basis))


def _count(entry: Entry, number: int) -> Value:
    found = entry.found
    basis = STATED if found.count.stated else INFERRED
    span = quote(entry.sentence, min(found.count.start, found.phrase), found.end)
    return Value("count", str(number), span, basis, signs_of_count(entry, basis))


def _party(entry: Entry, party: PartyDraft) -> Value:
    found, place = entry.found, _printed(entry.sentence, party)
    basis = party.basis if place else INFERRED
    words = place or Span(found.start, found.end)
    span = quote(entry.sentence, words.start, words.end)
    signs = signs_of_party(entry, party, basis)
    return Value("parties", party.country_code or party.name, span, basis, signs)


def _area(entry: Entry, area: Span) -> Value:
    span = quote(entry.sentence, area.start, area.end)
    signs = signs_of_area(entry, area)
    return Value("areas", area.of(entry.sentence.flat), span, STATED, signs)


def _printed(sentence: Sentence, party: PartyDraft) -> Span | None:
    """Where a party's name, demonym or capital stands in a sentence."""
    if party.country_code:
        for mention in find_mentions(sentence.flat):
            if mention.code == party.country_code:
                return Span(mention.start, mention.end)
        return None
    at = sentence.flat.find(party.name)
    return Span(at, at + len(party.name)) if at >= 0 else None


def _date(entry: Entry, moment: Moment) -> Value:
    sentence = entry.status_sentence or entry.sentence
    printed = sentence.flat[moment.start : moment.end]
    basis = STATED if moment.value[:4] in printed else INFERRED
    span = quote(sentence, moment.start, max(moment.end, moment.start + 1))
    return Value("date", moment.value, span, basis, signs_of_date(entry, basis))

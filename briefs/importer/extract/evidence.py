"""The words of the source that each value of an agreement rests on."""

from __future__ import annotations

import re

from briefs.importer.draft import INFERRED, STATED, Aspect, Basis, EvidenceDraft, PartyDraft, Span

from .mentions import find_mentions
from .register import Entry
from .sentences import Sentence
from .when import Moment

QUOTE_WORDS = 25
WORD = re.compile(r"\S+")


def evidence_of(entry: Entry, date: str, place: Span | None) -> tuple[EvidenceDraft, ...]:
    """Evidence for every value of an entry; each span is verbatim text of the source."""
    found = entry.found
    sentence = entry.sentence
    evidence = [
        EvidenceDraft("existence", entry.kind, sentence.span),
        _kind(entry),
        _status(entry),
    ]
    if found.count.number is not None:
        basis: Basis = STATED if found.count.stated else INFERRED
        span = quote(sentence, min(found.count.start, found.phrase), found.end)
        evidence.append(EvidenceDraft("count", str(found.count.number), span, basis))
    evidence += [_party(entry, party) for party in entry.parties]
    for area in entry.areas:
        span = quote(sentence, area.start, area.end)
        evidence.append(EvidenceDraft("areas", area.of(sentence.flat), span))
    if date and entry.moment:
        evidence.append(_date(entry, date))
    if place:
        span = quote(sentence, place.start, place.end)
        evidence.append(EvidenceDraft("place", place.of(sentence.flat), span))
    return tuple(evidence)


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


def _kind(entry: Entry) -> EvidenceDraft:
    sentence = entry.kind_sentence or entry.sentence
    found = entry.kind_found or entry.found
    span = quote(sentence, found.start, found.end)
    return EvidenceDraft("kind", entry.kind, span, STATED)


def _status(entry: Entry) -> EvidenceDraft:
    sentence = entry.status_sentence or entry.sentence
    reading = entry.status_reading or entry.reading
    stated = reading.side not in ("item", "noun") and reading.group != "exchanged"
    span = quote(sentence, reading.start, reading.end)
    return EvidenceDraft("status", entry.status, span, STATED if stated else INFERRED)


def _party(entry: Entry, party: PartyDraft) -> EvidenceDraft:
    sentence = entry.sentence
    value = party.country_code or party.name
    place = _printed(sentence, party)
    if place is None:
        return EvidenceDraft(
            "parties", value, quote(sentence, entry.found.start, entry.found.end), INFERRED
        )
    basis: Basis = party.basis
    return EvidenceDraft("parties", value, quote(sentence, place.start, place.end), basis)


def _printed(sentence: Sentence, party: PartyDraft) -> Span | None:
    """Where a party's name, demonym or capital stands in a sentence."""
    if party.country_code:
        for mention in find_mentions(sentence.flat):
            if mention.code == party.country_code:
                return Span(mention.start, mention.end)
        return None
    at = sentence.flat.find(party.name)
    return Span(at, at + len(party.name)) if at >= 0 else None


def _date(entry: Entry, date: str) -> EvidenceDraft:
    sentence = entry.status_sentence or entry.sentence
    moment = entry.moment or Moment(date, 0, 0)
    printed = sentence.flat[moment.start : moment.end]
    stated = date[:4] in printed
    span = quote(sentence, moment.start, max(moment.end, moment.start + 1))
    aspect: Aspect = "date"
    return EvidenceDraft(aspect, date, span, STATED if stated else INFERRED)

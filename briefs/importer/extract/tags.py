"""Tags suggested for a brief, each with its reason in an editor's words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.alternation import alternation
from briefs.importer.draft import AgreementDraft, Span, TagDraft
from briefs.importer.structure import Structured
from briefs.tags import states

from .context import Context
from .mentions import find_mentions
from .patterns import first_words, lowered, words_of
from .sentences import Sentence
from .topics import find_topics

LEAST_MENTIONS = 2
NAMED = re.compile(r"[^\W\d_a-z][\w-]+")
WORD = r"(?:[^\W\d_a-z][\w’'-]{0,30}|al-[\w’'-]{1,30})"
NAME = rf"({WORD}(?: (?:{WORD}|bin|de|van|von|der)){{1,3}})"


def find_tags(
    parts: Structured,
    sentences: list[Sentence],
    context: Context,
    agreements: tuple[AgreementDraft, ...],
) -> tuple[TagDraft, ...]:
    """Places, leaders and topics; a capital alone names no place worth a tag."""
    return (
        *_places(parts, sentences, agreements),
        *_persons(sentences),
        *_topics(parts, sentences, agreements),
    )


def _places(
    parts: Structured, sentences: list[Sentence], agreements: tuple[AgreementDraft, ...]
) -> list[TagDraft]:
    counts: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for sentence in sentences:
        for mention in find_mentions(sentence.flat):
            if mention.sort == "capital" or mention.ambiguous:
                continue
            counts[mention.code] += 1
            offset = sentence.span.start
            first.setdefault(mention.code, Span(offset + mention.start, offset + mention.end))
    headline = {
        m.code for m in find_mentions(parts.title) if m.sort != "capital" and not m.ambiguous
    }
    party = {p.country_code for agreement in agreements for p in agreement.parties}
    found = []
    for code, number in counts.most_common():
        if number < LEAST_MENTIONS and code not in headline | party:
            continue
        why = "party to an agreement here" if code in party else f"named {_times(number)}"
        found.append(_place(code, why, first[code]))
    return found


def _place(code: str, why: str, span: Span) -> TagDraft:
    state = states.by_code(code)
    name = state.name if state else code
    if state and state.kind == "bloc":
        return TagDraft("organisation", name, "", why, span)
    return TagDraft("place", name, code, why, span)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


@cache
def _titled() -> re.Pattern[str]:
    titles = alternation(vocabulary.phrases("titles", "leaders"))
    former = alternation(vocabulary.phrases("titles", "before"))
    return re.compile(rf"(?:\b({former})[\s-])?\b(?i:{titles})(?: of [A-Z]\w+)?,? {NAME}")


@cache
def _title_words() -> frozenset[str]:
    return first_words(vocabulary.phrases("titles", "leaders"))


def _persons(sentences: list[Sentence]) -> list[TagDraft]:
    """Leaders in office named with their title, and spoken of again."""
    words_used: Counter[str] = Counter()
    found: dict[str, TagDraft] = {}
    for sentence in sentences:
        if _title_words().isdisjoint(words_of(lowered(sentence.flat))):
            continue
        for match in _titled().finditer(sentence.flat):
            name = re.sub(r"['’]s?$", "", match.group(2))
            if match.group(1) or find_mentions(name):
                continue
            words = name.split()
            if not words_used:
                words_used.update(word for one in sentences for word in NAMED.findall(one.flat))
            if max(words_used[words[0]], words_used[words[-1]]) < LEAST_MENTIONS:
                continue
            start = sentence.span.start + match.start(2)
            span = Span(start, start + len(name))
            found.setdefault(
                name, TagDraft("person", name, "", "named with a leader's title", span)
            )
    return list(found.values())


def _topics(
    parts: Structured, sentences: list[Sentence], agreements: tuple[AgreementDraft, ...]
) -> list[TagDraft]:
    """Topics of agreements with a text, and those that the prose comes back to."""
    weights: Counter[str] = Counter(topic for topic, _, _ in find_topics(parts.title))
    first: dict[str, Span] = {}
    for sentence in sentences:
        for topic, start, end in find_topics(sentence.flat):
            weights[topic] += 1
            offset = sentence.span.start
            first.setdefault(topic, Span(offset + start, offset + end))
    signed = {t for a in agreements if a.basis == "instrument" for t in a.topics}
    found = []
    for topic, weight in weights.most_common():
        if topic not in signed and weight < LEAST_MENTIONS:
            continue
        why = "subject of an agreement here" if topic in signed else f"spoken of {_times(weight)}"
        found.append(TagDraft("topic", topic, "", why, first.get(topic)))
    return found

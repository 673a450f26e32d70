"""The subjects of an instrument, as printed (GUIDELINE section 3, areas)."""

from __future__ import annotations

import re
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.draft import Span

from .area_bounds import end_of_subject, past_leads, split_subjects, trim
from .instruments import Instrument
from .mentions import Mention
from .patterns import alternation, word_set


@cache
def _preposition() -> re.Pattern[str]:
    words = alternation(vocabulary.phrases("areas", "prepositions"))
    return re.compile(rf",?\s{words}\s", re.IGNORECASE)


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
    if before and word in ("for", "to", "in", "of", "including", "over", "about"):
        return before
    return [*before, *after]


def _modifier(flat: str, found: Instrument, mentions: tuple[Mention, ...]) -> list[Span]:
    """What is left of the words before the noun once empty ones and names are gone."""
    start = found.start
    words = list(re.finditer(r"[^\s]+", flat[found.phrase : found.start]))
    kept: list[re.Match[str]] = []
    for word in reversed(words):
        token = word.group().strip("\"“”'‘’,").lower()
        at = found.phrase + word.start()
        if any(
            m.start <= at < m.end or m.start < at + len(word.group()) <= m.end for m in mentions
        ):
            break
        if token in word_set("areas", "empty_modifiers") or re.match(
            r"[$€£]?\d|\w+-(?:year|page|month|day|point|part|nation|country|way|strong)$|\S*['’]s?$",
            token,
        ):
            if kept:
                break
            continue
        if token.endswith("ly") or re.fullmatch(
            r"(?:twenty|thirty|two|three|four|five|six|seven|eight|nine|ten|one|eleven|twelve|\d+)(?:-\w+)?|million|billion",
            token,
        ):
            break
        kept.insert(0, word)
        if len(kept) >= 4:
            break
    if not kept:
        return []
    text = " ".join(word.group() for word in kept).lower()
    if text in word_set("areas", "generic_modifiers") or (
        found.capital
        and len(kept) == 1
        and kept[0].group().istitle()
        and " of " not in flat[found.end : found.end + 4]
        and False
    ):
        return []
    first = found.phrase + kept[0].start()
    last = found.phrase + kept[-1].end()
    return [trim(flat, first, last)] if last <= start else []


def _behind(
    flat: str, found: Instrument, mentions: tuple[Mention, ...], stop: int
) -> tuple[list[Span], str]:
    """The prepositional phrase after the noun, cut where it stops being a subject."""
    limit = min(stop, len(flat), found.end + 230)
    at = _past_parties(flat, found.end, limit, mentions)
    match = _preposition().match(flat, at)
    if match is None or match.end() >= limit:
        return [], ""
    word = match.group().strip(" ,").lower()
    start = match.end()
    if word in ("on", "in", "to", "of", "for", "over") and not _opens_subject(
        flat, start, mentions, word
    ):
        return [], ""
    start = past_leads(flat, start, limit)
    if word == "to" and start == match.end():
        verb = re.compile(
            rf"{alternation(vocabulary.phrases('areas', 'trade_verbs'))}\s(?:and \w+\s)?"
        ).match(flat, start)
        if verb is None:
            return [], ""
        start = past_leads(flat, verb.end(), limit)
    end = end_of_subject(flat, start, limit, mentions)
    spans = split_subjects(flat, start, end)
    return spans, word


def _past_parties(flat: str, at: int, limit: int, mentions: tuple[Mention, ...]) -> int:
    """Step over "(MoU)", "with X", "between X and Y" and a day to the subject behind them."""
    for _ in range(4):
        aside = re.compile(
            r"\s\([^()]{1,40}\)|\s(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)\b|\s(?:in|at) [A-Z]\w+(?= (?:on|for) [a-z])"
        ).match(flat, at)
        if aside:
            at = aside.end()
            continue
        party = re.compile(r",?\s(?:signed\s)?(?:with|between)\s").match(flat, at)
        if party is None:
            break
        follow = re.compile(
            r",?\s(?:on|for|in the fields?|in the areas?|to|covering|about|concerning|regarding)\s(?=[a-z\d“\"])"
        ).search(flat, party.end(), limit)
        if follow is None or CUTOFF.search(flat[party.end() : follow.start()]):
            break
        at = follow.start()
        break
    return at


CUTOFF = re.compile(r"\b(?:which|that|who|after|said|is|was|were|has|have|will)\b|[;:]")


def _opens_subject(flat: str, start: int, mentions: tuple[Mention, ...], word: str) -> bool:
    rest = flat[start : start + 40]
    if re.match(
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2} [A-Z]|the (?:same|sidelines|margins|occasion|eve)|the (?:basis|condition)|(?:19|20)\d\d|principle|force|place|return|\d+ (?:years|months)|effect|exchange|(?:the )?years?\b|Jan|Feb|March|April|May |June|July|Aug|Sep|Oct|Nov|Dec",
        rest,
    ):
        return False
    if word in ("in", "of", "to") and rest[:1].isupper():
        return word == "of" and False
    return not any(
        m.start == start or flat[start : m.start] == "the " for m in mentions if m.sort != "demonym"
    )

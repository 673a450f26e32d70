"""The subjects of an instrument, as printed (GUIDELINE section 3, areas)."""

from __future__ import annotations

import re
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.draft import Span

from .instruments import Instrument
from .mentions import Mention
from .patterns import alternation, any_of, word_set

CUT = re.compile(
    r"(?i:\s(?:that|which|who|whom|whose|as|after|when|while|under|worth|valued|said|says|signed|reached"
    r"|sign|between|by|during|at|is|was|were|are|has|have|had|will|would|until|before|since|following"
    r"|where|but|amid|if|than|within|along|outside|near|because|so|also|with|without|agreed|announced"
    r"|around|could|can|might|may|into|over the|in (?:return|exchange|a|an|their|its|his|response|order)"
    r"|(?:a|per) (?:year|month)|last|next|this)\b)"
    r"|\sfrom\b(?!\s\w+ (?:and \w+ )?to )|\sfor (?=holders|citizens|nationals|(?:the )?(?:19|20)\d\d|\d+ (?:years|months)|(?:two|three|four|five|ten) (?:years|months))"
    r"|\s(?:in|on|at|to) (?=(?:the )?(?:early |late |mid-)?[A-Z0-9])(?!in Criminal)"
    r"|[;:()\[\]“”\"]|\.(?:\s|$)|\s[–—-]\s|\s--"
    r"|,\s(?=(?:and )?(?i:the|a|an|he|she|it|they|officials?|both|in|with|its|their|his|who|which|under|for"
    r"|part|one|two|three|but|while|according|saying|adding|as|to|on|thus|paving|opening|ending|bringing"
    r"|making|giving|potentially|said|replacing|traders|sources|diplomats|ministers|when|where|despite)\b|(?:[A-Z][\w’'.-]* ){1,5}(?:said|told|says|announced|confirmed)\b)"
    r"|\s(?:on|in) (?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|,\s(?=(?:19|20)\d\d)"
    r"|\sand (?=(?:said|says|to|signed|agreed|a|an|another|will|would|was|were|is|are|has|have|initialled"
    r"|exchanged|endorsed|the two|both|pledged|vowed|announced|issued|two|three|four|five|six|seven|ten)\b|\d|the [A-Z])"
)
CAPITAL_CUT = re.compile(r"\s(?:in|at|for|of) (?:the )?(?=[A-Z])")
QUANTITY = re.compile(
    r"^(?:(?:about|some|over|more than|up to|at least|nearly|around)\s)?"
    r"(?:[$€£¥]?[\d.,]+(?:-\w+)?(?:\s(?:million|billion|trillion|bn|m))?|two|three|four|five|six|seven|eight|nine|ten)\s"
    r"(?:(?:tonnes?|tons?|barrels?|megawatts?|mw|gigawatts?|cubic metres?|kilomet(?:er|re)s?|bushels|bags|dollars|units?|doses)\s(?:a (?:year|day)\s)?of\s)?",
    re.IGNORECASE,
)
LIST_END = re.compile(r"(?:\s(?:and|or|to)|,)$")
LONGEST_WORDS = 12


@cache
def _preposition() -> re.Pattern[str]:
    words = alternation(vocabulary.phrases("areas", "prepositions"))
    return re.compile(rf",?\s{words}\s", re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(vocabulary.phrases('areas', 'leads'))})\s", re.IGNORECASE)


def find_areas(flat: str, found: Instrument, mentions: list[Mention], stop: int) -> list[Span]:
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


def _modifier(flat: str, found: Instrument, mentions: list[Mention]) -> list[Span]:
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
    return [_trim(flat, first, last)] if last <= start else []


def _behind(
    flat: str, found: Instrument, mentions: list[Mention], stop: int
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
    start = _past_leads(flat, start, limit)
    if word == "to" and start == match.end():
        verb = re.compile(
            rf"{alternation(vocabulary.phrases('areas', 'trade_verbs'))}\s(?:and \w+\s)?"
        ).match(flat, start)
        if verb is None:
            return [], ""
        start = _past_leads(flat, verb.end(), limit)
    end = _end(flat, start, limit, mentions)
    spans = _split(flat, start, end)
    return spans, word


def _past_parties(flat: str, at: int, limit: int, mentions: list[Mention]) -> int:
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


def _opens_subject(flat: str, start: int, mentions: list[Mention], word: str) -> bool:
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


def _end(flat: str, start: int, limit: int, mentions: list[Mention]) -> int:
    cut = CUT.search(flat, start, limit)
    end = cut.start() if cut else limit
    if not flat[start : start + 1].isupper():
        place = CAPITAL_CUT.search(flat, start, end)
        if place and not flat[start : place.start()].endswith(("recognition", "code")):
            end = place.start()
    words = flat[start:end].split()
    if len(words) > LONGEST_WORDS and "," not in flat[start:end]:
        end = start + len(" ".join(words[:LONGEST_WORDS]))
    return end


def _split(flat: str, start: int, end: int) -> list[Span]:
    """A list of subjects to its members, each without what merely leads up to it."""
    start = _past_leads(flat, start, end)
    spans = []
    at = start
    for comma in re.finditer(
        r",\s(?:and\s|or\s)?|\sand\s(?=[a-z]+(?:$|[,.]))|\sto\s(?=\w+(?: \w+)?$)|\sas well as\s",
        flat[start:end],
    ):
        spans.append(_trim(flat, at, start + comma.start()))
        at = start + comma.end()
    spans.append(_trim(flat, at, end))
    if len(spans) == 1 and " and " in flat[start:end] and flat[start:end].count(" and ") == 1:
        left, right = flat[start:end].split(" and ")
        if len(left.split()) <= 2 and len(right.split()) <= 3 and " of " not in right:
            spans = [_trim(flat, start, start + len(left)), _trim(flat, end - len(right), end)]
    return [span for span in spans if span.end - span.start > 1]


def _past_leads(flat: str, start: int, end: int) -> int:
    for _ in range(5):
        lead = _leads().match(flat, start)
        quantity = QUANTITY.match(flat[start:end])
        if lead:
            start = lead.end()
        elif quantity and quantity.end():
            start += quantity.end()
        else:
            break
    return start


def _trim(flat: str, start: int, end: int) -> Span:
    while start < end and flat[start] in " ,.\"“”'‘’;":
        start += 1
    while end > start and flat[end - 1] in ' ,."“”;':
        end -= 1
    tail = LIST_END.search(flat[start:end])
    if tail:
        end = start + tail.start()
    lead = re.match(r"(?:the|a|an|and|their|its)\s", flat[start:end])
    return Span(start + (lead.end() if lead else 0), end)


def any_area_word(text: str) -> bool:
    return any_of("areas", "generic_modifiers").search(text) is not None

"""Where the subject of an instrument ends, and where a list of subjects parts."""

from __future__ import annotations

import re
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.draft import Span

from .patterns import alternation

CUT = re.compile(
    r"(?i:\s(?:that|which|who|whom|whose|as|after|when|while|under|worth|valued|"
    r"said|says|signed|reached"
    r"|sign|between|by|during|at|is|was|were|are|has|have|had|will|would|until|"
    r"before|since|following"
    r"|where|but|amid|if|than|within|along|outside|near|because|so|also|with|"
    r"without|agreed|announced"
    r"|around|could|can|might|may|into|over the|of (?:their|its|his|her)|"
    r"in (?:return|exchange|a|an|their|its|his|response|order)"
    r"|(?:a|per) (?:year|month)|last|next|this)\b)"
    r"|\sfrom\b(?!\s\w+ (?:and \w+ )?to )|\sfor (?=holders|citizens|nationals|"
    r"(?:the )?(?:19|20)\d\d|\d+ (?:years|months)|(?:two|three|four|five|"
    r"ten) (?:years|months))"
    r"|\s(?:in|on|at|to) (?=(?:the )?(?:early |late |mid-)?[A-Z0-9])(?!in Criminal)"
    r"|[;:()\[\]“”\"]|\.(?:\s|$)|\s[–—-]\s|\s--"
    r"|,\s(?=(?:and )?(?i:the|a|an|he|she|it|they|officials?|both|in|with|its|their|"
    r"his|who|which|under|for"
    r"|part|one|two|three|but|while|according|saying|adding|as|to|on|thus|paving|"
    r"opening|ending|bringing"
    r"|making|giving|potentially|said|replacing|traders|sources|diplomats|ministers|"
    r"when|where|despite)\b|(?:[A-Z][\w’'.-]* ){1,5}(?:said|told|says|announced|"
    r"confirmed)\b)"
    r"|\s(?:on|in) (?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|"
    r",\s(?=(?:19|20)\d\d)"
    r"|\sand (?=(?:said|says|to|signed|agreed|a|an|another|will|would|was|were|is|"
    r"are|has|have|initialled"
    r"|exchanged|endorsed|the two|both|pledged|vowed|announced|issued|two|three|"
    r"four|five|six|seven|ten)\b|\d|the [A-Z])"
)


CAPITAL_CUT = re.compile(r"\s(?:in|at|for|of) (?:the )?(?=[A-Z])")


QUANTITY = re.compile(
    r"^(?:(?:about|some|over|more than|up to|at least|nearly|around)\s)?"
    r"(?:[$€£¥]?[\d.,]+(?:-\w+)?(?:\s(?:million|billion|trillion|bn|m))?|two|three|"
    r"four|five|six|seven|eight|nine|ten)\s"
    r"(?:(?:tonnes?|tons?|barrels?|megawatts?|mw|gigawatts?|cubic metres?|"
    r"kilomet(?:er|re)s?|bushels|bags|dollars|units?|doses)\s(?:a (?:year|"
    r"day)\s)?of\s)?",
    re.IGNORECASE,
)


LIST_END = re.compile(r"(?:\s(?:and|or|to)|,)$")


LONGEST_WORDS = 12


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(vocabulary.phrases('areas', 'leads'))})\s", re.IGNORECASE)


def end_of_subject(flat: str, start: int, limit: int) -> int:
    """Where the subject that begins at ``start`` ends, ``limit`` at the latest."""
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


def split_subjects(flat: str, start: int, end: int) -> list[Span]:
    """A list of subjects to its members, each without what merely leads up to it."""
    start = past_leads(flat, start, end)
    spans = []
    at = start
    for comma in re.finditer(
        r",\s(?:and\s|or\s)?|\sand\s(?=[a-z]+(?:$|[,.]))|\sto\s(?=\w+(?: \w+)?$)|\sas well as\s",
        flat[start:end],
    ):
        spans.append(trim(flat, at, start + comma.start()))
        at = start + comma.end()
    spans.append(trim(flat, at, end))
    if len(spans) == 1 and " and " in flat[start:end] and flat[start:end].count(" and ") == 1:
        left, right = flat[start:end].split(" and ")
        if len(left.split()) <= 2 and len(right.split()) <= 3 and " of " not in right:
            spans = [trim(flat, start, start + len(left)), trim(flat, end - len(right), end)]
    return [span for span in spans if span.end - span.start > 1]


def past_leads(flat: str, start: int, end: int) -> int:
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


def trim(flat: str, start: int, end: int) -> Span:
    while start < end and flat[start] in " ,.\"“”'‘’;":
        start += 1
    while end > start and flat[end - 1] in ' ,."“”;':
        end -= 1
    tail = LIST_END.search(flat[start:end])
    if tail:
        end = start + tail.start()
    lead = re.match(r"(?:the|a|an|and|their|its)\s", flat[start:end])
    return Span(start + (lead.end() if lead else 0), end)

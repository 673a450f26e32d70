"""Where the subject of an instrument ends, and where a list of subjects parts."""

from __future__ import annotations

import re
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.alternation import alternation
from briefs.importer.draft import Span

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# quantities stand in front of what is bought: "900 megawatts of wind power"
QUANTITY = re.compile(
    r"(?:(?:about|some|over|more than|up to|at least|nearly|around)\s)?"
    r"(?:[$€£¥]?[\d.,]{1,12}(?:-\w{1,12})?(?:\s(?:million|billion|trillion|bn|m|mln|bln))?"
    r"|two|three|four|five|six|seven|eight|nine|ten)\s"
    r"(?:(?:tonnes?|tons?|kilograms?|kg|litres?|hectares|barrels?|megawatts?|mw|gigawatts?"
    r"|cubic metres?|kilomet(?:er|re)s?"
    r"|(?:pct|percent|per cent)\s(?:interest|stake|share)(?=\sin\b)|bushels|bags|dollars|dlrs?"
    r"|units?|doses|bpd)\s(?:(?:a|per) (?:year|day|annum)\s)?(?:of|in)\s)?",
    re.IGNORECASE,
)
NOT_A_SUBJECT = re.compile(r"[$€£]?\d|(?:which|that|they|it|dollars|dlrs|euros)\b")
# "Mutual Legal Assistance in Criminal Matters": the formal name of an instrument
FORMAL = re.compile(r"[A-Z][\w-]{1,30} (?:and |of |for )?[A-Z]")
TITLED = re.compile(rf"\s(?:in|on|at|to) (?!{WEEKDAY}|\d)")
# a bracket that shortens the words before it ends no subject
ABBREVIATED = re.compile(r"\([A-Z][\w-]{1,9}\)\s[a-z]")
LIST_END = re.compile(r"(?:\s(?:and|or|to)|,)$")


# "the supply of chickpeas and lentils": one supply of both
OF_BOTH = re.compile(r"\b\w{3,}\s(?:of|in)\s[a-z-]{3,}$")
# "a grant of 1.6 billion yen for radar stations"
GRANT = re.compile(
    r"(?:an?\s)?(?:[\w-]{1,20}\s){0,2}(?:grant|loan|credit line"
    r"|credit)(?:\sof\s[^,;]{1,40}?)?\sfor\s"
)
LONGEST_WORDS = 12


PARTS = re.compile(
    r",\s(?:and\s|or\s)?|\sand on\s|\sand\s(?=[a-z]+(?:$|[,.]))|"
    r"\sto\s(?=\w+(?: \w+)?$)|\sas well as\s"
)


ARTICLE = re.compile(r"(?:the|a|an|and|their|its)\s")


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(vocabulary.phrases('areas', 'leads'))})\s", re.IGNORECASE)


@cache
def _cut() -> re.Pattern[str]:
    """Reporting clauses, times, places, parties and new predicates end a subject."""
    ends, comma, and_ = (
        alternation(vocabulary.phrases("areas", key)) for key in ("ends", "comma_ends", "and_ends")
    )
    return re.compile(
        rf"(?i:\s{ends}\b|\s(?:over the|(?:a|per) (?:year|month))\b"
        r"|\sin (?:return|exchange|a|an|their|its|his|response|order|which)\b)"
        r"|\sof(?=\s+<|\s[$€£]\d|\s\d[\d.,]*\s(?:mln|bln|million|billion|dlrs|dollars|pct"
        r"|percent))|\sfrom (?=[A-Z])|\sfrom\b(?!\s\w+ (?:and \w+ )?to )"
        r"|\sover (?=\w+ (?:years|months|weeks)\b)|\s(?:used|made|produced|manufactured|located|"
        r"built|owned|operated|developed|based) (?:in|by|at|for|to)\b"
        r"|\sto (?=(?:an?|the) (?:\w+ )?(?:consortium|group|company|firm|joint venture|unit)\b)"
        r"|\sfor (?=holders|citizens|nationals|(?:the )?(?:19|20)\d\d|\w+ (?:years|months))"
        r"|\s(?:in|on|at|to) (?=(?:the )?(?:early |late |mid-)?[A-Z0-9])"
        rf"|\s(?:(?:on|in|early|late) )?{WEEKDAY}|,\s(?=(?:19|20)\d\d)|[;:()\[\]“”\"]|\.(?:\s|$)"
        rf"|\.\.\.|…"
        rf"|\s[–—-]\s|\s--|,\s(?=(?:and )?(?i:{comma})\b)|,\sand (?=(?:the )?[A-Z])"
        r"|,\s(?=(?:[A-Z][\w’'.-]* ){1,5}(?:said|told|says|announced|confirmed|was quoted"
        r"|has said)\b)"
        rf"|\sand (?={and_}\b|\d|the (?:[A-Z]|two\b))"
    )


def end_of_subject(flat: str, start: int, limit: int) -> int:
    """Where the subject that begins at ``start`` ends, ``limit`` at the latest."""
    end = limit
    for cut in _cut().finditer(flat, start, limit):
        if ABBREVIATED.match(flat, cut.start()) or flat[cut.start() - 1 : cut.end()][-1:] == ")":
            continue
        titled = FORMAL.match(flat, start) and TITLED.match(flat, cut.start())
        if not titled:
            end = cut.start()
            break
    words = flat[start:end].split()
    if len(words) > LONGEST_WORDS and "," not in flat[start:end]:
        end = start + len(" ".join(words[:LONGEST_WORDS]))
    return end


def split_subjects(flat: str, start: int, end: int) -> list[Span]:
    """A list of subjects to its members, each without what merely leads up to it."""
    start = past_leads(flat, start, end)
    spans = []
    at = start
    for comma in PARTS.finditer(flat[start:end]):
        one_thing = comma.group() == " and " and OF_BOTH.search(flat, at, start + comma.start())
        if one_thing:
            continue
        spans.append(trim(flat, at, start + comma.start()))
        at = start + comma.end()
    spans.append(trim(flat, at, end))
    if (
        len(spans) == 1
        and not OF_BOTH.search(flat[start:end].split(" and ")[0])
        and " and " in flat[start:end]
        and flat[start:end].count(" and ") == 1
    ):
        left, right = flat[start:end].split(" and ")
        if len(left.split()) <= 2 and len(right.split()) <= 3 and " of " not in right:
            spans = [trim(flat, start, start + len(left)), trim(flat, end - len(right), end)]
    return [
        span
        for span in spans
        if span.end - span.start > 1 and not NOT_A_SUBJECT.match(flat, span.start)
    ]


def past_leads(flat: str, start: int, end: int) -> int:
    """Where the subject proper begins, behind "cooperation in areas such as" and the like."""
    for _ in range(5):
        lead = _leads().match(flat, start)
        quantity = QUANTITY.match(flat, start)
        grant = GRANT.match(flat, start, end)
        if grant:
            start = grant.end()
        elif lead:
            start = lead.end()
        elif quantity:
            start = quantity.end()
        else:
            break
    return start


def trim(flat: str, start: int, end: int) -> Span:
    """A stretch without the marks, articles and conjunctions at its ends."""
    while start < end and flat[start] in " ,.\"“”'‘’;":
        start += 1
    while end > start and flat[end - 1] in ' ,."“”;':
        end -= 1
    tail = LIST_END.search(flat[start:end])
    if tail:
        end = start + tail.start()
    lead = ARTICLE.match(flat[start:end])
    return Span(start + (lead.end() if lead else 0), end)

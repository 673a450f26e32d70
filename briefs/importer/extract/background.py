"""What is only recalled and not reported (GUIDELINE section 2 rule 4)."""

from __future__ import annotations

import re
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.dates import find_dates

from .context import Context
from .habits import counted_since, is_habit, is_likeness, is_standing
from .instrument import Instrument
from .mood import is_report
from .patterns import any_of
from .reading import Reading

YEAR = re.compile(r"\b((?:1[5-9]|20)\d\d)s?\b")
# "concluded negotiations to upgrade their 2004 agreement"
UPGRADED = re.compile(
    r"\b(?:upgrad|updat|revis|amend|moderni[sz]|renegotiat|renew|extend|expand)\w*\b"
)
# "fifteen years after the two signed": the news is in the other clause
LONG_AFTER = re.compile(r"\b(?:years?|decades?|months)\s(?:after|since)\s[^,;]*$")
BARE_YEAR = re.compile(r"\b[Ii]n\s(?:early\s|late\s|mid-)?$")
NOT_OF_EVENT = re.compile(
    r"\b(?:since|until|by|through|for|to|from|than|before|before|till|target of|"
    r"ending|[–-])\s*(?:the\s)?(?:end of\s)?$",
    re.I,
)
# "the first since 2001, when two accords were signed"
WHEN = re.compile(r",?\s(?:when|in which|the year)\s")
# "ratified the accord it concluded with Canada last year"
OF_ITS_OWN = re.compile(
    r"(?:\swith [A-Z][\w ]{1,30})?,?\s(?:it|they|he|she|that|which|signed|concluded|reached|agreed|"
    r"struck|sealed|negotiated|initialled|made)\b"
)
# "took effect on Monday, turning two nations that fought 80 years ago …", "to restart a service
# that stopped six years ago": told of another time
LOOSE = re.compile(
    r",\s[a-z]{3,12}ing\s(?!(?:to|with|on)\b)"
    r"|\s(?:that|which)\s(?:stopped|was|were|had|ended|began|started|lapsed|collapsed|closed|broke)\b"
)
NEWS = frozenset(("terminated", "suspended", "ratified", "rejected", "in_force", "negotiating"))
STOCK = re.compile(
    r"\b(?:has|have|had|maintains?|there (?:are|were)|party to|parties to|"
    r"currently has|in all|to date)\s"
    r"(?:\w+\s){0,3}$",
    re.I,
)
PAST = re.compile(
    r"\b(?:last year(?! to\b)|years? (?:ago|earlier|before(?! (?:the|its|their|it)\b))|(?:a"
    r"|the previous|"
    r"the year) (?:year|before) (?:earlier|that)|decades?(?!-)"
    r"|in 1[0-4]\d\d(?! GMT| hours)|(?:in|of) that year|the same year|previous editions?"
    r"|at the time|fifty years|"
    r"back then)\b(?! long)",
    re.I,
)


# "talks on a pact, launched a year ago, have stalled": only their beginning is past
BEGUN = re.compile(r",\s(?:launched|begun|started|opened|initiated|under way)\s[^,;]{3,40},")
# "Earlier Tanjug reported that they had signed": yesterday's news
TOLD_BEFORE = re.compile(
    r"(?:Earlier|Previously),?\s(?:[A-Z][\w.-]+\s){1,3}(?:had\s)?(?:reported|wrote|said|announced)\b"
)


OPENING = re.compile(
    r"(?:[Ii]n|[Oo]n)\s(?:[A-Z][a-z]{2,8}\s)?(?:\d{1,2},?\s)?(?:[A-Z][a-z]{2,8}\s)?((?:19|20)\d\d),"
)


OPENS_WITH_YEARS = re.compile(
    r"\s{0,3}(?:Since|Between|From|In|Back in|Fifty years|Until) (?:the )?(?:late |"
    r"early )?(?:19|20)\d\d"
)


THE = re.compile(r"^[Tt]he ")


def is_background(flat: str, found: Instrument, reading: Reading, context: Context) -> bool:
    """Whether the sentence recalls an instrument rather than reports on it."""
    if _is_of_old(found, reading, context) or _is_a_cause(flat, found, reading):
        return True
    if flat.startswith(("Every ", "Whenever ", "Each time")) or counted_since(flat, found, reading):
        return True
    if (
        _is_history(found, reading, context)
        or TOLD_BEFORE.match(flat)
        or _opens_in_the_past(flat, context)
    ):
        return True
    if LONG_AFTER.search(flat[: reading.start]) or is_likeness(flat, found, reading):
        return True
    if is_standing(flat, found, reading) or is_habit(flat, found, reading):
        return True
    stock = STOCK.search(flat[max(0, found.phrase - 40) : found.phrase])
    if stock and reading.side not in ("left", "right"):
        return True
    told = BEGUN.sub(lambda begun: " " * len(begun.group()), flat)
    if PAST.search(told[max(0, reading.start - 60) : _reach(flat, found, reading)]):
        return True
    clause = _around(flat, found, reading)
    if _is_of_another_year(clause, found, reading, context, flat):
        return True
    if reading.status in NEWS and reading.side in ("left", "right"):
        return False
    if reading.mood.perfect_past and not is_report(flat[: reading.start][-170:]):
        return True
    near = flat[max(0, reading.subject_start - 30) : min(len(flat), found.end + 60)]
    if any_of("status", "background").search(near) and reading.status != "planned":
        return True
    return OPENS_WITH_YEARS.match(flat) is not None and (not _recent(flat, context))


def _reach(flat: str, found: Instrument, reading: Reading) -> int:
    """How far the words reach that may date a verb; a clause behind its object has its own."""
    end = max(reading.end, found.end)
    own = OF_ITS_OWN.match(flat, found.end) if reading.side == "left" else None
    if own and reading.status in NEWS:
        return own.end()
    loose = LOOSE.search(flat, end, end + 90)
    return loose.start() if loose else end + 90


def _around(flat: str, found: Instrument, reading: Reading) -> str:
    start = min(reading.subject_start, found.phrase, reading.start)
    return flat[max(0, start - 40) : max(found.end, reading.end) + 70]


@cache
def _of_history() -> dict[str, int]:
    """Places that stand for an instrument everybody knows, and the year in which it was made."""
    return vocabulary.numbers("instruments", "of_history")


def _is_history(found: Instrument, reading: Reading, context: Context) -> bool:
    """ "The Bretton Woods agreements were drafted in three weeks": two years on it is history."""
    name = THE.sub("", found.modifiers).strip()
    made = _of_history().get(name.removesuffix("'s"), 0)
    making = reading.status in ("agreed", "signed", "negotiating", "planned", "in_force")
    return bool(made and making and context.year and context.year > made + 2)


# "out since July 9, when their contract expired": why something else is so
CAUSE = re.compile(r"\b(?:when|since|because|after)\s$")
# "noted that the Union had concluded agreements with A, B, C and D": what it has by now
MANY = re.compile(r"\swith\s[A-Z][^;:]*,\s[A-Z][^;:]*,\s[A-Z]")


def _is_a_cause(flat: str, found: Instrument, reading: Reading) -> bool:
    if reading.mood.perfect_past and found.plural and not found.count.stated:
        return MANY.match(flat, found.end) is not None
    theirs = found.determiner in ("its", "their") and reading.side == "right"
    return theirs and CAUSE.search(flat[: found.phrase]) is not None


def _is_of_old(found: Instrument, reading: Reading, context: Context) -> bool:
    """ "the 1918 armistice treaty was drafted here": made long before, unless it is made anew."""
    year = YEAR.search(found.modifiers)
    made = reading.status in ("agreed", "signed", "negotiating") and reading.side != "left"
    return bool(year and made and context.year and int(year.group(1)) < context.year - 1)


def _opens_in_the_past(flat: str, context: Context) -> bool:
    """ "In February 2023, Ruritania announced …": all that follows happened then."""
    opening = OPENING.match(flat)
    if opening is None or context.year is None or int(opening.group(1)) >= context.year:
        return False
    return not _is_close(flat, opening.start(1), context)


def _recent(flat: str, context: Context) -> bool:
    return str(context.year) in flat[:30] if context.year else False


def _is_of_another_year(
    clause: str, found: Instrument, reading: Reading, context: Context, flat: str
) -> bool:
    """A past year by the verb or on the instrument; news of its end may name one."""
    start = min(reading.subject_start, found.phrase, reading.start) - 40
    for match in YEAR.finditer(clause):
        year = int(match.group(1))
        at = max(0, start) + match.start()
        if context.published is None and BARE_YEAR.search(flat[max(0, at - 12) : at]):
            return True
        if context.year is None or year >= context.year:
            continue
        if WHEN.match(flat, at + 4) and found.phrase > at and year < context.year:
            return True
        if NOT_OF_EVENT.search(flat[max(0, at - 18) : at]) or _inside_other(flat, at):
            continue
        if _is_close(flat, at, context):
            continue
        if reading.status in NEWS and _on_instrument(at, found, flat):
            continue
        if reading.status in ("planned", "proposed", "negotiating"):
            continue
        if _amended(flat, at) or UPGRADED.search(flat[reading.start : found.start]):
            continue
        return True
    return False


def _on_instrument(at: int, found: Instrument, flat: str) -> bool:
    """ "the agreement of 2008", "the 2016 accord", "signed in 2019": the text's own year."""
    if found.phrase <= at < found.start:
        return True
    between = flat[found.end : at]
    return (
        0 <= at - found.end < 90
        and re.fullmatch(
            r"(?:\s(?:with|between|on|for)\s[^,;]{2,75})?,?\s(?:of|from|dating from"
            r"|(?:which (?:was|were|had been) )?"
            r"(?:signed|concluded|reached|initiall?ed|struck|negotiated|adopted)"
            r"(?:\s(?:in|at)\s[A-Z][\w ]{1,24})?\s(?:in"
            r"|on)(?:\s[A-Z][a-z]{2,8})?(?:\s\d{1,2},)?)\s",
            between,
        )
        is not None
    )


def _amended(flat: str, at: int) -> bool:
    return (
        re.search(
            r"\b(?:amending|replacing|replaces|replace|updating|successor to|based on"
            r")\b[^,.;]{0,40}$",
            flat[max(0, at - 60) : at],
        )
        is not None
    )


def _inside_other(flat: str, at: int) -> bool:
    """A year that belongs to a range, a programme's term or a sum of money."""
    return re.match(r"(?:19|20)\d\d\s?[–-]\s?\d", flat[at:]) is not None or flat[
        max(0, at - 1) : at
    ] in ("-", "–", "$", "#")


def _is_close(flat: str, at: int, context: Context) -> bool:
    """A day of the year before that lies within a few months of publication."""
    if context.published is None:
        return False
    for found in find_dates(flat[max(0, at - 20) : at + 5]):
        parts = found.value.split("-")
        if found.value[:1] != "-" and len(parts) >= 2:
            months = (
                (context.published.year - int(parts[0])) * 12
                + context.published.month
                - int(parts[1])
            )
            if 0 <= months <= 4:
                return True
    return False

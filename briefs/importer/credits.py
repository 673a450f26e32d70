"""Who the text credits: the agency or paper behind it (GUIDELINE section 1, attribution)."""

from __future__ import annotations

import re
from functools import cache

from . import vocabulary

WORDS = r"(?:[^\W\d_a-z][\w&.’'-]{0,30}|de|da|do|of|del|la|des)"
NAME = rf"[^\W\d_a-z][\w&.’'-]{{0,30}}(?: {WORDS}){{0,4}}"
TOLD = re.compile(
    rf"(?:According to|according to|As reported by|as reported by|Reported by|reported by|told|"
    rf"quoted by|citing)\s+(?:the\s+)?({NAME})"
)
# without one of these words the text is not searched for the name in front of them
REPORTING = ("reported", "reports", "has learn", "said in a dispatch")
REPORTED = re.compile(
    rf"({NAME})(?: news agency)? (?:reported|reports|has learned|has learnt|said in a dispatch)\b"
)
AND_OTHERS = re.compile(r"[|/·,–—]| - | with | for | and (?=(?:\w+ )?agencies)", re.IGNORECASE)
SIGNED = re.compile(r"(?:--|==|[-–—])\s?([A-Z][\w./ ]{1,30})$")
# "REUTER JK/MB", "AFP 111842 GMT FEB 88", "==Kyodo": initials of desks and the hour of sending
INITIALS = re.compile(r"[A-Z]{1,3}|[A-Za-z]{1,4}(?:/[A-Za-z]{1,4}){1,4}|\d{2,6}|-[A-Z]{2,4}-?")
# the last words of a report: "... in May. (ANI)", "... in May. – Bernama"
BEHIND = re.compile(
    r"[.”\"]\s?(?:\(([A-Z][\w/ -]{1,20})\)|(?:--|[-–—])\s?([A-Z][\w/ ]{1,20})|([A-Z]{2,8}))$"
)
MOST = 6
LINE = re.compile(r"(?:by|source:?|from|\(?with|report by|posted by)\s+(.{2,50})", re.IGNORECASE)


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name.lower() for name in vocabulary.phrases("agencies", "agencies"))


@cache
def _shapes() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    endings = tuple(" " + word for word in vocabulary.phrases("agencies", "endings"))
    beginnings = tuple(word + " " for word in vocabulary.phrases("agencies", "beginnings"))
    return endings, beginnings, vocabulary.phrases("agencies", "papers")


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency, by list or by shape."""
    if name in vocabulary.phrases("agencies", "no_agency"):
        return False
    endings, beginnings, _ = _shapes()
    return name.lower() in _agencies() or name.endswith(endings) or name.startswith(beginnings)


def is_paper(name: str) -> bool:
    return (name.split()[-1] in _shapes()[2] and len(name.split()) >= 2) or is_agency(name)


def agency_in_line(line: str) -> str:
    """The agency that a byline or credit line names: "By Meridian Press"."""
    match = LINE.match(line.strip(" ()[]"))
    for candidate in _candidates(match.group(1) if match else line):
        if is_agency(candidate):
            return candidate.removeprefix("the ")
    return ""


def agency_of_sign_off(line: str) -> str:
    """The agency in the last line of its report: "-- ONA", "==Kyodo", "REUTER JK/MB"."""
    match = SIGNED.match(line)
    if match:
        return match.group(1) if is_agency(match.group(1)) else ""
    name, *parts = line.lstrip("=").split(None, MOST + 1) or [""]
    bare = not parts and name == line
    if bare or len(parts) > MOST or not all(map(INITIALS.fullmatch, reversed(parts))):
        return ""
    return name if is_agency(name) and not name.islower() else ""


def agency_behind_text(text: str) -> str:
    """The agency after the last sentence of its report: "... in May. (ANI)"."""
    match = BEHIND.search(text, max(0, len(text) - 26))
    name = next(filter(None, match.groups())).strip() if match else ""
    return name if name and is_agency(name) else ""


def _candidates(line: str) -> list[str]:
    inner = re.findall(r"\(([^()]{2,50})\)", line)
    plain = re.sub(r"\([^()]*\)", " ", line)
    parts = [*inner, *AND_OTHERS.split(plain)]
    return [part.strip(" .()[]") for part in parts if part.strip(" .()[]")]


def agency_in_body(text: str) -> str:
    """The first agency or paper to whom the running text gives its news."""
    found = [(match.start(), match.group(1)) for match in TOLD.finditer(text)]
    if any(words in text for words in REPORTING):
        found += [(match.start(), match.group(1)) for match in REPORTED.finditer(text)]
    for _, name in sorted(found):
        name = name.strip(" .,’'")
        name = name.removesuffix("’s").removesuffix("'s")
        if is_paper(name):
            return name
    return ""

"""What the name of an organisation looks like, and where it begins and ends."""

from __future__ import annotations

import re
from functools import cache

from briefs.importer import vocabulary

from .mentions import Mention
from .patterns import word_set

# one capitalised word; a full stop ends it but in "Co.", "Inc." and their like
PART = (
    r"[^\W\d_a-z](?:[\w’'&/-]|\.(?=\w))*\.?"
    r"(?<![.](?<!Co\.)(?<!Inc\.)(?<!Ltd\.)(?<!Corp\.)(?<!a\.s\.))"
)
NAME = re.compile(
    rf"{PART}(?:(?: (?:of|for|de|da|do|du|des|di|van|von|del|bin|ibn|der|den|dos|das|und|"
    rf"and(?= [A-Z]\w+ (?:Bank|Fund|Group|"
    rf"Company|Movement|Organi[sz]ation|Council|Commission|Administration|Association)))(?: the)? "
    rf"| & | ){PART}|\s(?:Co|Inc|Ltd|Corp)\.|\s(?:a\.s\.|d\.d\.|A/S|S/A)"
    rf"|,\s(?:Inc|Ltd|LLC|Corp|Co|L\.P|N\.V|S\.A|PLC|plc)\b\.?)*"
)
# "Sierra Micro Inc of California": its home is no part of its name
HOME = re.compile(r"\sof\s")
# "State-owned Delta Ports", "Geneva-based Lake Bank"
OWNED_BY = re.compile(r"[A-Z]\w{1,20}-(?:owned|run|based|listed|led|backed|controlled|registered)")
SUFFIX = re.compile(r"(?:['’]s|['’])$")
# bodies that act for their state: the state is the party
OFFICIAL = re.compile(
    r"\b(?:Federal Council|Senate|Parliament|National Assembly|House of|Knesset|"
    r"Bundestag|Bundesrat|State Duma"
    r"|Congress|Council of Ministers|European Commission|Commission|State Council|"
    r"Riksdag|Storting|Diet|Majlis"
    r"|Foreign Ministry|Defen[cs]e Ministry|Trade Ministry|"
    r"Ministry of [A-Z][a-z]+(?: Affairs)?$|White House|Kremlin"
    r"|Foreign Office|State Department|Supreme Court|Supreme Council|"
    r"Armed Forces|Foreign Affairs|Cabinet Ministers|Heads of)\b"
)
OWNER = re.compile(
    r"\b(?:company|parent|firm|unit|subsidiary|owner|maker|arm|division|operator|"
    r"part) of (?:the )?$"
)
STATE_BODY = re.compile(
    r"(?:Ministry|Ministries|Government|Parliament|Embassy|Cabinet|Presidency)\b"
)
ROLE_BEHIND = re.compile(
    r",? (?:\(|,\s?)?(?:the |a |its |his )?(?:[Aa]mbassador|[Mm]inister|"
    r"[Pp]resident|[Cc]hief|[Dd]irector|[Ss]pokes|[Hh]ead of|[Dd]eputy|[Cc]hairman|"
    r"[Ff]oreign [Mm]in|[Pp]rime [Mm]in|who\b|said\b|told\b)"
)
OWNED = re.compile(
    r"(?:[\w ]{0,60})(?:Bank|University|Government|Ministry|Republic|Museum|"
    r"Parliament|Institute|Academy|Union"
    r"|Association|Federation|Chamber|Centre|Center|Department|Council|Court|"
    r"City|Port|Municipality|Province|Region|State|Hospital|Commune|School|College|"
    r"Authority|Agency|Church|Company|Corporation|Fund|Office)\b"
)
# "Indian Rare Earths Ltd (IREL)": its short form begins with the adjective
SHORT = re.compile(r"\s\(([A-Z])[A-Z]{2,9}\)")
# "the Moroccan Office of Hydrocarbons": of such there is one in every state
WHOSE_OFFICE = re.compile(
    r"\s(?:Office|Academy|Agency|Board|Bureau|Directorate|Authority|Institute|Council|Centre|Center"
    r"|Association|Federation|Chamber|Society|Union) (?:of|for) "
)
GENITIVES = ("'s", "’s", "' ", "’ ")


@cache
def organisation_words() -> frozenset[str]:
    """Words that make a name that of a body: "Bank", "Authority", "Ltd"."""
    return frozenset(vocabulary.phrases("parties", "organisation_words"))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(vocabulary.phrases("parties", key))


def _opens(words: list[str]) -> bool:
    """ "The", "Monday", "President": capitalised, but no part of a body's name."""
    if words[0] in _words("not_names"):
        return True
    if OWNED_BY.fullmatch(words[0]) and len(words) > 1:
        return True
    role = words[0].lower() in word_set("parties", "roles")
    return role and not organisation_words().intersection(words[1:3])


def trimmed(
    flat: str, start: int, end: int, mentions: tuple[Mention, ...]
) -> tuple[int, int] | None:
    """Cut a leading state ("Germany's Nordlicht"), openers and a trailing genitive off a name."""
    for mention in mentions:
        if mention.start == start and (
            mention.end >= end - 2 or flat.startswith(" for ", mention.end)
        ):
            return None
        if mention.start == start:
            start = _past_owner(flat, mention, end)
    start, end = _without_openers(flat, start, end)
    end = _without_home(flat, start, end, mentions)
    suffix = SUFFIX.search(flat[start:end])
    if suffix:
        end = start + suffix.start()
    if end == len(flat) and flat[end - 1] == ".":
        end -= 1
    return (start, end) if end - start > 1 else None


def _past_owner(flat: str, mention: Mention, end: int) -> int:
    owner = flat[mention.end : mention.end + 2]
    if flat[mention.end] == "-":  # "the Bulgarian-Vietnamese Chamber"
        return mention.start
    short = SHORT.match(flat, end)
    if short and short.group(1) == flat[mention.start] and mention.sort == "demonym":
        return mention.start
    adjective = mention.sort == "demonym" and not _is_generic(flat[mention.end : end])
    if not adjective and not owner.startswith(GENITIVES):
        return mention.start
    start = mention.end + (len(owner.strip()) if owner.startswith(GENITIVES) else 0)
    while start < end and flat[start] == " ":
        start += 1
    return start


def _without_openers(flat: str, start: int, end: int) -> tuple[int, int]:
    """Cut "The", weekdays and roles from both ends of a run of capitalised words."""
    words = flat[start:end].split(" ")
    while words and _opens(words):
        start += len(words.pop(0)) + 1
        while words and words[0] in ("of", "for", "the", "and", "&"):
            start += len(words.pop(0)) + 1
    while words and words[-1] in _words("not_names"):
        end -= len(words.pop()) + 1
    return start, end


def _without_home(flat: str, start: int, end: int, mentions: tuple[Mention, ...]) -> int:
    """ "Delta Gas of Nigeria" is Delta Gas; the University of Peru stays whole."""
    seat = HOME.search(flat, start, end)
    if seat and flat[start : seat.start()].split()[-1].strip(",") in _words("legal_forms"):
        return seat.start()
    home = re.search(r" of (?:the )?(?=[A-Z])", flat[start:end])
    if home and not OWNED.match(flat[start:end]):
        at = start + home.end()
        if any(m.start == at and (m.is_name or m.sort == "capital") for m in mentions):
            return start + home.start()
    return end


def _is_generic(rest: str) -> bool:
    """ "Egyptian Grid Company": without its adjective nothing would be left of the name."""
    words = rest.split()
    if WHOSE_OFFICE.match(rest):
        return True
    return bool(words) and all(
        word in organisation_words() or word in _words("generic_names") or word.islower()
        for word in words
    )

"""Names of companies and organisations in a stretch of a sentence."""

from __future__ import annotations

import re
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.draft import PartyDraft, PartyKind

from .context import Context
from .mentions import Mention
from .patterns import any_of, word_set

PART = r"[^\W\d_a-z](?:[\w’'&/-]|\.(?=\w))*\.?(?<![.](?<!Co\.)(?<!Inc\.)(?<!Ltd\.)(?<!Corp\.)(?<!a\.s\.))"
NAME = re.compile(
    rf"{PART}(?:(?: (?:of|for|de|da|do|del|and(?= [A-Z]\w+ (?:Bank|Fund|Group|Company)))(?: the)? | & | ){PART}|\s(?:Co|Inc|Ltd|Corp)\.|\s(?:a\.s\.|d\.d\.|A/S|S/A))*"
)
SUFFIX = re.compile(r"(?:['’]s|['’])$")
# bodies that act for their state: the state is the party
OFFICIAL = re.compile(
    r"\b(?:Federal Council|Senate|Parliament|National Assembly|House of|Knesset|Bundestag|Bundesrat|State Duma"
    r"|Congress|Council of Ministers|European Commission|Commission|State Council|Riksdag|Storting|Diet|Majlis"
    r"|Foreign Ministry|Defen[cs]e Ministry|Trade Ministry|Ministry of [A-Z][a-z]+(?: Affairs)?$|White House|Kremlin"
    r"|Foreign Office|State Department|Supreme Court|Supreme Council|Foreign Affairs|Cabinet Ministers|Heads of)\b"
)
OWNER = re.compile(
    r"\b(?:company|parent|firm|unit|subsidiary|owner|maker|arm|division|operator|part) of (?:the )?$"
)
STATE_BODY = re.compile(r"(?:Ministry|Ministries|Government|Parliament|Embassy|Cabinet|Presidency)\b")
ROLE_BEHIND = re.compile(
    r",? (?:\(|,\s?)?(?:the |a |its |his )?(?:[Aa]mbassador|[Mm]inister|[Pp]resident|[Cc]hief|[Dd]irector|[Ss]pokes|[Hh]ead of|[Dd]eputy|[Cc]hairman|[Ff]oreign [Mm]in|[Pp]rime [Mm]in|who\b|said\b|told\b)"
)
OWNED = re.compile(
    r"(?:[\w ]{0,60})(?:Bank|University|Government|Ministry|Republic|Museum|Parliament|Institute|Academy|Union"
    r"|Association|Federation|Chamber|Centre|Center|Department|Council|Court|Authority|Agency|Church)\b"
)
NOT_NAMES = frozenset(
    "The A An On In At By For With Under Both Two Three Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday January February March April May June July August September October November "
    "December He She It They We His Her Its Their This That These Those Separately Meanwhile Earlier "
    "Later Also Likewise Leaders Officials Ministers Following During After Before While When As "
    "Prime Minister President Foreign Mr Mrs Ms Dr Sheikh Premier Another One Other Each All Some "
    "Another Nearly Negotiators Diplomats Companies State Last Government Governments Parliament "
    "Lawmakers Talks Under Unlike Yet But And Or So If No Not Development Thai Neither".split()
)


@cache
def _organisation_words() -> frozenset[str]:
    return frozenset(vocabulary.phrases("parties", "organisation_words"))


def find_names(
    flat: str,
    start: int,
    end: int,
    mentions: tuple[Mention, ...],
    context: Context,
    *,
    business: bool,
) -> list[tuple[int, int, PartyDraft]]:
    """Organisations named in ``flat[start:end]`` with their places; people are left out."""
    found = []
    for match in NAME.finditer(flat, start, end):
        trimmed = _trimmed(flat, match.start(), match.end(), mentions)
        if trimmed is None:
            continue
        first, last = trimmed
        name = flat[first:last]
        if _is_organisation(flat, first, last, name, start, mentions, context, business):
            found.append((first, last, PartyDraft(_kind(name), name)))
    return found


def _trimmed(
    flat: str, start: int, end: int, mentions: tuple[Mention, ...]
) -> tuple[int, int] | None:
    """Cut a leading state ("Germany's Nordlicht"), openers and a trailing genitive off a name."""
    for mention in mentions:
        if mention.start == start and mention.end >= end - 2:
            return None
        owner = flat[mention.end : mention.end + 3]
        generic = _is_generic(flat[mention.end : end])
        if mention.start == start and (
            (mention.sort == "demonym" and not generic)
            or owner.startswith(("'s", "’s", "' ", "’ "))
        ):
            start = mention.end + (0 if owner[:1] == " " else 2 if owner[1:2] == "s" else 1)
            while start < end and flat[start] == " ":
                start += 1
    words = flat[start:end].split(" ")
    while words and (words[0] in NOT_NAMES or words[0].lower() in word_set("parties", "roles")):
        start += len(words.pop(0)) + 1
        while words and words[0] in ("of", "for", "the", "and", "&"):
            start += len(words.pop(0)) + 1
    while words and words[-1] in NOT_NAMES:
        end -= len(words.pop()) + 1
    genitive = re.search(r"['’]s\s", flat[start:end])
    if genitive and any(m.start == start for m in mentions):
        start += genitive.end()
    home = re.search(r" of (?:the )?(?=[A-Z])", flat[start:end])
    if home and words and not OWNED.match(flat[start:end]):
        at = start + home.end()
        if any(m.start == at and m.is_name for m in mentions):
            end = start + home.start()
    suffix = SUFFIX.search(flat[start:end])
    if suffix:
        end = start + suffix.start()
    if end == len(flat) and flat[end - 1] == ".":
        end -= 1
    return (start, end) if end - start > 1 and words else None


def _is_generic(rest: str) -> bool:
    """ "Egyptian Grid Company": without its adjective nothing would be left of the name."""
    words = rest.split()
    return bool(words) and all(
        word in _organisation_words() or word in GENERIC or word.islower() for word in words
    )


GENERIC = frozenset(
    "National Sovereign State Central Royal Federal Air Space Grid General Public".split()
)


def _is_organisation(
    flat: str,
    start: int,
    end: int,
    name: str,
    floor: int,
    mentions: tuple[Mention, ...],
    context: Context,
    business: bool,
) -> bool:
    words = name.replace(".", "").split()
    if name.endswith("-based") or (len(words) == 1 and words[0] in _organisation_words()):
        return False
    if STATE_BODY.match(name) or flat[max(0, start - 1) : start] == "(":
        return False
    if OWNER.search(flat[max(0, start - 40) : start]):
        return False
    firm = bool(_organisation_words().intersection(words))
    if OFFICIAL.search(name) or (not firm and ROLE_BEHIND.match(flat, end)):
        return False
    if any(m.start <= start and m.end >= end for m in mentions):
        return False
    if words[0] in context.people and words[-1] in context.people:
        return False
    before = flat[max(floor, start - 34) : start]
    previous = before.split()[-1].lower().strip(",'’") if before.split() else ""
    if previous in word_set("parties", "roles") or re.search(
        r"\b(?:in|at|near|from|for|on)\s(?:the\s)?$", before
    ):
        return re.search(r"\bfrom\s(?:the\s)?$", before) is not None and bool(
            _organisation_words().intersection(words)
        )
    if _organisation_words().intersection(words) or any(w.isupper() and len(w) > 1 for w in words):
        return True
    if previous in word_set("parties", "company_nouns") or previous in ("city", "cities", "port"):
        return True
    if re.search(r"[a-z][A-Z]", name):
        return True
    owned = any(m.end < start <= m.end + 4 and "," not in flat[m.end : start] for m in mentions)
    owned = owned or re.search(r"['’]s?\s$", before) is not None
    titled = any_of("parties", "roles").search(flat, max(floor, start - 30), start) is not None
    if owned and not titled and len(words) <= 4:
        return True
    if titled or (len(words) >= 2 and flat[end : end + 1] == ","):
        return False
    sentence_start = start == 0 and len(words) == 1 and name not in context.names
    return business and not sentence_start


def _kind(name: str) -> PartyKind:
    if re.search(r"\b(?:Ministry|Ministries)\b", name):
        return "ministry"
    if re.search(
        r"\b(?:Inc|Corp|Ltd|Co|Company|Group|SA|AG|AB|SpA|GmbH|PLC|Holdings|Bank)\b", name
    ):
        return "company"
    return "other"

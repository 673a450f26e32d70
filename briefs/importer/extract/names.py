"""Names of companies and organisations in a stretch of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.alternation import alternation
from briefs.importer.draft import PartyDraft, PartyKind
from briefs.tags import states

from .context import Context
from .instruments import is_instrument
from .mentions import Mention
from .name_shapes import (
    NAME,
    OFFICIAL,
    OWNER,
    ROLE_BEHIND,
    STATE_BODY,
    organisation_words,
    trimmed,
)
from .patterns import any_of, word_set

PLACED = re.compile(r"\b(?:in|at|near|from|for|on)\s(?:the\s)?$")
SOLD_BY = re.compile(r"\bfrom\s(?:the\s)?$")
MIXED = re.compile(r"[a-z][A-Z]")
OF_A_STATE = re.compile(r"\b(?:Government|Ministry|Parliament|Presidency) of\b")
# "the port cities of Valparaíso and Durban": both are parties
CITIES = re.compile(
    r"\b(?:city|cities|towns?|municipalit(?:y|ies)) of (?:[A-Z][\w’'-]+(?:,| and) )*$"
)
# "Penn Valley Bancorp said it has", "Delta told its": a firm speaks of itself
ITSELF = re.compile(
    r"(?:\s<[^<>]{1,30}>)?,?\s(?:also\s)?(?:said|says|announced|reported|disclosed|confirmed)"
    r"(?:\s(?:today|on \w+day|yesterday|here|that|\w+day)){0,2}\s(?:it|its|they)\b"
)
AWARDED = re.compile(r"\s(?:was|has been|had been|is|were)\s(?:awarded|granted)\s")
# "the Ministry of Industry and Trade": the rest of what a ministry is of
GOES_ON = re.compile(
    r"\b(?:Ministry|Ministries|Minister|Ministers|Department|Secretary|State Committee) (?:of|for) "
    r"(?:[A-Z][\w’'-]{1,20},? ){1,3}and (?:the )?$"
)
# "two A-320 aircraft", "the F-16"
MODEL = re.compile(r"[A-Z]{1,4}-?\d{1,4}[A-Z]?")
# "(SIX: ALPN)", "120 MW", "told PREMIUM TIMES": a listing, a unit, the press
NO_PARTY_AHEAD = re.compile(r"\([A-Z]{2,8}:\s?$|\d\s$|\btold\s(?:the\s)?$")
TICKER = re.compile(r"[A-Z.\d]{1,10}")
# "Vodacel, the mobile operator,": what it is stands behind it
WHAT_IT_IS = re.compile(r",\s(?:an?|the|one of|its|which is)\s([^,;.]{3,70}),")
# "Dunmore United, meanwhile, have": the name goes on as the subject
SPOKEN_OF = re.compile(r",\s(?:meanwhile|however|too|also|for (?:its|their) part|in turn|which)\b")
GENITIVE = re.compile(r"['’]s?\s$")


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
    past = start
    for run in NAME.finditer(flat, start, end):
        if run.start() < past:
            continue
        longer = _WHOLE.match(flat, run.start(), end)
        match = longer if longer and longer.end() > run.end() else run
        past = match.end()
        a_city = CITIES.search(flat[max(0, match.start() - 60) : match.start()]) is not None
        place = match.span() if a_city else trimmed(flat, *match.span(), mentions)
        if place is None:
            whole = _as_body(flat, *match.span(), mentions)
            if whole:
                found.append((*whole, PartyDraft("other", flat[slice(*whole)])))
            continue
        name = _Name(flat, *place, start, mentions, context, business)
        body = _as_body(flat, *place, mentions)
        if body:
            found.append((*body, PartyDraft("other", flat[slice(*body)])))
        elif a_city or name.is_organisation():
            found.append((*place, PartyDraft(_kind(name.text), name.text)))
    return found


# "the Office of Hydrocarbons and Mines (ONHYM)": its letters show that the name goes on
_WHOLE = re.compile(
    r"(?:[A-Z][\w’'-]{1,24} ){0,3}?(?:Office|Department|Agency|Bureau|Institute|Directorate"
    r"|Board|Authority"
    r"|Council|Commission|Federation|Association|Chamber|Academy|Administration|Secretariat|Fund"
    r"|Bank)"
    r" (?:of"
    r"|for) (?:the )?(?:[A-Z][\w’'-]{1,24},? ){1,3}and [A-Z][\w’'-]{1,24}"
    r"(?: [A-Z][\w’'-]{1,24}){0,2}(?= \([A-Z]{2,10}\))"
)


def _as_body(
    flat: str, start: int, end: int, mentions: tuple[Mention, ...]
) -> tuple[int, int] | None:
    """ "the Managua municipality", "Neuquen province": a small word says what the name is."""
    noun = _pattern().match(flat, end)
    of_a_state = any(m.start <= start < m.end and m.sort != "capital" for m in mentions)
    no_name = flat[start:end] in vocabulary.phrases("parties", "not_names")
    return None if noun is None or of_a_state or no_name else (start, noun.end())


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\s{alternation(vocabulary.phrases('parties', 'trailing_nouns'))}\b")


@dataclass(frozen=True, slots=True)
class _Name:
    """A run of capitalised words and what stands around it."""

    flat: str
    start: int
    end: int
    floor: int
    mentions: tuple[Mention, ...]
    context: Context
    business: bool

    @property
    def text(self) -> str:
        return self.flat[self.start : self.end]

    @property
    def words(self) -> list[str]:
        return self.text.replace(".", "").split()

    @property
    def before(self) -> str:
        return self.flat[max(self.floor, self.start - 34) : self.start]

    @property
    def is_firm(self) -> bool:
        return bool(organisation_words().intersection(self.words))

    def is_organisation(self) -> bool:
        """Whether the words name a body and neither a person, a place nor an organ of a state."""
        if self._is_barred():
            return False
        if any(one.match(self.flat, self.end) for one in (ITSELF, AWARDED)) and not self._titled():
            return True
        if self._is_a_person():
            return False
        if PLACED.search(self.before):
            return SOLD_BY.search(self.before) is not None and self.is_firm
        if self._is_marked() or self._is_owned() or self._is_likely():
            return True
        said = WHAT_IT_IS.match(self.flat, self.end)
        return (
            said is not None
            and any_of("parties", "company_nouns").search(said.group(1)) is not None
        )

    def _is_barred(self) -> bool:
        words, text = self.words, self.text
        if MODEL.fullmatch(text) or text.endswith("-based") or (len(words) == 1 and self.is_firm):
            return True
        low = {part for word in words for part in word.lower().split("-")}
        if GOES_ON.search(self.flat[max(0, self.start - 80) : self.start]):
            return True
        if words[-1].lower() in word_set("parties", "regional_adjectives") or is_instrument(text):
            return True
        held = low & word_set("parties", "office_holders")
        if (held and words[-1] not in organisation_words()) or OF_A_STATE.search(text):
            return True
        if STATE_BODY.match(text) or OFFICIAL.search(text):
            return True
        ahead = NO_PARTY_AHEAD.search(self.flat[max(0, self.start - 12) : self.start])
        if ahead and (text.isupper() or not ahead.group()[0].isdigit()):
            return True
        before = self.flat[max(0, self.start - 1) : self.start]
        if before == "(" or (before == "<" and TICKER.fullmatch(text)) or OWNER.search(self.before):
            return True
        if f"{text}." in states.forms():
            return True
        return any(m.start <= self.start and m.end >= self.end for m in self.mentions)

    def _is_a_person(self) -> bool:
        words = self.words
        what = self._previous() in word_set("parties", "company_nouns")
        if not self.is_firm and not what and ROLE_BEHIND.match(self.flat, self.end):
            return True
        if words[0] in self.context.people and words[-1] in self.context.people:
            return True
        return self._previous() in word_set("parties", "roles")

    def _previous(self) -> str:
        words = self.before.split()
        return words[-1].lower().strip(",'’") if words else ""

    def _is_marked(self) -> bool:
        """By a word of its own, capitals, or the noun in front: "carrier PolCargo"."""
        whose = any(m.start == self.start and m.sort == "demonym" for m in self.mentions)
        if whose and len(self.words) > 2:  # "the Philippine Coast Guard"
            return True
        if self.is_firm or any(word.isupper() and len(word) > 1 for word in self.words):
            return True
        previous = self._previous()
        if previous in word_set("parties", "company_nouns") or previous in ("city", "cities"):
            return True
        return MIXED.search(self.text) is not None

    def _titled(self) -> bool:
        near = max(self.floor, self.start - 30)
        return any_of("parties", "roles").search(self.flat, near, self.start) is not None

    def _is_owned(self) -> bool:
        """ "Germany's Nordlicht Energie", "the Southern Command"."""
        if self._titled():
            return False
        owned = GENITIVE.search(self.before) is not None or any(
            m.end < self.start <= m.end + 4 and "," not in self.flat[m.end : self.start]
            for m in self.mentions
        )
        the = self.before.endswith(" the ") and self.flat[self.end : self.end + 1] != "-"
        return the or (owned and len(self.words) <= 4)

    def _is_likely(self) -> bool:
        """In a sentence about business any other name will do, but the first word alone."""
        words = self.words
        listed = self.flat[self.end : self.end + 1] == "," and not SPOKEN_OF.match(
            self.flat, self.end
        )
        if self._titled() or (len(words) >= 2 and listed):
            return False
        alone = self.start == 0 and len(words) == 1
        return self.business and not (alone and self.text not in self.context.names)


def _kind(name: str) -> PartyKind:
    if re.search(r"\b(?:Inc|Corp|Ltd|Co|Company|Group|SA|AG|AB|SpA|GmbH|PLC|Holdings)\b", name):
        return "company"
    return "company" if name.endswith("Bank") else "other"

"""What a document as a whole says: its day, its states in order of weight, its leaders."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.dates import full
from briefs.importer.draft import PartyDraft

from .mentions import Mention, find_mentions
from .patterns import word_set, words_of
from .sentences import Sentence

# its first digits come before the check of what precedes them: they are found at once
YEAR = re.compile(r"(?:19|20)(?<!\w..)\d\d\b")
NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?: (?:al-|bin |de |van |von )?[^\W\d_a-z][\w’'-]+){0,3}")
MIDDLE = re.compile(r"(?<=[a-z,] )[^\W\d_a-z][\w&’'-]+")


GIVEN_NAME = re.compile(r"([^\W\d_][\w.’'-]{0,30})\s$")


NAME_BEHIND = re.compile(r"\s[A-Z][a-z]+")


@dataclass(slots=True)
class Context:
    """``weights`` counts states; ``people`` maps a surname to the state it acts for."""

    published: date | None
    year: int | None
    weights: Counter[str] = field(default_factory=Counter)
    order: dict[str, int] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    flats: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    home: str = ""
    genres: frozenset[str] = frozenset()
    last_parties: tuple[PartyDraft, ...] = ()
    last_one: tuple[PartyDraft, ...] = ()
    last_states: tuple[PartyDraft, ...] = ()
    last_status: str = ""
    bodies: dict[str, str] = field(default_factory=dict)
    group_date: str = ""
    group_paragraph: int = -9
    last_group: int | None = None
    last_date: str = ""
    event_date: str = ""
    agenda_date: str = ""
    previous: str = ""
    main_firm: str | None = None
    last_paragraph: int = -1
    paragraph: int = 0

    def remember_bodies(self, parties: tuple[PartyDraft, ...]) -> None:
        """ "Northvale Renewables" is "Northvale" from then on, a "Teachers' Union" "the union"."""
        forms = word_set("parties", "legal_forms")
        for party in parties:
            words = [word for word in party.name.split() if word.lower() not in forms]
            if len(words) == 1:
                self.bodies.setdefault(words[0].title(), words[0].title())
            if party.kind not in ("state", "igo") and party.named and len(words) > 1:
                self.bodies.setdefault(words[0], party.name)
                self.bodies.setdefault(words[-1].lower(), party.name)

    def leading(self) -> str:
        """The one state that outweighs every other by half, if there is one."""
        ranked = [*self.weights.most_common(2), ("", 0)]
        return ranked[0][0] if ranked[0][1] >= 3 and ranked[0][1] >= 1.5 * ranked[1][1] else ""

    def domestic(self) -> str:
        """The state whose government speaks: the weightiest, the dateline's or the most told of."""
        told = Counter(
            code for flat in self.flats for code in {m.code for m in find_mentions(flat)}
        )
        ranked = [*told.most_common(2), ("", 0), ("", 0)]
        most = ranked[0][0] if ranked[0][1] > max(1, ranked[1][1]) else ""
        return self.leading() or (self.home if told[self.home] else "") or most or self.home

    def is_official(self, words: list[str]) -> bool:
        """Whether a minister or president whose state is not named is among the words."""
        named = {name.split()[-1] for flat in self.flats for name in OFFICIAL.findall(flat)}
        return not named.isdisjoint(words)

    def top(self, number: int) -> list[str]:
        """The ``number`` states of most weight, or none when others weigh as much."""
        ranked = self.weights.most_common(number + 1)
        if len(ranked) < number or (len(ranked) > number and ranked[number][1] == ranked[-2][1]):
            return []
        return [code for code, _ in ranked[:number]]

    def principal(self) -> list[str]:
        """The two states that the document is about, or fewer."""
        ranked = self.weights.most_common(3)
        if len(ranked) >= 3 and ranked[1][1] == ranked[2][1]:
            pair = [code for code, _ in ranked if self.weights[code] > ranked[2][1]]
        else:
            pair = [code for code, weight in ranked[:2] if weight >= 2]
        return sorted(pair, key=lambda code: self.order.get(code, len(self.order)))


def read_context(title: str, sentences: list[Sentence], published: str, place: str) -> Context:
    """The context of one document; places where something merely happens weigh nothing."""
    day = full(published)
    year = int(published[:4]) if published[:4].isdigit() else None
    found = Context(published=day, year=year, flats=tuple(one.flat for one in sentences))
    for weight, flat in [(TITLE, title), *((3 if s.order == 0 else 1, s.flat) for s in sentences)]:
        mentions = find_mentions(flat)
        for mention in mentions:
            doubtful = (mention.ambiguous and is_somebody(flat, mention)) or _is_surname(
                flat, mention
            )
            if len(mention.code) == 2 and not is_location(flat, mention) and not doubtful:
                found.weights[mention.code] += weight if mention.sort != "capital" else 1
            if mention.is_name and not mention.ambiguous and weight != TITLE:
                found.order.setdefault(mention.code, len(found.order))
        found.people.update(_people(flat, mentions))
    found.names = _names(sentences)
    capital = [one for one in find_mentions(place.title()) if one.sort == "capital"]
    found.home = capital[0].code if capital else ""
    # Brussels is the seat of the Union
    if found.weights["EU"] > found.weights[found.home]:
        found.home = "EU" if found.home == "BE" else found.home
    if found.year is None:
        years = [int(y) for s in sentences for y in YEAR.findall(s.flat)]
        found.year = max(years, default=None)
    return found


def _names(sentences: list[Sentence]) -> frozenset[str]:
    """Capitalised words inside sentences, and first words that are never written small."""
    inside = {word for one in sentences for word in MIDDLE.findall(one.flat)}
    firsts = Counter(first.group() for one in sentences if (first := FIRST.match(one.flat)))
    known = frozenset[str]().union(*(words_of(one.flat) for one in sentences))
    twice = {word for word, times in firsts.items() if times > 1 and word.lower() not in known}
    return frozenset(inside | twice)


def is_location(flat: str, mention: Mention) -> bool:
    """Whether a preposition of place stands before a mention: "in Beijing", "to Malawi"."""
    before = flat[max(0, mention.start - 24) : mention.start].lower().split()
    if before and before[-1] in ("the", "nearby", "neighbouring", "central", "downtown"):
        before.pop()
    if before[-1:] == ["visiting"] and mention.sort == "demonym":
        return False
    return bool(before) and before[-1] in LOCATIONS


TITLE = 4
FIRST = re.compile(r"[^\W\d_a-z][\w&’'-]{2,}")
# "Chinese President", "Morocco's deputy foreign minister": the role of whoever is named next
ROLE = re.compile(
    r"(?:['’]s?)?[\s-](?:[\w-]{1,30}\s){0,3}?(?i:president|premier|minister|chancellor|king|queen|emir|sultan|prince"
    r"|secretary|ambassador|leader|negotiator|envoy|commissioner|counterpart)s?,?\s"
)
# "Finance Minister Abdellatif Berrada": of a state that is not named
OFFICIAL = re.compile(
    r"\b(?:Minister|President|Premier|Chancellor|Secretary|Ambassador|Governor)\s"
    r"([^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){0,2})"
)
# "Washington has pulled out": a capital that acts at the head of a sentence
GOVERNS = re.compile(r"\s(?:has|have|is|was|will|would|and [A-Z]|also|on \w+day|signed|agreed)\b")
TITLES = frozenset(
    "Republic Excellency Foreign Affairs Minister Prime President King His Her The".split()
)
LOCATIONS = frozenset(
    "in at near outside from around across inside through via off over within throughout into to "
    "visiting visited left toward towards against".split()
)


@cache
def _plain_names() -> frozenset[str]:
    """Names of more than one state, or of one of old, that are never anybody's: "Korea"."""
    return frozenset(vocabulary.phrases("places", "plain_names"))


def is_somebody(flat: str, mention: Mention) -> bool:
    """ "Michael Jordan", "Jordan Smith", "Chad said he": a doubtful form that is a name."""
    if " " in flat[mention.start : mention.end]:
        return False
    if mention.sort == "capital" and not mention.start and GOVERNS.match(flat, mention.end):
        return False
    before = GIVEN_NAME.search(flat[max(0, mention.start - 30) : mention.start])
    given = before is not None and before.group(1)[:1].isupper() and mention.start > 12
    behind = NAME_BEHIND.match(flat[mention.end :])
    stated = mention.sort == "name" or flat[mention.start : mention.end] in _plain_names()
    return not stated or given or behind is not None


# "Prime Minister Dang Van Thai,": the last of somebody's names
SURNAME = re.compile(r"\b[A-Z][\w’'-]{1,20}\s[A-Z][\w’'-]{1,20}\s$")
SURNAME_ENDS = re.compile(
    r"(?:['’]s)?(?:[,.;:)]|$|\s(?:to|and|said|paid|told|will|has|had|was|is|on|in|at)\b)"
)


def _is_surname(flat: str, mention: Mention) -> bool:
    if mention.sort != "demonym" or SURNAME_ENDS.match(flat, mention.end) is None:
        return False
    return SURNAME.search(flat[max(0, mention.start - 40) : mention.start]) is not None


def _people(flat: str, mentions: tuple[Mention, ...]) -> dict[str, str]:
    """Surnames behind "Chinese President", "Prime Minister of X", "X's foreign minister"."""
    people: dict[str, str] = {}
    for mention in mentions:
        after = flat[mention.end : mention.end + 80]
        role = ROLE.match(after)
        if role is None:
            continue
        name = NAME.search(after, role.end())
        if name and name.start() - role.end() <= 20:
            at = mention.end + name.start()
            if any(at <= other.start < at + len(name.group()) for other in mentions):
                continue
            for part in name.group().split():
                if part[:1].isupper() and len(part) > 1 and part not in TITLES:
                    people.setdefault(part.removesuffix("'s").removesuffix("’s"), mention.code)
    return people

"""Who acts in a sentence: the subject of the verb, whoever owns the instrument or tells of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.alternation import alternation
from briefs.importer.draft import INFERRED, PartyDraft

from .asides import thinned
from .cues import find_cues
from .known_parties import state_party
from .main_firm import main_firm
from .mentions import find_mentions
from .party_words import read_slot
from .patterns import any_of
from .slots import Slots

OPENING = re.compile(
    r"(?:On|In|At|After|Following|During|With|Under|Separately|Meanwhile|Earlier|"
    r"Last|Also|As|For|Away|"
    r"Upon|Today|Yesterday|Later|Likewise|Since|Despite|Among|Ahead|From|Once|By|"
    r"While|Back|Elsewhere|Instead|Meantime|Finally|Still|Here|There)\b[^,]{0,120},\s*"
)
ITSELF = re.compile(r"(?:^|\s)(?:[Ii]t|[Tt]hey|[Tt]he (?:company|firm|group|bank))\s?$")
BOTH = re.compile(
    r"\b(?:both|the two|two) (?:sides|countries|governments|parties|leaders|nations|ministers)\s?$"
)
COORDINATE = re.compile(
    r"(?:[Tt]he )?([A-Z][\w&’'-]{1,30}(?: [A-Z][\w&’'-]{1,30}){0,3}) and (?:the )?"
    r"([A-Z][\w&’'-]{1,30}(?: [A-Z][\w&’'-]{1,30}){0,3})\s?$"
)
TELLING = re.compile(r"(?:The )?([^\W\d_a-z][^,;:]{1,60}?) (?:said|says|announced)\s")
APPROVES = re.compile(
    r"\b(?:announced|confirmed|disclosed|approved|adopted|cleared|endorsed|authori[sz]ed|approves)\b"
)
SERVED = re.compile(r"\s(?:to|from|for)\s(?:the\s)?")
# "Rwanda and Uganda, whose troops clashed, meanwhile signed": who acts stands before the aside
ASIDE_OF_SUBJECT = re.compile(r"([^;:]{3,160}),\s(?:whose|which|who)\s$")
ASIDE_ENDS = re.compile(r",\s(?:[a-z]{2,12}\s){0,3}$")
# "A and B have chosen Valdivia and signed": what stands between two verbs is no subject
TWO_VERBS = re.compile(
    r"\s(?:has|have|had|will|is|are|was|were)\s[^;:]{3,200}\s(?:and|then|and then)\s"
    r"(?:also\s|\w+ly\s)?$"
)
IT_AND = re.compile(r"\s?it and (?:the )?[A-Z]")
IT = re.compile(r"\sit\s")
# "officials said negotiators from the two had completed": whoever tells is no party
SAID = re.compile(r"\s(?:said|says|announced|confirmed|reported|stated|told \w{3,20})\s(?:that\s)?")
INNER = re.compile(r"\s*(?:$|(?:has|have|had|is|are|was|were|\w{2,20}ed|\w{2,20}s)\s)")
UNDER = re.compile(r"(?:^|\s)[Uu]nder\s(?:the terms of\s)?$")
ACTS = re.compile(r"\s(?:will|would|has|have|is|are|agreed|can|must|may|shall|was|were)\b")
NOUN = re.compile(
    r"\b(?:governments|countries|nations|sides|ministers|leaders|three|four|it|they|"
    r"companies|firms|he|she)\b"
)


@cache
def _the_firm() -> re.Pattern[str]:
    """ "The airline", "the Omani carrier"."""
    nouns = alternation(vocabulary.phrases("parties", "company_nouns"))
    return re.compile(rf"(?:^|\s)[Tt]he (?:[A-Z][a-z]{{2,20}} |[a-z]{{3,12}}-based )?{nouns}\s?$")


class Subjects(Slots):
    """The places of a sentence where whoever acts stands."""

    def subject(self) -> list[PartyDraft]:
        """Whoever stands before the verb; a second verb shares the subject of the first."""
        reading = self.reading
        if reading.side in ("participle", "right") and UNDER.search(self.flat[: self.found.phrase]):
            return self._beneficiary()
        if reading.nominal and APPROVES.search(self.flat, reading.subject_start, reading.start):
            return self._subject(
                reading.subject_start, self._first_verb(reading.subject_start, reading.start)
            )
        if reading.side in ("right", "participle", "noun") or reading.nominal:
            return self._owner()
        start, end = reading.subject_start, reading.mood.start or reading.start
        aside = ASIDE_OF_SUBJECT.search(self.flat[:start])
        if aside and ASIDE_ENDS.search(self.flat[start:end]):
            return self._subject(aside.start(1), aside.end(1))
        earlier = [one for one in self.others if start <= one.start < end]
        if earlier:
            joint = self.flat.find(", and ", earlier[-1].end, end)
            joint = joint + 1 if joint >= 0 else self.flat.rfind(" and ", earlier[-1].end, end)
            own = self.read(joint + 5, end) if joint >= 0 else []
            again = self.flat[max(joint, 0) : end]
            if not own and joint >= 0 and IT.search(again):
                return self._subject(start, self._first_verb(start, earlier[0].phrase))[:1]
            if own or (NOUN.search(again) and joint >= 0):
                return own
            end = self._first_verb(start, min(end, earlier[0].phrase))
        return self._subject(start, end)

    def _first_verb(self, start: int, end: int) -> int:
        verb = [cue.start for cue in find_cues(self.flat, "active", start, end)]
        return verb[-1] if verb else end

    def _owner(self) -> list[PartyDraft]:
        """ "X said its agreement with Y was terminated": whose it is stands in front."""
        if self.found.determiner not in ("its", "their"):
            return []
        spoken_of = self.read(0, self.found.phrase)
        return spoken_of[-1:] if self.found.determiner == "its" else spoken_of

    def _beneficiary(self) -> list[PartyDraft]:
        """ "Under a deal struck on Sunday, X will pay Y": the deal is theirs who act under it."""
        start = 0
        if self.flat[: self.found.phrase].strip() in ("Under", "Under the terms of"):
            comma = self.flat.find(", ", self.found.end)
            start = comma + 2 if comma >= 0 else len(self.flat)
        verb = ACTS.search(self.flat, start)
        if verb is None or verb.start() - start >= 90:
            return []
        acting = self.read(start, verb.start())
        return acting + self._served(verb.end()) if len(acting) == 1 else acting

    def _served(self, start: int) -> list[PartyDraft]:
        """ "Iran will export crude to India": a state to which or from which it goes."""
        end = min(len(self.flat), start + 110)
        for way in SERVED.finditer(self.flat, start, end):
            for one in self.mentions:
                if one.start == way.end() and one.is_name:
                    return [state_party(one.code)]
        return []

    def _subject(self, start: int, end: int) -> list[PartyDraft]:
        if self.flat[:start].endswith(" as "):
            both = TWO_VERBS.search(self.flat, 0, end)
            if both and self.read(0, both.start()):
                start, end = 0, both.start()
        while True:
            opening = OPENING.match(self.flat, start, end)
            if opening is None:
                break
            start = opening.end()
        two_verbs = TWO_VERBS.search(self.flat, start, end)
        if two_verbs and self.read(start, two_verbs.start()):
            end = two_verbs.start()
        told = SAID.search(self.flat, start, end)
        if told and self.read(told.end(), end):
            start = told.end()
        words = self.flat[start:end]
        self.unnamed = self.unnamed or any_of("parties", "groups").search(words) is not None
        if BOTH.search(words):
            return []
        parties = self._coordinate(words, self.read(start, end))
        if IT_AND.match(words) and len(parties) == 1:
            parties = (self.read(0, start)[:1] or self._of_previous()) + parties
        if re.search(r"\b(?:he|she|his|her)\b", words):
            parties = self.read(0, start)[-1:] + parties
        if not parties and ITSELF.search(words):
            spoken_of = self.read(0, start)
            several = re.search(r"\b[Tt]hey\s?$", words) is not None
            parties = (spoken_of if several else spoken_of[:1]) or self._of_previous()
        if not parties and _the_firm().search(words):
            parties = self.read(0, start)[:1] or self._firm_told_of()
        if not parties and start > 2 and INNER.match(words):
            clause = re.search(r"([^,;]{3,120}),?\s(?:which|who|that)\s$", self.flat[:start])
            if clause:
                parties = self.read(clause.start(1), clause.end(1))
        return parties

    def _coordinate(self, words: str, parties: list[PartyDraft]) -> list[PartyDraft]:
        """ "Israel and Hamas signed": what stands beside a party of that kind is one too."""
        pair = COORDINATE.match(thinned(words).text)
        trade = self.business or self.found.kind in ("mou", "contract", "letter_of_intent")
        # of two people who sign for somebody it is told before, and what they sign is known
        trade = trade or self.found.determiner in ("a", "an")
        if pair is None or len(parties) >= 2 or not (parties or trade):
            return parties
        known = {party.name for party in parties} | set(self.context.people)
        if known.intersection(pair.group(1).split() + pair.group(2).split()) - {
            party.name for party in parties
        }:
            return parties
        placed = self.flat.find(words)
        spoken = [m for m in self.mentions if placed <= m.start < placed + len(words)]
        names = [name for name in pair.groups() if name not in known]
        fresh = [n for n in names if not any(self.flat[m.start : m.end] in n for m in spoken)]
        return [*parties, *(PartyDraft("other", name) for name in fresh)]

    def _firm_told_of(self) -> list[PartyDraft]:
        """ "The airline": the firm of the story, or the first of the agreement before."""
        name = main_firm(self.context)
        if name:
            return [PartyDraft("company", name, basis=INFERRED)]
        before = (*self.context.last_one, *self.context.last_parties)
        firms = [party for party in before if party.kind not in ("state", "igo") and party.named]
        return [replace(firm, basis=INFERRED) for firm in firms[:1]]

    def _of_previous(self) -> list[PartyDraft]:
        """The first party of the sentence before, for which "it" stands."""
        flat = self.context.previous
        return read_slot(
            flat, 0, min(len(flat), 90), find_mentions(flat), self.context, business=True
        )[:1]

    def speaker(self, other: PartyDraft) -> list[PartyDraft]:
        """ "Delta Aero said Air Fiji had signed a contract": whoever tells of it is the other."""
        told = TELLING.match(self.flat)
        if self.found.kind != "contract" or self.reading.side != "left" or told is None:
            return []
        return [party for party in self.read(0, told.end(1)) if party.name != other.name][:1]

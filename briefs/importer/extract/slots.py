"""The places of a sentence where the parties of an instrument stand."""

from __future__ import annotations

import re

from briefs.importer.draft import PartyDraft

from .context import Context
from .cues import find_cues
from .instrument import Instrument
from .mentions import Mention, find_mentions
from .party_words import read_slot, state_party, unique
from .patterns import any_of
from .reading import Reading

STOP = re.compile(
    r"\s(?:on|for|in|to|at|which|that|who|was|were|is|are|has|have|had|under|"
    r"concerning|regarding|aimed"
    r"|covering|worth|signed|over|last|will|about|during|after|when|while|as|whose|"
    r"allowing|said|by|until"
    r"|from|into|setting|giving|worth|valued|allows|would|agreed|(?:Mon|Tues|Wednes|"
    r"Thurs|Fri|Satur|Sun)day)\b"
    r"|[;:“”\"]|,\s(?:which|who|under|the|on|in|a|an|whose|worth|replacing|ending|"
    r"after|according|officials|but|as|for|with)\b|\s[–—]\s"
)


OPENING = re.compile(
    r"(?:On|In|At|After|Following|During|With|Under|Separately|Meanwhile|Earlier|"
    r"Last|Also|As|For|Away|"
    r"Upon|Today|Yesterday|Later|Likewise|Since|Despite|Among|Ahead|From|Once|By|"
    r"While|Back)\b[^,]{0,120},\s*"
)


ITSELF = re.compile(r"(?:^|\s)(?:[Ii]t|[Tt]hey|[Tt]he (?:company|firm|group|bank))\s?$")
BOTH = re.compile(
    r"\b(?:both|the two|two) (?:sides|countries|governments|parties|leaders|nations|ministers)\s?$"
)
# "with the United States and the Soviet Union as guarantors": no parties
WITNESS = re.compile(
    r"[^,;.]{0,80}\bas (?:guarantors?|witness\w*|mediators?|observers?|sponsors?)\b"
)
FAR = re.compile(r"\b(?:that|which|who|will|would|allow\w*|let|as|after|when)\b|[;:]")


SALE = re.compile(
    r"(?:\sin principle)?\s(?:for|to|under which)\s(?:[^,;.]{0,60}?)\b(?:acquir\w+|buy|purchase|"
    r"merge with|take over|sell [^,;.]{1,60}? to|supply)\s"
)


COORDINATE = re.compile(
    r"(?:[Tt]he )?([A-Z][\w&’'-]{1,30}(?: [A-Z][\w&’'-]{1,30}){0,3}) and (?:the )?"
    r"([A-Z][\w&’'-]{1,30}(?: [A-Z][\w&’'-]{1,30}){0,3})\s?$"
)
UNDER = re.compile(r"(?:^|\s)[Uu]nder\s$")
ACTS = re.compile(r"\s(?:will|would|has|have|is|are|agreed|can|must|may|shall|was|were)\b")
NOUN = re.compile(
    r"\b(?:governments|countries|nations|sides|ministers|leaders|three|four|it|they|"
    r"companies|firms|he|she)\b"
)


class Slots:
    """The places of a sentence where parties stand."""

    def __init__(
        self,
        flat: str,
        found: Instrument,
        reading: Reading,
        mentions: tuple[Mention, ...],
        context: Context,
        stop: int,
        others: list[Instrument],
    ) -> None:
        self.unnamed = False
        self.flat = flat
        self.others = others
        self.found = found
        self.reading = reading
        self.mentions = mentions
        self.context = context
        self.stop = min(stop, len(flat))
        self.business = found.kind in ("contract", "letter_of_intent") or bool(
            any_of("parties", "company_nouns").search(flat)
            or re.search(r"\b(?:Inc|Corp|Ltd|Co|PLC|plc|LLC|GmbH|AG|SpA|Group|Holdings)\b", flat)
        )

    def read(self, start: int, end: int) -> list[PartyDraft]:
        return read_slot(self.flat, start, end, self.mentions, self.context, business=self.business)

    def between(self) -> list[PartyDraft]:
        for start in (self.found.end, self.reading.end if self.reading.side == "right" else -1):
            if start < 0:
                continue
            match = re.compile(r"\b(?:between|among|by and between)\s").search(
                self.flat, start, min(self.stop, start + 110)
            )
            if match and self.found.plural:
                return self._pairs(match.start())
            if match and not FAR.search(self.flat[start : match.start()]):
                return self.read(match.end(), self._slot_end(match.end()))
        if self.reading.side == "left":
            match = re.compile(r"\bbetween\s").search(
                self.flat, max(0, self.reading.start - 90), self.found.phrase
            )
            if match:
                return self.read(match.end(), self._slot_end(match.end()))
        return []

    def _pairs(self, start: int) -> list[PartyDraft]:
        """ "one between A and B, another between A and C": the parties of a whole group."""
        parties: list[PartyDraft] = []
        for match in re.compile(r"\bbetween\s").finditer(self.flat, start):
            parties += self.read(match.end(), self._slot_end(match.end()))
        return unique(parties)

    def partners(self) -> list[PartyDraft]:
        """Behind "with", "by" and "from", and who a contract was awarded to."""
        flat, found, reading = self.flat, self.found, self.reading
        parties: list[PartyDraft] = []
        spans = [(found.end, min(self.stop, found.end + 120))]
        if reading.side == "left":
            spans.append((reading.end, found.phrase))
            if reading.group == "awarded" or "handed" in reading.subject_text(flat):
                parties += self.read(reading.end, found.phrase)
        else:
            spans.append((reading.end, min(len(flat), reading.end + 90)))
        for start, end in spans:
            words = self._partner_words()
            for match in re.compile(words).finditer(flat, start, end):
                if WITNESS.match(flat, match.end()):
                    continue
                self.unnamed = self.unnamed or match.group().startswith("with")
                parties += self.read(match.end(), self._slot_end(match.end()))
        return parties + self._bought()

    def _partner_words(self) -> str:
        """What leads in the other side; whoever brokers a truce is no party to it."""
        if self.reading.group == "awarded":
            return r"\b(?:with|by|from|to(?= (?:the )?[A-Z]))\s"
        return r"\b(?:with|(?<!brokered )(?<!mediated )(?<!sponsored )(?<!backed )by)\s"

    def _bought(self) -> list[PartyDraft]:
        """ "to acquire X", "to sell its unit to X": the other side of a sale."""
        match = SALE.match(self.flat, self.found.end)
        if match is None or not self.business:
            return []
        if not re.match(r"(?:the )?<?[A-Z]", self.flat[match.end() :]):
            return []
        return self.read(match.end(), self._slot_end(match.end()))[:1]

    def subject(self) -> list[PartyDraft]:
        """Whoever stands before the verb; a second verb shares the subject of the first."""
        reading = self.reading
        if reading.side == "participle" and UNDER.search(self.flat[: self.found.phrase]):
            return self._beneficiary()
        if reading.side in ("right", "participle", "noun") or reading.nominal:
            return []
        start, end = reading.subject_start, reading.mood.start or reading.start
        earlier = [one for one in self.others if start <= one.start < end]
        if earlier:
            joint = self.flat.find(", and ", earlier[-1].end, end)
            joint = joint + 1 if joint >= 0 else self.flat.rfind(" and ", earlier[-1].end, end)
            own = self.read(joint + 5, end) if joint >= 0 else []
            if own or (NOUN.search(self.flat[max(joint, 0) : end]) and joint >= 0):
                return own
            end = min(end, earlier[0].phrase)
            verb = [cue.start for cue in find_cues(self.flat, "active", start, end)]
            end = verb[-1] if verb else end
        return self._subject(start, end)

    def _beneficiary(self) -> list[PartyDraft]:
        """ "Under a deal struck on Sunday, X will pay Y": the deal is theirs who act under it."""
        start = 0
        if len(self.flat[: self.found.phrase].split()) <= 1:
            comma = self.flat.find(", ", self.found.end)
            start = comma + 2 if comma >= 0 else len(self.flat)
        verb = ACTS.search(self.flat, start)
        return self.read(start, verb.start()) if verb and verb.start() - start < 90 else []

    def _subject(self, start: int, end: int) -> list[PartyDraft]:
        while True:
            opening = OPENING.match(self.flat, start, end)
            if opening is None:
                break
            start = opening.end()
        words = self.flat[start:end]
        self.unnamed = self.unnamed or any_of("parties", "groups").search(words) is not None
        if BOTH.search(words):
            return []
        parties = self._coordinate(words, self.read(start, end))
        if re.search(r"\b(?:he|she|his|her)\b", words):
            parties = self.read(0, start)[-1:] + parties
        if not parties and ITSELF.search(words):
            spoken_of = self.read(0, start)
            several = re.search(r"\b[Tt]hey\s?$", words) is not None
            parties = (spoken_of if several else spoken_of[:1]) or self._of_previous()
        if not parties and start > 2 and not words.strip():
            clause = re.search(r"([^,;]{3,120}),?\s(?:which|who|that)\s$", self.flat[:start])
            if clause:
                parties = self.read(clause.start(1), clause.end(1))
        return parties

    def _coordinate(self, words: str, parties: list[PartyDraft]) -> list[PartyDraft]:
        """ "Israel and Hamas signed": what stands beside a party of that kind is one too."""
        pair = COORDINATE.match(words)
        trade = self.business or self.found.kind in ("mou", "contract", "letter_of_intent")
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

    def _of_previous(self) -> list[PartyDraft]:
        """The first party of the sentence before, for which "it" stands."""
        flat = self.context.previous
        return read_slot(
            flat, 0, min(len(flat), 90), find_mentions(flat), self.context, business=True
        )[:1]

    def modifiers(self) -> list[PartyDraft]:
        """ "the Australia-Tonga accord", "Japan's pact": a lone adjective is no party."""
        found = self.found
        inside = [m for m in self.mentions if found.phrase - 1 <= m.start < found.start]
        owned = [m for m in inside if self.flat[m.end : m.end + 2] in ("'s", "’s", "' ", "’ ")]
        if len(inside) >= 2:
            return [state_party(m.code) for m in inside]
        return [state_party(m.code) for m in owned]

    def _slot_end(self, start: int) -> int:
        limit = min(self.stop if start < self.stop else len(self.flat), start + 220)
        match = STOP.search(self.flat, start, limit)
        while match and self._inside_name(match.start(), match.end()):
            match = STOP.search(self.flat, match.end(), limit)
        return match.start() if match else limit

    def _inside_name(self, start: int, end: int) -> bool:
        """ "Ministry of X", "the Bank for African Trade": the word belongs to a name."""
        if self.flat[start:end] == " in":
            return re.match(r"\s[A-Z]\w+ and ", self.flat[end : end + 30]) is not None
        return self.flat[start:end].strip() in ("for", "on") and (
            re.match(r"\s(?:the\s)?[A-Z]", self.flat[end : end + 6]) is not None
            and re.search(r"[A-Z]\w+$", self.flat[:start]) is not None
        )

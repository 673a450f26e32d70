"""The places of a sentence where the parties of an instrument stand."""

from __future__ import annotations

import re

from briefs.importer.draft import PartyDraft

from .context import Context
from .instrument import Instrument
from .known_parties import state_party
from .mentions import Mention
from .party_words import read_slot, unique
from .patterns import any_of, word_set
from .reading import Reading
from .sales import find_other_side

STOP = re.compile(
    r"\s(?:on|for|in|to|at|which|that|who|was|were|is|are|has|have|had|under|"
    r"concerning|regarding|aimed"
    r"|covering|worth|signed|over|last|will|about|during|after|when|while|as|whose|"
    r"allowing|said|by|until"
    r"|from|into|setting|giving|worth|valued|allows|would|agreed|(?:Mon|Tues|Wednes|"
    r"Thurs|Fri|Satur|Sun)day)\b"
    r"|[;:“”\"](?! [A-Z.\d]{1,6}\))|,\s(?:which|who|under|the|on|in|a|an|whose|worth|replacing"
    r"|ending|"
    r"after|according|officials|but|as|for|with)\b|\s[–—]\s"
)


# "with the United States and the Soviet Union as guarantors": no parties
WITNESS = re.compile(
    r"[^,;.]{0,80}\bas (?:guarantors?|witness\w*|mediators?|observers?|sponsors?)\b"
)
FAR = re.compile(r"\b(?:that|which|who|will|would|allow\w*|let|as|after|when)\b|[;:]")


# "the local that has been on strike reached": the clause is about whoever stands before it
DEICTIC = re.compile(
    r"(?:the|these|both|them|those)\s(?:two|three|both|\w+ (?:countries|sides))\b|them\b|both\b"
)


# "with Rwanda, similar to the one in force with Uganda": whoever stands behind is no party
LIKENED = re.compile(
    r",?\s(?:similar|comparable|akin|identical) to\s|,?\s(?:modell?ed on|(?:just )?like the one)\s"
)
LEGAL_FORM = re.compile(r"\b(?:Inc|Corp|Ltd|Co|PLC|plc|LLC|GmbH|AG|SpA|Group|Holdings)\b")


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
        likened = LIKENED.search(flat, found.end, self.stop)
        self.stop = likened.start() if likened else self.stop
        trade = word_set("instruments", "trade_modifiers").intersection(
            found.modifiers.lower().replace("-", " ").split()
        )
        self.business = found.kind in ("contract", "letter_of_intent") or bool(
            trade
            or reading.group == "done"
            or any_of("parties", "company_nouns").search(flat)
            or LEGAL_FORM.search(flat)
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
                if DEICTIC.match(self.flat, match.end()):
                    return []
                return self._both(match.end())
        if self.reading.side == "left":
            match = re.compile(r"\bbetween\s").search(
                self.flat, max(0, self.reading.start - 90), self.found.phrase
            )
            if match:
                return self._both(match.end())
        return []

    def _both(self, start: int) -> list[PartyDraft]:
        """The two behind "between": whatever is named there will do where too few are known."""
        end = self._slot_end(start)
        parties = self.read(start, end)
        if len(parties) >= 2 or " and " not in self.flat[start:end]:
            return parties
        named = read_slot(self.flat, start, end, self.mentions, self.context, business=True)
        return named if len(named) > len(parties) else parties

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
                parties += self._partner(match.group(), match.end())
        return parties + self._bought()

    def _partner(self, word: str, start: int) -> list[PartyDraft]:
        """Whoever stands behind "with", even under a name that says nothing of what it is."""
        end = self._slot_end(start)
        known = self.read(start, end)
        if known or not word.startswith("with"):
            return known
        return read_slot(self.flat, start, end, self.mentions, self.context, business=True)[:1]

    def _partner_words(self) -> str:
        """What leads in the other side; whoever brokers a truce is no party to it."""
        if self.reading.group == "proposed" or (
            self.found.kind == "letter_of_intent" and self.reading.group == "issued"
        ):
            return r"\b(?:with|to(?= (?:the )?[A-Z]))\s"
        if self.reading.group == "awarded":
            return (
                r"\b(?:with|by|from|to(?= (?:the )?[A-Z])|"
                r"to(?= an? (?:\w+ )?(?:consortium|group|joint venture|firm)))\s"
            )
        return r"\b(?:with|(?<!brokered )(?<!mediated )(?<!sponsored )(?<!backed )by)\s"

    def _bought(self) -> list[PartyDraft]:
        """ "to acquire X", "to sell its unit to X": the other side of a sale."""
        if not self.business and self.reading.group != "done":
            return []
        # "sold its unit to X in a deal": what was done stands in front of the deal
        done = self.reading.group == "done"
        start, stop = (
            (self.reading.start, self.found.phrase) if done else (self.found.end, self.stop)
        )
        place = find_other_side(self.flat, start, stop)
        return self.read(*place)[:1] if place else []

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

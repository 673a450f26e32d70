"""Bulleted and numbered lists of instruments, and the line that leads them in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefs.importer.draft import INFERRED, PartyDraft

from .areas import find_areas
from .context import Context
from .days import Moment
from .instrument import Instrument
from .instruments import find_instruments
from .known_parties import state_party
from .mentions import Mention, find_mentions
from .mood import Mood
from .party_words import read_slot
from .reading import Reading
from .register import Entry, Register
from .sentences import Sentence
from .when import read_moment

LEADS = re.compile(
    r"\b(?:sign(?:ed|ing|ature)|exchang\w+|conclud\w+|following|documents?|agreements?|adopted"
    r"|memorand\w+|instruments|deals|accords|highlights|table)\b",
    re.I,
)
UNSURE = re.compile(
    r"\b(?:will|to be signed|planned|expected|propos\w+|negotiat\w+|upcoming)\b", re.I
)
FINITE = re.compile(
    r"\s(?:was|were|is|are|has|have|had|will|would|said|signed|agreed|reached|"
    r"includes?|provides?)\s"
)
AFTER_PARTIES = re.compile(
    r"\s(?:on|for|concerning|regarding|worth|to)\s(?=[a-z\d])|[;,](?=\s[a-z])"
)
# "3 MoU on hydrogen standards": the number of a row counts nothing
ROW = re.compile(r"\d{1,2}\s(?=[A-Z])")
# between the states of a row's last cell: "Jordan, Egypt and Iraq"
NEXT_STATE = re.compile(r"(?:,\s?|\sand\s|\s?[/;–-]\s?)$")
PREPOSITION = re.compile(r"\b(?:with|of|between|to|in|and|the|for|from|by|at|near)\s+$")
BETWEEN = re.compile(r"\b(?:between|with|from)\s(?:the\s)?")


@dataclass(frozen=True, slots=True)
class _Lead:
    """What a list inherits from the line above it."""

    order: int
    status: str
    parties: tuple[PartyDraft, ...]
    date: str
    member_of: int | None


class Lists:
    """Follows the sentences of a document and knows which are items of a list."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self.sentences = sentences
        self.lead: _Lead | None = None
        self.last = -1
        self.states: tuple[PartyDraft, ...] = ()

    def item_of(
        self,
        sentence: Sentence,
        instruments: list[Instrument],
        context: Context,
        register: Register,
    ) -> Entry | None:
        """The entry of a list item, or None when the sentence is none."""
        row = ROW.match(sentence.flat)
        if row:
            instruments = find_instruments(" " * row.end() + sentence.flat[row.end() :])
        if not instruments or not _is_item(sentence, instruments[0]):
            return None
        if not self._continues(sentence, context, register) or self.lead is None:
            return None
        self.last = sentence.order
        entry = self._entry(self.lead, sentence, instruments[0], context)
        if len(entry.parties) == 2 and all(party.kind == "state" for party in entry.parties):
            self.states = entry.parties
        return entry

    def _continues(self, sentence: Sentence, context: Context, register: Register) -> bool:
        """Items follow a lead-in, one another, or a sentence that counts them, closely."""
        if self.last >= 0 and sentence.order - self.last <= 3:
            return True
        lead = self._lead_in(sentence, register)
        if lead is None:
            return False
        status = "planned" if UNSURE.search(lead.flat) else "signed"
        groups = [e for e in register.entries[-3:] if e.found.plural]
        group = groups[-1] if groups else None
        member = register.entries.index(group) if group else None
        if (
            group
            and status == "signed"
            and group.status in ("agreed", "signed")
            and "xchang" not in lead.flat
        ):
            status = group.status
        parties = group.parties if group and len(group.parties) > 1 else ()
        self.lead = _Lead(sentence.order, status, parties, self._date(lead, group, context), member)
        return True

    def _lead_in(self, sentence: Sentence, register: Register) -> Sentence | None:
        counted = max(
            (e.sentence.order for e in register.entries[-20:] if e.found.plural), default=-9
        )
        for back in range(1, 5 + self._items_above(sentence)):
            order = sentence.order - back
            if order < 0:
                return None
            above = self.sentences[order]
            leads = LEADS.search(above.flat) or order - counted <= 2
            if above.flat.endswith(":") and leads:
                return above
            if not above.item and sentence.item and 0 <= order - counted <= 2 and counted >= 0:
                return self.sentences[counted]
            if back <= 4 and re.search(r"\b(?:below|following|as follows|table)\b", above.flat):
                return above if LEADS.search(above.flat) else None
        return None

    def _items_above(self, sentence: Sentence) -> int:
        """How many items stand above an item: cells of a table, heads of its columns."""
        above = self.sentences[: sentence.order][::-1]
        return next((n for n, one in enumerate(above) if not one.item), len(above))

    def _date(self, lead: Sentence, group: Entry | None, context: Context) -> str:
        if group and group.moment:
            return group.moment.value
        mood = Mood()
        reading = Reading("signed", 0, len(lead.flat), "left", mood, "signed", 0)
        found = find_instruments(lead.flat)
        moment = read_moment(lead.flat, found[0], reading, context) if found else None
        if moment:
            return moment.value
        if context.event_date or not context.published or group:
            return context.event_date
        return context.published.isoformat()

    def _entry(self, lead: _Lead, sentence: Sentence, found: Instrument, context: Context) -> Entry:
        mentions = find_mentions(sentence.flat)
        parties = self._named(sentence.flat, found, context) or self._inherited(lead, context)
        return Entry(
            sentence=sentence,
            found=found,
            kind=found.kind,
            status=lead.status,
            reading=Reading(lead.status, found.phrase, found.end, "item", Mood(), "signed", 0),
            parties=parties,
            areas=tuple(find_areas(sentence.flat, found, mentions, len(sentence.flat))),
            moment=Moment(lead.date, 0, 0) if lead.date else None,
            item=True,
            member_of=lead.member_of,
        )

    def _named(self, flat: str, found: Instrument, context: Context) -> tuple[PartyDraft, ...]:
        """Behind "between", or in front of the instrument: "X and Y: memorandum on …"."""
        mentions = find_mentions(flat)
        match = BETWEEN.search(flat, found.end)
        if match:
            end = AFTER_PARTIES.search(flat, match.end())
            stop = end.start() if end else len(flat)
            named = read_slot(flat, match.start(), stop, mentions, context, business=True)
            if named:
                return tuple(named)
        ahead = read_slot(flat, 0, found.phrase, mentions, context, business=True)
        return tuple(ahead or (_of_last_cell(flat, mentions) if ROW.match(flat) else ()))

    def _inherited(self, lead: _Lead, context: Context) -> tuple[PartyDraft, ...]:
        if lead.parties:
            return lead.parties
        pair = tuple(state_party(code, inferred=True) for code in context.principal())
        return pair or tuple(replace(party, basis=INFERRED) for party in self.states)


def _of_last_cell(flat: str, mentions: tuple[Mention, ...]) -> tuple[PartyDraft, ...]:
    """The states that end a row of a table: "2 MoU on hydrogen standards  Jordan, Iraq"."""
    end = len(flat)
    chain: list[Mention] = []
    for one in reversed(mentions):
        if one.end != end or not one.is_name:
            break
        chain.insert(0, one)
        parted = NEXT_STATE.search(flat, max(0, one.start - 6), one.start)
        end = parted.start() if parted else -1
    if len(chain) < 2 or PREPOSITION.search(flat, 0, chain[0].start):
        return ()
    return tuple(state_party(one.code) for one in chain)


def _is_item(sentence: Sentence, found: Instrument) -> bool:
    """An instrument named without a verb, alone or behind its parties and a colon."""
    flat = sentence.flat
    head = flat[: found.phrase].strip()
    if len(flat.split()) <= 2 or found.definite or FINITE.search(flat[found.end :]):
        return False
    numbered = re.fullmatch(r"\d{1,3}[.)]?", head) is not None
    if head and not numbered and not (sentence.item and head.endswith((":", "–", "-"))):
        return False
    return sentence.item or numbered or (flat[:1].isupper() and flat[-1:] != ".")

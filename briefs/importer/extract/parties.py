"""Who an instrument is between (GUIDELINE section 3, parties)."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.importer.draft import INFERRED, PartyDraft, PartyKind
from briefs.tags import states

from .context import LOCATIONS, Context
from .governing import Reading
from .instruments import Instrument
from .cues import find_cues
from .mentions import Mention, find_mentions
from .names import find_names
from .patterns import any_of, word_set

STOP = re.compile(
    r"\s(?:on|for|in|to|at|which|that|who|was|were|is|are|has|have|had|under|concerning|regarding|aimed"
    r"|covering|worth|signed|over|last|will|about|during|after|when|while|as|whose|allowing|said|by|until"
    r"|from|into|setting|giving|worth|valued|allows|would|agreed|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|[;:“”\"]|,\s(?:which|who|under|the|on|in|a|an|whose|worth|replacing|ending|after|according|officials|but|as|for|with)\b|\s[–—]\s"
)
OPENING = re.compile(
    r"(?:On|In|At|After|Following|During|With|Under|Separately|Meanwhile|Earlier|Last|Also|As|For|Away|"
    r"Upon|Today|Yesterday|Later|Likewise|Since|Despite|Among|Ahead|From|Once|By|While|Back)\b[^,]{0,120},\s*"
)
SPLIT = re.compile(
    r",\s(?:and\s)?|\sand\s|;\s|\sas well as\s|\splus\s|\stogether with\s|\salong with\s|\swith\s"
)
FAR = re.compile(r"\b(?:that|which|who|will|would|allow\w*|let|as|after|when)\b|[;:]")
SALE = re.compile(
    r"\s(?:for|to|under which)\s(?:[^,;.]{0,60}?)\b(?:acquir\w+|buy|purchase|merge with|take over|sell [^,;.]{1,60}? to|supply)\s"
)
NOUN = re.compile(
    r"\b(?:governments|countries|nations|sides|ministers|leaders|three|four|it|they|companies|firms|he|she)\b"
)
FOLLOWING = 48


def parties_of(
    flat: str,
    found: Instrument,
    reading: Reading,
    mentions: list[Mention],
    context: Context,
    stop: int,
    others: list[Instrument],
) -> tuple[PartyDraft, ...]:
    """The parties of one reading: those said, then those that pronouns and context stand for."""
    reader = _Slots(flat, found, reading, mentions, context, stop, others)
    stated = reader.between()
    if len(stated) >= 2:
        return tuple(stated)
    stated = _unique([*reader.subject(), *stated, *reader.partners(), *reader.modifiers()])
    return _completed(tuple(stated), reader, context)


def _unique(parties: list[PartyDraft]) -> list[PartyDraft]:
    seen: dict[str, PartyDraft] = {}
    for party in parties:
        seen.setdefault(
            party.country_code if party.kind == "state" or not party.named else party.name, party
        )
    return list(seen.values())


class _Slots:
    """The places of a sentence where parties stand."""

    def __init__(
        self,
        flat: str,
        found: Instrument,
        reading: Reading,
        mentions: list[Mention],
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
        return _unique(parties)

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
            words = r"\b(?:with|by|from)\s" if reading.group == "awarded" else r"\b(?:with|by)\s"
            for match in re.compile(words).finditer(flat, start, end):
                self.unnamed = self.unnamed or match.group().startswith("with")
                parties += self.read(match.end(), self._slot_end(match.end()))
        return parties + self._bought()

    def _bought(self) -> list[PartyDraft]:
        """ "to acquire X", "to sell its unit to X": the other side of a sale."""
        match = SALE.match(self.flat, self.found.end)
        if match is None or not self.business:
            return []
        return self.read(match.end(), self._slot_end(match.end()))[:1]

    def subject(self) -> list[PartyDraft]:
        """Whoever stands before the verb; a second verb shares the subject of the first."""
        reading = self.reading
        if reading.side in ("right", "participle", "noun") or reading.nominal:
            return []
        start, end = reading.subject_start, reading.mood.start or reading.start
        earlier = [one for one in self.others if start <= one.start < end]
        if earlier:
            joint = self.flat.rfind(" and ", earlier[-1].end, end)
            own = self.read(joint + 5, end) if joint >= 0 else []
            if own or NOUN.search(self.flat[max(joint, 0) : end]) and joint >= 0:
                return own
            end = min(end, earlier[0].phrase)
            verb = [cue.start for cue in find_cues(self.flat, "active", start, end)]
            end = verb[-1] if verb else end
        return self._subject(start, end)

    def _subject(self, start: int, end: int) -> list[PartyDraft]:
        while True:
            opening = OPENING.match(self.flat, start, end)
            if opening is None:
                break
            start = opening.end()
        words = self.flat[start:end]
        self.unnamed = self.unnamed or any_of("parties", "groups").search(words) is not None
        parties = self.read(start, end)
        if re.search(r"\b(?:he|she|his|her)\b", words):
            parties = self.read(0, start)[-1:] + parties
        if not parties and re.search(
            r"(?:^|\s)(?:[Ii]t|[Tt]hey|[Tt]he (?:company|firm|group|bank))\s*$", words
        ):
            parties = self.read(0, start)[:1] or self._of_previous()
        if not parties and start > 2 and not words.strip():
            before = re.search(r"([^,;]{3,120}),?\s(?:which|who|that)\s$", self.flat[:start])
            if before:
                parties = self.read(before.start(1), before.end(1))
        return parties

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
            return [_state(m) for m in inside]
        return [_state(m) for m in owned]

    def _slot_end(self, start: int) -> int:
        limit = min(self.stop if start < self.stop else len(self.flat), start + 220)
        match = STOP.search(self.flat, start, limit)
        while match and self._inside_name(match.start(), match.end()):
            match = STOP.search(self.flat, match.end(), limit)
        return match.start() if match else limit

    def _inside_name(self, start: int, end: int) -> bool:
        """ "Ministry of X", "the Bank for African Trade": the word belongs to a name."""
        return self.flat[start:end].strip() in ("for", "on") and (
            re.match(r"\s(?:the\s)?[A-Z]", self.flat[end : end + 6]) is not None
            and re.search(r"[A-Z]\w+$", self.flat[:start]) is not None
        )


def read_slot(
    flat: str,
    start: int,
    end: int,
    mentions: list[Mention],
    context: Context,
    *,
    business: bool = False,
) -> list[PartyDraft]:
    """Parties in ``flat[start:end]``, in order: states, unnamed companies, organisations."""
    parties: list[tuple[int, PartyDraft]] = []
    names = find_names(flat, start, end, mentions, context, business=business)
    for first, _, party in names:
        parties.append((first, party))
    for mention in mentions:
        if not start <= mention.start < end or any(a <= mention.start < b for a, b, _ in names):
            continue
        party = _of_mention(flat, start, mention, names)
        if party:
            parties.append((mention.start, party))
    if not parties:
        parties += _people(flat, start, end, context)
    return _unique([party for _, party in sorted(parties, key=lambda pair: pair[0])])


def _of_mention(
    flat: str, start: int, mention: Mention, names: list[tuple[int, int, PartyDraft]]
) -> PartyDraft | None:
    """A mention as a party, or None where it is a place, an adjective or an owner."""
    before = flat[max(start, mention.start - 40) : mention.start].lower().split()
    while (
        before
        and before[-1] in ("the", "republic", "kingdom", "state", "then", "of")
        and before[-1] != "of"
    ):
        before.pop()
    previous = before[-1] if before else ""
    after = flat[mention.end : mention.end + FOLLOWING]
    if after.startswith("-based"):
        return None
    officials = any_of("parties", "government").search(
        flat, max(start, mention.start - 70), mention.start
    )
    if previous == "from" and officials:
        return _state(mention)
    if previous in LOCATIONS and previous not in ("to", "into"):
        return None
    if previous == "of" and not officials:
        return None
    if previous == "to" and not (mention.is_name and start == mention.start):
        return None
    if any(0 <= first - mention.end <= 24 and _owns(flat, mention, first) for first, _, _ in names):
        return None
    if mention.sort == "demonym":
        return _of_demonym(after, mention)
    if re.match(r"['’]s?\s", after):
        return _of_owner(after, mention)
    if mention.ambiguous and not re.match(r"\s(?:and|signed|on|has|have|,|will)|,|$", after):
        return None
    return _state(mention)


def _owns(flat: str, mention: Mention, first: int) -> bool:
    """ "Germany's Nordlicht Energie", "Polish carrier PolCargo": the state of a named company."""
    between = flat[mention.end : first]
    return (
        "," not in between
        and " and " not in between
        and (mention.sort == "demonym" or between.startswith(("'s", "’s", "' ", "’ ")))
    )


def _of_demonym(after: str, mention: Mention) -> PartyDraft | None:
    noun = re.match(r"(?:[-\s,]+(?:and\s)?[\w.-]+){0,6}", after)
    words = re.findall(r"[\w-]+", noun.group().lower()) if noun else []
    for word in words:
        if word in word_set("parties", "government"):
            return _state(mention)
        if word in word_set("parties", "companies") or word in word_set("parties", "company_nouns"):
            return PartyDraft("company", _nation(mention) + " companies", mention.code, named=False)
    return None


def _of_owner(after: str, mention: Mention) -> PartyDraft | None:
    words = re.findall(r"[\w-]+", after.lower())[1:7]
    for word in words:
        if word in word_set("parties", "companies"):
            return PartyDraft("company", _nation(mention) + " companies", mention.code, named=False)
        if word in word_set("parties", "government") or word in ("and",):
            return _state(mention)
    return _state(mention)


def _nation(mention: Mention) -> str:
    state = states.by_code(mention.code)
    return state.demonyms[0] if state and state.demonyms else mention.code


def _state(mention: Mention) -> PartyDraft:
    return state_party(mention.code)


def state_party(code: str, *, inferred: bool = False) -> PartyDraft:
    """A state, or a bloc of states, as a named party."""
    state = states.by_code(code)
    kind: PartyKind = "igo" if state and state.kind == "bloc" else "state"
    party = PartyDraft(kind, state.name if state else code, code)
    return replace(party, basis=INFERRED) if inferred else party


def _people(flat: str, start: int, end: int, context: Context) -> list[tuple[int, PartyDraft]]:
    """ "Lee and Xi signed": the states for which the named people act."""
    return [
        (match.start(), state_party(context.people[match.group()], inferred=True))
        for match in re.compile(r"[^\W\d_a-z][\w’'-]+").finditer(flat, start, end)
        if match.group() in context.people
    ]


def _completed(
    stated: tuple[PartyDraft, ...], reader: _Slots, context: Context
) -> tuple[PartyDraft, ...]:
    """Add what pronouns and institutions leave unsaid; a lone ratifier or company stays alone."""
    if len(stated) >= 2:
        return stated
    known = [replace(p, basis=INFERRED) for p in context.last_parties]
    pair = [state_party(code, inferred=True) for code in context.principal()]
    home = [state_party(context.home, inferred=True)] if context.home else []
    reading = reader.reading
    subject = reader.flat[reading.subject_start : reading.mood.start or reading.start]
    if not stated:
        return tuple(_unstated(reader, context, known, pair))
    only = stated[0]
    if only.kind not in ("state", "igo") or reader.unnamed and not reader.partners():
        return stated
    own = reader.subject()
    if not own and home and context.home != only.country_code and reading.side == "left":
        return (home[0], only)
    leading = context.leading()
    if not own and leading and leading != only.country_code and reading.side != "left":
        return (state_party(leading, inferred=True), only)
    if reading.status == "ratified" and any_of("status", "approvers").search(subject):
        multilateral = reader.found.kind in ("convention", "treaty", "protocol")
        return stated if multilateral else _with_other(only, known, pair)
    return _with_other(only, known, pair)


def _unstated(
    reader: _Slots, context: Context, known: list[PartyDraft], pair: list[PartyDraft]
) -> list[PartyDraft]:
    """Nobody is named: "the quartet", "both governments", or simply the two of the story."""
    flat = reader.flat
    number = NUMBERED.search(flat)
    if number:
        wanted = NUMBERS[(number.group(1) or number.group(2)).lower()]
        if len(known) == wanted:
            return known
        return [state_party(code, inferred=True) for code in context.top(wanted)] or known
    if GOVERNMENTS.search(flat) and len(context.last_states) >= 2:
        return [replace(party, basis=INFERRED) for party in context.last_states]
    if any_of("parties", "pronouns").search(flat) and len(known) >= 2:
        return known
    if reader.business:
        return []
    return pair if len(pair) == 2 else known


NUMBERED = re.compile(
    r"\b(?:all|the) (three|four|five)\b|\bthe (?=trio|quartet)(\w+)", re.IGNORECASE
)
NUMBERS = {"three": 3, "four": 4, "five": 5, "trio": 3, "quartet": 4}
GOVERNMENTS = re.compile(
    r"\b(?:governments|countries|nations|states|leaders|ministers|sides|presidents)\b"
)


def _with_other(
    only: PartyDraft, known: list[PartyDraft], pair: list[PartyDraft]
) -> tuple[PartyDraft, ...]:
    for group in (known, pair):
        codes = [party.country_code for party in group]
        if only.country_code in codes and len(group) >= 2:
            return tuple(only if p.country_code == only.country_code else p for p in group)
    return (only,)

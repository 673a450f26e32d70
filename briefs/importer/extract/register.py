"""The instruments of one document: each is entered once, later mentions add to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefs.importer.draft import PartyDraft, Span

from .days import Moment
from .instrument import Instrument
from .patterns import word_set
from .reading import Reading
from .sentences import Sentence

WORD = re.compile(r"\w{3,}")
APART = re.compile(r"(?:Separately|In a separate \w+),?\s")
# a later mention is compared with so many entries before it
LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One instrument or group as read so far; places are those of ``sentence.flat``."""

    sentence: Sentence
    found: Instrument
    kind: str
    status: str
    reading: Reading
    parties: tuple[PartyDraft, ...]
    areas: tuple[Span, ...]
    moment: Moment | None
    commitment: bool = False
    member_of: int | None = None
    status_sentence: Sentence | None = None
    status_reading: Reading | None = None
    kind_sentence: Sentence | None = None
    kind_found: Instrument | None = None
    item: bool = False
    doubtful: bool = False

    @property
    def area_texts(self) -> tuple[str, ...]:
        return tuple(span.of(self.sentence.flat) for span in self.areas)


class Register:
    """Entries in the order of the text."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def add(self, entry: Entry) -> bool:
        """Enter an instrument, or merge it into the one it speaks of again; True when new.

        A doubtful one (nobody's by name, or of a domestic story) only ever merges.
        """
        index = self._same(entry)
        if index is None and entry.doubtful:
            return False
        if index is None:
            self.entries.append(entry)
            return True
        old = self.entries[index]
        self.entries[index] = entry if _counts_at_last(old, entry) else _merged(old, entry)
        return False

    def restate(self, entry: Entry) -> None:
        """A mention without news of its own may still name the exact kind or the later status."""
        index = self._same(entry)
        if index is not None:
            self.entries[index] = _merged(self.entries[index], entry)

    def _same(self, entry: Entry) -> int | None:
        oldest = max(0, len(self.entries) - LOOK_BACK)
        for index in range(len(self.entries) - 1, oldest - 1, -1):
            if _is_same(self.entries[index], entry):
                return index
        return None


def _counts_at_last(old: Entry, new: Entry) -> bool:
    """ "the agreements signed during the visit" and later "20 agreements were signed"."""
    return (
        old.found.plural
        and old.found.definite
        and not old.found.count.stated
        and new.found.count.stated
        and new.found.plural
        and old.kind == new.kind
        and not old.areas
    )


def _is_same(old: Entry, new: Entry) -> bool:
    if _counts_at_last(old, new):
        return True
    if APART.match(new.sentence.flat) and old.sentence is not new.sentence:
        return False
    if old.item or new.item or old.sentence is new.sentence or old.commitment != new.commitment:
        return False
    if old.found.count.number != new.found.count.number and not new.found.definite:
        return False
    if not _kinds_agree(old, new) or _is_of_a_sort_of_its_own(old, new):
        return False
    if _clash(old, new):
        return False
    if new.reading.nominal and new.found.definite and _area_overlap(old, new) > 0:
        return True
    if new.found.definite and not new.found.count.stated:
        return _definite_fits(old, new)
    if new.found.determiner in ("another", "further", "second", "third", "separate", "additional"):
        return False
    if _says_nothing_new(old, new):
        return True
    if new.status in ("planned", "negotiating") and old.status in ("signed", "agreed"):
        return False
    shared = _area_overlap(old, new)
    if new.found.count.stated and old.found.count.stated:
        return old.found.count.number == new.found.count.number
    return shared > 0.5 and not _parties_differ(old, new)


def _says_nothing_new(old: Entry, new: Entry) -> bool:
    """ "both sides had reached an agreement": no subject, no party, no number of its own."""
    generic = word_set("instruments", "generic")
    stated = any(party.basis == "stated" for party in new.parties)
    own = word_set("instruments", "weak").intersection(new.found.modifiers.lower().split())
    return (
        not (own or new.areas or stated or new.found.plural or old.found.plural)
        and new.found.noun.lower() in generic
        and new.status in ("agreed", "signed")
        and old.status in ("agreed", "signed")
        and new.sentence.order - old.sentence.order <= 6
    )


def _kinds_agree(old: Entry, new: Entry) -> bool:
    """ "The deal" may speak of a memorandum, but not of a joint statement or a plan."""
    if old.kind == new.kind:
        return True
    generic = word_set("instruments", "generic")
    states = all(party.kind in ("state", "igo") for party in old.parties) and old.parties
    if new.kind == "contract" and states:
        return False
    if old.kind in ("joint_statement", "action_plan"):
        return new.found.noun.lower() == "document"
    return new.kind not in ("joint_statement", "action_plan") and (
        new.found.noun.lower() in generic or old.found.noun.lower() in generic
    )


def _is_of_a_sort_of_its_own(old: Entry, new: Entry) -> bool:
    """ "a loan agreement" and "the consular convention": each is called by what it is on."""
    own = set(WORD.findall(new.found.modifiers.lower()))
    its = set(WORD.findall(old.found.modifiers.lower()))
    plain = word_set("instruments", "weak") | word_set("instruments", "definite")
    return bool(
        old.kind != new.kind and own - plain and its - plain and not own & its and new.areas
    )


def _clash(old: Entry, new: Entry) -> bool:
    return (
        bool(old.areas and new.areas)
        and _area_overlap(old, new) == 0
        and not (new.found.definite and new.reading.side != "left")
    )


def _definite_fits(old: Entry, new: Entry) -> bool:
    if old.found.plural != new.found.plural and (new.areas or not old.found.count.stated):
        return False
    near = new.sentence.order - old.sentence.order <= 4
    if near and new.reading.side in ("right", "relative") and old.found.plural == new.found.plural:
        return len(old.parties) < 2 or not _parties_differ(old, new)
    if new.areas and old.areas:
        return _area_overlap(old, new) > 0 and not _parties_differ(old, new)
    return not _parties_differ(old, new)


def _parties_differ(old: Entry, new: Entry) -> bool:
    """Whether the later mention names somebody who is no party of the earlier one."""
    stated = {p.country_code or p.name for p in new.parties if p.basis == "stated"}
    return bool(stated - {p.country_code or p.name for p in old.parties}) and bool(old.parties)


def _area_overlap(old: Entry, new: Entry) -> float:
    left = set(WORD.findall(" ".join(old.area_texts).lower()))
    right = set(WORD.findall(" ".join(new.area_texts).lower()))
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _tells_the_day(old: Entry, new: Entry) -> bool:
    """ "The agreement was signed last week": of the status that is known already."""
    return new.moment is not None and bool(new.moment.end) and new.status == old.status


def _merged(old: Entry, new: Entry) -> Entry:
    """The first sentence stays the evidence; an exact kind and a signature win."""
    generic = word_set("instruments", "generic")
    exact = new.found.noun.lower() not in generic
    # "an agreement on a new contract": what the agreement is on, and not what it is
    exact = exact and (new.kind, old.found.noun.lower()) != ("contract", "agreement")
    if old.found.noun.lower() in generic and exact:
        old = replace(old, kind=new.kind, kind_sentence=new.sentence, kind_found=new.found)
    if old.status == "agreed" and new.status == "signed" and new.reading.side != "participle":
        old = replace(
            old,
            status="signed",
            moment=new.moment or old.moment,
            status_sentence=new.sentence,
            status_reading=new.reading,
        )
    known = old.moment is not None and old.moment.end > 0
    if not known and new.moment and new.found.definite and _tells_the_day(old, new):
        old = replace(
            old, moment=new.moment, status_sentence=new.sentence, status_reading=new.reading
        )
    named = {party.country_code or party.name for party in old.parties}
    more = tuple(
        replace(party, basis="inferred")
        for party in new.parties
        if party.basis == "stated" and (party.country_code or party.name) not in named
    )
    return replace(old, parties=old.parties + more) if len(old.parties) < 2 else old

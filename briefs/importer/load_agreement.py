"""One agreement as extracted becomes rows of the register, private until published."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from briefs.agreements.following import follows
from briefs.agreements.models import Agreement, Event, Evidence, Party, TaggedAgreement
from briefs.agreements.status import settle
from briefs.importer.checked import checked
from briefs.importer.draft import STATED, AgreementDraft, EvidenceDraft
from briefs.importer.entry_values import Values, values_of
from briefs.importer.load_tags import Vocabulary
from briefs.sources.models import Source
from briefs.storing import store, store_leaves
from briefs.tags.models import Tag

AREAS_LENGTH = 500


@dataclass(slots=True)
class Entry:
    """An agreement with its rows as one document gives it: checked, and not yet stored."""

    agreement: Agreement
    event: Event
    parties: list[Party]
    topics: list[Tag]
    evidence: list[Evidence]
    values: Values


@dataclass(slots=True)
class Rows:
    """The rows of all agreements of one document, stored a table at a time."""

    events: list[Event] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    topics: list[TaggedAgreement] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """The rows of an entry whose agreement is stored by now."""
        self.events.append(entry.event)
        self.parties += entry.parties
        self.topics += [tagged(entry.agreement, tag) for tag in entry.topics]
        self.evidence += entry.evidence
        rows: list[Any] = [entry.event, *entry.parties, *entry.evidence]
        for row in rows:
            row.agreement = entry.agreement

    def store(self) -> None:
        for rows in (self.events, self.parties, self.topics, self.evidence):
            store_leaves(rows)


def entry_of(
    found: AgreementDraft, *, uid: uuid.UUID, source: Source, vocabulary: Vocabulary
) -> Entry:
    """The rows that an extracted agreement amounts to; ``uid`` is its permanent identity.

    Evidence that does not pass check B is inferred, whatever the extractor called
    it. Raises ``ValidationError`` when a value cannot be stored.
    """
    is_group = found.scope == "group" and found.count != 1
    agreement = Agreement(
        uid=uid,
        title=found.title[:300],
        kind=found.kind,
        basis=found.basis,
        scope="group" if is_group else "single",
        count=found.count if is_group else 1,
        count_qualifier=_qualifier(found) if is_group else "exact",
        areas_printed=_areas(found.areas),
        confidence=found.confidence,
    )
    event = checked(
        Event(
            uid=child(uid, "event", found.status),
            status=found.status,
            date=found.date,
            place=found.place[:100],
        )
    )
    agreement.status, agreement.status_date = settle([event])
    checked(agreement)
    parties = _parties(uid, found)
    topics = list({tag.pk: tag for tag in map(vocabulary.topic, found.topics)}.values())
    return Entry(
        agreement=agreement,
        event=event,
        parties=parties,
        topics=topics,
        evidence=_evidence(uid, found, source),
        values=values_of(
            agreement, parties=parties, events=[event], topics=[tag.slug for tag in topics]
        ),
    )


def store_entry(entry: Entry, *, group: Agreement | None, rows: Rows) -> Agreement:
    """Store the agreement now and leave its rows to ``rows``; a member goes into its group."""
    agreement = entry.agreement
    if group is not None and group.is_group and not agreement.is_group:
        agreement.group = group
    store(agreement)
    rows.add(entry)
    return agreement


def tagged(agreement: Agreement, tag: Tag) -> TaggedAgreement:
    """The row that gives an agreement this topic."""
    uid = child(agreement.uid, "topic", tag.slug)
    return TaggedAgreement(uid=uid, content_object=agreement, tag=tag)


def child(parent: uuid.UUID, *parts: Any) -> uuid.UUID:
    """The permanent identity of a row of an agreement."""
    return uuid.uuid5(parent, ":".join(map(str, parts)))


def _qualifier(found: AgreementDraft) -> str:
    if found.count is None:
        return "unknown"
    return "exact" if found.count_qualifier == "unknown" else found.count_qualifier


def _areas(areas: tuple[str, ...]) -> str:
    kept: list[str] = []
    for area in areas:
        plain = " ".join(area.replace(";", ",").split())
        if plain and len("; ".join([*kept, plain])) <= AREAS_LENGTH:
            kept.append(plain)
    return "; ".join(kept)


def _parties(parent: uuid.UUID, found: AgreementDraft) -> list[Party]:
    return [
        checked(
            Party(
                uid=child(parent, "party", name),
                kind=party.kind,
                name=name,
                country_code=party.country_code if len(party.country_code) == 2 else "",
                named=party.named,
                inferred=party.basis != STATED,
            )
        )
        for name, party in {party.name[:200]: party for party in found.parties}.items()
    ]


def _value(row: EvidenceDraft, found: AgreementDraft) -> str:
    """The value as it is stored: a code stands for a state only, anyone else goes by name."""
    if row.aspect == "existence":
        return ""
    if row.aspect == "parties" and len(row.value) == 2:
        of_state = [party for party in found.parties if party.country_code == row.value]
        if of_state and not any(party.kind == "state" for party in of_state):
            return of_state[0].name[:200]
    return row.value


def _evidence(parent: uuid.UUID, found: AgreementDraft, source: Source) -> list[Evidence]:
    existence = EvidenceDraft("existence", "", found.sentence)
    rows = found.evidence
    if not any(row.aspect == "existence" for row in rows):
        rows = (existence, *rows)
    stored = [_passage(parent, row, _value(row, found), source) for row in rows]
    return list({row.uid: row for row in stored}.values())


def _passage(parent: uuid.UUID, row: EvidenceDraft, value: str, source: Source) -> Evidence:
    quote = row.span.of(source.text)
    stated = row.basis == STATED and follows(row.aspect, value, quote)
    place = f"{row.span.start}-{row.span.end}"
    return checked(
        Evidence(
            uid=child(parent, source.sha256, row.aspect, value, place),
            source=source,
            aspect=row.aspect,
            value=value,
            start=row.span.start,
            end=row.span.end,
            quote=quote,
            basis="stated" if stated else "inferred",
            confidence=getattr(row, "confidence", None),
        )
    )

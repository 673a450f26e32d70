"""One agreement as extracted becomes an entry of the register, private until published."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from briefs.agreements.following import follows
from briefs.agreements.models import Agreement, Event, Evidence, Party, TaggedAgreement
from briefs.agreements.status import settle
from briefs.importer.checked import checked
from briefs.importer.draft import STATED, AgreementDraft, EvidenceDraft
from briefs.importer.load_tags import Vocabulary
from briefs.sources.models import Source

AREAS_LENGTH = 500


@dataclass(slots=True)
class Rows:
    """The rows of all agreements of one document, stored a table at a time."""

    events: list[Event] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    topics: list[TaggedAgreement] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def store(self) -> None:
        Event.objects.bulk_create(self.events)
        Party.objects.bulk_create(self.parties)
        TaggedAgreement.objects.bulk_create(self.topics)
        Evidence.objects.bulk_create(self.evidence)


def load_agreement(
    found: AgreementDraft,
    *,
    uid: uuid.UUID,
    source: Source,
    group: Agreement | None,
    vocabulary: Vocabulary,
    rows: Rows,
) -> Agreement:
    """Store an agreement; its parties, event, topics and evidence are added to ``rows``.

    Evidence that does not pass check B is stored as inferred, whatever the
    extractor called it. Raises ``ValidationError`` when a value cannot be stored.
    """
    is_group = found.scope == "group" and found.count != 1
    event = Event(status=found.status, date=found.date, place=found.place[:100])
    agreement = Agreement(
        uid=uid,
        title=found.title[:300],
        kind=found.kind,
        basis=found.basis,
        scope="group" if is_group else "single",
        count=found.count if is_group else 1,
        count_qualifier=_qualifier(found) if is_group else "exact",
        group=group if group is not None and group.is_group and not is_group else None,
        areas_printed=_areas(found.areas),
        confidence=found.confidence,
    )
    agreement.status, agreement.status_date = settle([event])
    checked(agreement).save(force_insert=True)
    event.uid, event.agreement = _child(agreement, "event", found.status), agreement
    rows.events.append(checked(event))
    rows.parties += _parties(agreement, found)
    rows.topics += _topics(agreement, found, vocabulary)
    rows.evidence += _evidence(agreement, found, source)
    return agreement


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


def _child(agreement: Agreement, *parts: str) -> uuid.UUID:
    return uuid.uuid5(agreement.uid, ":".join(parts))


def _parties(agreement: Agreement, found: AgreementDraft) -> list[Party]:
    return [
        checked(
            Party(
                uid=_child(agreement, "party", name),
                agreement=agreement,
                kind=party.kind,
                name=name,
                country_code=party.country_code if len(party.country_code) == 2 else "",
                named=party.named,
                inferred=party.basis != STATED,
            )
        )
        for name, party in {party.name[:200]: party for party in found.parties}.items()
    ]


def _topics(
    agreement: Agreement, found: AgreementDraft, vocabulary: Vocabulary
) -> list[TaggedAgreement]:
    tags = {tag.pk: tag for tag in map(vocabulary.topic, found.topics)}
    return [
        TaggedAgreement(uid=_child(agreement, "topic", tag.slug), content_object=agreement, tag=tag)
        for tag in tags.values()
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


def _evidence(agreement: Agreement, found: AgreementDraft, source: Source) -> list[Evidence]:
    existence = EvidenceDraft("existence", "", found.sentence)
    rows = found.evidence
    if not any(row.aspect == "existence" for row in rows):
        rows = (existence, *rows)
    stored = [_passage(agreement, row, _value(row, found), source) for row in rows]
    return list({row.uid: row for row in stored}.values())


def _passage(agreement: Agreement, row: EvidenceDraft, value: str, source: Source) -> Evidence:
    quote = row.span.of(source.text)
    stated = row.basis == STATED and follows(row.aspect, value, quote)
    return checked(
        Evidence(
            uid=_child(agreement, row.aspect, value, f"{row.span.start}-{row.span.end}"),
            agreement=agreement,
            source=source,
            aspect=row.aspect,
            value=value,
            start=row.span.start,
            end=row.span.end,
            quote=quote,
            basis="stated" if stated else "inferred",
        )
    )

"""One agreement as extracted becomes an entry of the register, private until published."""

from __future__ import annotations

import uuid

from briefs.agreements.following import follows
from briefs.agreements.models import Agreement, Event, Evidence, Party, TaggedAgreement
from briefs.agreements.status import settle
from briefs.importer.draft import STATED, AgreementDraft, EvidenceDraft
from briefs.importer.load_tags import topic_named
from briefs.sources.models import Source

AREAS_LENGTH = 500


def load_agreement(
    found: AgreementDraft, *, uid: uuid.UUID, source: Source, group: Agreement | None
) -> Agreement:
    """Store an agreement with its parties, event, topics and evidence.

    Evidence that does not pass check B is stored as inferred, whatever the
    extractor called it. Raises ``ValidationError`` when a value cannot be stored.
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
        group=group if group is not None and group.is_group and not is_group else None,
        areas_printed=_areas(found.areas),
        confidence=found.confidence,
    )
    agreement.full_clean()
    agreement.save()
    _parties(agreement, found)
    _event(agreement, found)
    for name in dict.fromkeys(found.topics):
        tag = topic_named(name)
        TaggedAgreement.objects.get_or_create(
            content_object=agreement,
            tag=tag,
            defaults={"uid": _child(agreement, "topic", tag.slug)},
        )
    _evidence(agreement, found, source)
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


def _parties(agreement: Agreement, found: AgreementDraft) -> None:
    for name, party in {party.name[:200]: party for party in found.parties}.items():
        row = Party(
            uid=_child(agreement, "party", name),
            agreement=agreement,
            kind=party.kind,
            name=name,
            country_code=party.country_code if len(party.country_code) == 2 else "",
            named=party.named,
            inferred=party.basis != STATED,
        )
        row.full_clean()
        row.save()


def _event(agreement: Agreement, found: AgreementDraft) -> None:
    event = Event(
        uid=_child(agreement, "event", found.status),
        agreement=agreement,
        status=found.status,
        date=found.date,
        place=found.place[:100],
    )
    event.full_clean()
    event.save()
    agreement.status, agreement.status_date = settle([event])
    agreement.save(update_fields=["status", "status_date"])


def _value(row: EvidenceDraft, found: AgreementDraft) -> str:
    """The value as it is stored: a code stands for a state only, anyone else goes by name."""
    if row.aspect == "existence":
        return ""
    if row.aspect == "parties" and len(row.value) == 2:
        of_state = [party for party in found.parties if party.country_code == row.value]
        if of_state and not any(party.kind == "state" for party in of_state):
            return of_state[0].name[:200]
    return row.value


def _evidence(agreement: Agreement, found: AgreementDraft, source: Source) -> None:
    existence = EvidenceDraft("existence", "", found.sentence)
    rows = found.evidence
    if not any(row.aspect == "existence" for row in rows):
        rows = (existence, *rows)
    for row in dict.fromkeys(rows):
        quote = row.span.of(source.text)
        value = _value(row, found)
        stated = row.basis == STATED and follows(row.aspect, value, quote)
        evidence = Evidence(
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
        evidence.full_clean()
        evidence.save()

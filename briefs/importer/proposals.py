"""Deciding what an import proposed: accepted or rejected by an editor, one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from briefs import audit, history
from briefs.agreements.correction_log import record_correction
from briefs.agreements.models import Agreement, Evidence
from briefs.brief import Brief, TaggedBrief, free_address
from briefs.importer.load_brief import list_in, tag_with
from briefs.importer.models import Proposal
from briefs.importer.numbering import next_numbers
from briefs.importer.one_writer import wait_for_others
from briefs.importer.write_values import write_values
from briefs.tags.models import Tag
from briefs.versioning import claim, confirm

Kind, Decision = Proposal.Kind, Proposal.Decision


@transaction.atomic
def accept(
    *,
    proposal: Proposal,
    brief_version: int | None,
    agreement_version: int | None = None,
    by: Any,
    note: str = "",
) -> None:
    """Do what was proposed, on the versions that the decision was based on.

    ``note`` is the public note that a change of a public entry needs. Raises
    ``StaleVersion`` when brief or entry have changed since, ``ValidationError``
    when the proposal is decided already or cannot be done, and ``Refused`` with
    the gate's problems for a public entry; then nothing is changed.
    """
    brief = _claimed(proposal, brief_version)
    _hold_entry(proposal, agreement_version)
    _ACCEPT[proposal.kind](proposal, brief, by, note)
    brief.full_clean()
    brief.save()
    history.record(brief, by=by, reason=f"accepted from {proposal.item.name}"[:200])
    _decided(proposal, Decision.ACCEPTED, by)
    _note(audit.Verb.PROPOSAL_ACCEPTED, proposal, brief, by)


@transaction.atomic
def reject(*, proposal: Proposal, brief_version: int | None, by: Any) -> None:
    """Leave everything as it stands. A source turned away gets a draft of its own.

    Raises ``StaleVersion`` and ``ValidationError`` as :func:`accept` does.
    """
    brief = _claimed(proposal, brief_version)
    if proposal.kind == Kind.SOURCE:
        _draft_of_its_own(proposal)
    if proposal.kind == Kind.NEW_AGREEMENT and proposal.agreement is not None:
        entry, proposal.agreement = proposal.agreement, None
        _decided(proposal, Decision.REJECTED, by)
        _drop_unused(entry)
    history.record(brief, by=by, reason=f"rejected from {proposal.item.name}"[:200])
    _decided(proposal, Decision.REJECTED, by)
    _note(audit.Verb.PROPOSAL_REJECTED, proposal, brief, by)


def _note(verb: audit.Verb, proposal: Proposal, brief: Brief, by: Any) -> None:
    what = f"{proposal.get_kind_display()} {proposal.field}".strip()
    audit.note(act=verb, subject=brief, by=by, details=f"{what}, from {proposal.item.name}")


def _claimed(proposal: Proposal, brief_version: int | None) -> Brief:
    """The brief, its version raised; the proposal open."""
    if proposal.kind == Kind.SOURCE:
        wait_for_others()
    claim(proposal.brief, brief_version)
    brief = Brief.objects.get(pk=proposal.brief_id)
    if Proposal.objects.open().filter(pk=proposal.pk).first() is None:
        raise ValidationError("This proposal has been decided already.")
    return brief


def _hold_entry(proposal: Proposal, version: int | None) -> None:
    """The entry is as it was seen, and nobody changes it before all is done."""
    if proposal.agreement is not None:
        confirm(proposal.agreement, version)
        proposal.agreement = Agreement.objects.get(pk=proposal.agreement.pk)


def _decided(proposal: Proposal, decision: str, by: Any) -> None:
    proposal.decision, proposal.decided_at, proposal.decided_by = decision, timezone.now(), by
    proposal.save(update_fields=["decision", "decided_at", "decided_by", "agreement"])


def _field(proposal: Proposal, brief: Brief, by: Any, note: str) -> None:
    if proposal.field == "reference":
        _reference(proposal, brief)
        return
    setattr(brief, proposal.field, proposal.proposed)
    if proposal.field == "title" and not brief.editions.exists():
        brief.slug = free_address(brief.title, brief=brief)


def _reference(proposal: Proposal, brief: Brief) -> None:
    stands = proposal.stands or {}
    row = brief.references.filter(citation=stands.get("citation"), url=stands.get("url")).first()
    if row is None:
        raise ValidationError("The reference is not there any more as it was.")
    proposed = proposal.proposed or {}
    row.citation, row.url = proposed["citation"], proposed["url"]
    row.full_clean()
    row.save()


def _tag(proposal: Proposal, brief: Brief, by: Any, note: str) -> None:
    rows = TaggedBrief.objects.filter(content_object=brief, tag__slug=proposal.field)
    if not proposal.proposed:
        rows.delete()
    elif not rows.exists():
        tag_with(brief, list(Tag.objects.filter(slug=proposal.field)))


def _value(proposal: Proposal, brief: Brief, by: Any, note: str) -> None:
    entry = _entry(proposal)
    write_values(entry, {proposal.field: proposal.proposed})
    if entry.published_at is not None:
        _add_passages(proposal, entry)
        record_correction(agreement=entry, note=note, by=by)


def _evidence(proposal: Proposal, brief: Brief, by: Any, note: str) -> None:
    entry = _entry(proposal)
    _add_passages(proposal, entry)
    Agreement.objects.filter(pk=entry.pk).update(version=F("version") + 1)
    if entry.published_at is not None:
        record_correction(agreement=entry, note=note, by=by)


def _add_passages(proposal: Proposal, entry: Agreement) -> None:
    """What the document says of the entry, as far as it does not stand there yet."""
    report = proposal.item.reported.filter(agreement=entry).first()
    source = proposal.item.source
    if report is None or source is None:
        return
    there = set(entry.evidence.filter(source=source).values_list("aspect", "value", "start", "end"))
    for row in report.given["passages"]:
        if (row["aspect"], row["value"], row["start"], row["end"]) not in there:
            quote = source.text[row["start"] : row["end"]]
            Evidence.objects.create(agreement=entry, source=source, quote=quote, **row)


def _new_agreement(proposal: Proposal, brief: Brief, by: Any, note: str) -> None:
    entry = _entry(proposal)
    if not brief.listed_agreements.filter(agreement=entry).exists():
        list_in(brief, [(next(next_numbers(brief)), entry)])


def _gone_agreement(proposal: Proposal, brief: Brief, by: Any, note: str) -> None:
    brief.listed_agreements.filter(agreement=proposal.agreement).delete()


def _merge(proposal: Proposal, brief: Brief, by: Any, note: str) -> None:
    raise ValidationError("Two entries are merged on the page that shows both.")


def _source(proposal: Proposal, brief: Brief, by: Any, note: str) -> None:
    from briefs.importer.further_source import add_source

    add_source(proposal.item, brief=brief, by=by)


def _draft_of_its_own(proposal: Proposal) -> None:
    from briefs.importer.further_source import make_draft

    make_draft(proposal.item)


def _entry(proposal: Proposal) -> Agreement:
    if proposal.agreement is None:
        raise ValidationError("The entry is not there any more.")
    return proposal.agreement


def _drop_unused(entry: Agreement) -> None:
    """A private entry that no brief lists and nobody has worked on since it was proposed."""
    report = entry.reports.order_by("pk").first()
    if (
        entry.published_at is None
        and report is not None
        and report.agreement_version == entry.version
        and not entry.listings.exists()
        and not entry.members.exists()
    ):
        entry.delete()


_ACCEPT: dict[str, Callable[[Proposal, Brief, Any, str], None]] = {
    Kind.FIELD: _field,
    Kind.TAG: _tag,
    Kind.VALUE: _value,
    Kind.NEW_AGREEMENT: _new_agreement,
    Kind.GONE_AGREEMENT: _gone_agreement,
    Kind.EVIDENCE: _evidence,
    Kind.SOURCE: _source,
    Kind.MERGE: _merge,
}

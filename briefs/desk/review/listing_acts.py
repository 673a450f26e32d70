"""Agreements as a whole: accepted where sure, thrown out, put back, added, and the review's end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from briefs import audit, history
from briefs.agreements import entering
from briefs.agreements.models import Agreement
from briefs.agreements.values import evidence_for, values_of
from briefs.brief import Brief, BriefAgreement
from briefs.desk.review.decisions import Decided, Decision, note
from briefs.desk.review.sureness import band_of
from briefs.desk.review.titles import follow, key_message, retell
from briefs.desk.review.value_acts import EXISTENCE
from briefs.importer.models import ReviewedValue
from briefs.sources.models import Source
from briefs.versioning import claim, confirm


@transaction.atomic
def accept_high(*, brief: Brief, version: int | None, seen: Mapping[int, int], by: Any) -> int:
    """Accept every undecided value of which the importer is sure; returns how many.

    ``seen`` are the versions of the agreements that the editor saw. Raises ``StaleVersion``.
    """
    confirm(brief, version)
    decided = Decided(brief.reviewed_values.all())
    listed = Agreement.objects.filter(listings__brief=brief, published_at=None)
    accepted = 0
    for agreement in listed.prefetch_related("parties", "events__party", "evidence"):
        confirm(agreement, seen.get(agreement.pk))
        rows = list(agreement.evidence.all())
        for value in values_of(agreement):
            if decided.of(value, agreement.pk):
                continue
            if band_of(agreement, value, evidence_for(value, rows)) == "high":
                note(brief, value, Decision.ACCEPTED, by=by, agreement=agreement)
                accepted += value.aspect != EXISTENCE.aspect
    said = f"accepted: {accepted} values of which the importer is sure"
    audit.note(act=audit.Verb.REVIEWED, subject=brief, by=by, details=said)
    return accepted


@transaction.atomic
def reject_agreement(
    *,
    brief: Brief,
    brief_version: int | None,
    agreement: Agreement,
    version: int | None,
    by: Any,
) -> None:
    """Take an agreement off the brief's list; it can be put back until the review ends."""
    confirm(agreement, version)
    claim(brief, brief_version)
    listing = brief.listed_agreements.get(agreement=agreement)
    told = retell(brief, listing.position, agreement.title, None)
    brief.save()
    listing.delete()
    removed = {"position": listing.position, "told": told}
    note(brief, EXISTENCE, Decision.REJECTED, by=by, agreement=agreement, removed=removed)
    history.record(brief, by=by, reason=f"reviewed: agreement {listing.position} rejected")
    said = f"agreement {listing.position}"
    audit.note(act=audit.Verb.LEFT_OUT, subject=brief, by=by, details=said)


@transaction.atomic
def put_back_agreement(
    *,
    brief: Brief,
    brief_version: int | None,
    row: ReviewedValue,
    by: Any,
) -> None:
    """List a rejected agreement again under the number that it had, or, if taken, the next."""
    claim(brief, brief_version)
    position = int(row.removed.get("position", 0))
    if brief.listed_agreements.filter(position=position).exists():
        position = 0
    listing, _ = BriefAgreement.objects.get_or_create(
        brief=brief, agreement=row.agreement, defaults={"position": position}
    )
    if row.removed.get("told"):
        line = key_message(str(row.agreement), listing.position)
        brief.key_messages = "\n".join([*brief.key_messages.splitlines(), line])
    brief.save()
    row.delete()
    history.record(brief, by=by, reason=f"reviewed: agreement {listing.position} put back")
    said = f"agreement {listing.position}"
    audit.note(act=audit.Verb.PUT_BACK, subject=brief, by=by, details=said)


@transaction.atomic
def add_agreement(
    *, brief: Brief, brief_version: int | None, source: Source, by: Any, **words: Any
) -> Agreement:
    """Enter an agreement from words of the source and list it in the brief."""
    claim(brief, brief_version)
    agreement = entering.enter(source=source, by=by, **words)
    follow(agreement, entering.UNNAMED)
    listing = BriefAgreement.objects.create(brief=brief, agreement=agreement)
    brief.save()
    history.record(brief, by=by, reason=f"reviewed: agreement {listing.position} added")
    return agreement


@transaction.atomic
def finish(*, brief: Brief, version: int | None, by: Any) -> int:
    """End the review; returns how many rejected entries left the register for good.

    An entry goes if it came with an import of this brief, or if the person may
    delete entries; never one that is public, listed elsewhere or has members.
    """
    confirm(brief, version)
    thrown_out = Agreement.objects.filter(
        reviewed_values__brief=brief,
        reviewed_values__aspect=EXISTENCE.aspect,
        reviewed_values__decision=Decision.REJECTED,
        published_at=None,
        listings=None,
        members=None,
    )
    if not by.has_perm("agreements.delete_agreement"):
        thrown_out = thrown_out.filter(reports__item__brief=brief, reports__created=True)
    gone = sum(_deleted(agreement, by) for agreement in thrown_out.distinct())
    items = brief.import_items.filter(reviewed_at=None)
    items.update(reviewed_at=timezone.now(), reviewed_by=by)
    audit.note(act=audit.Verb.REVIEWED, subject=brief, by=by, details="the review is done")
    return gone


def _deleted(agreement: Agreement, by: Any) -> bool:
    key = agreement.pk
    try:
        agreement.delete()
    except ProtectedError:
        return False  # something else speaks of it by now
    agreement.pk = key
    said = "rejected in a review"
    audit.note(act=audit.Verb.DELETED, subject=agreement, by=by, details=said)
    return True

"""Merging two entries of the register, with what imports reported and proposed of them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from briefs.agreements.models import Agreement
from briefs.importer.likely_same import likely_same
from briefs.importer.models import Proposal, ReportedAgreement
from briefs.merging import merge_agreements

MOST_TWINS = 20


@transaction.atomic
def merge_entries(*, keep: Agreement, merge: Agreement, by: Any, **options: Any) -> Agreement:
    """As :func:`briefs.merging.merge_agreements`, which it calls with ``options``.

    Reports of ``merge`` become further reports of ``keep``, which no undo of their
    import takes away; offers to merge the two are done with.
    """
    ReportedAgreement.objects.filter(agreement=merge).update(created=False)
    kept = merge_agreements(keep=keep, merge=merge, by=by, **options)
    Proposal.objects.open().filter(agreement=kept, other=F("agreement")).update(
        decision=Proposal.Decision.ACCEPTED, decided_at=timezone.now(), decided_by=by
    )
    return kept


def likely_twins(agreement: Agreement) -> list[Agreement]:
    """Entries that another document reported in the same way: likely the same agreement."""
    found: dict[int, Agreement] = {}
    for own in agreement.reports.exclude(likeness=""):
        others = ReportedAgreement.objects.filter(likeness=own.likeness, agreement__isnull=False)
        for other in others.exclude(agreement=agreement).select_related("agreement")[:MOST_TWINS]:
            told = own.given.get("reported"), other.given.get("reported")
            if other.agreement is not None and all(told) and likely_same(*told):
                found[other.agreement.pk] = other.agreement
    return list(found.values())

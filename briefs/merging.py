"""Merging two entries of the register, with the briefs that list them."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from briefs import audit, history
from briefs.agreements.merging import absorb, why_not
from briefs.agreements.models import Agreement
from briefs.brief import Brief, BriefAgreement
from briefs.versioning import claim


@transaction.atomic
def merge_agreements(
    *,
    keep: Agreement,
    merge: Agreement,
    keep_version: int | None,
    merge_version: int | None,
    by: Any,
    note: str = "",
) -> Agreement:
    """Make one entry of two that are one agreement; returns the kept one.

    Passages, identifiers, topics, members and all else that hangs on ``merge`` go
    to ``keep``, whose own values stand; ``merge`` is deleted. Briefs that list it
    list ``keep`` instead, and links in their text follow. ``note`` is the public
    note that a change of a public entry needs. Raises ``StaleVersion`` when either
    has changed since the versions given, ``ValidationError`` when they cannot be
    one or the note is missing, and ``Refused`` with the gate's problems for a
    public entry; then nothing is changed.
    """
    reason = why_not(keep=keep, merge=merge)
    if reason:
        raise ValidationError(reason)
    # Briefs first, as in publish(), so that neither waits for the other for ever.
    listing = Brief.objects.filter(agreements=merge).values("pk")
    briefs = list(Brief.objects.select_for_update().filter(pk__in=listing).order_by("pk"))
    versions = {keep: keep_version, merge: merge_version}
    for entry in sorted(versions, key=lambda row: row.pk):
        claim(entry, versions[entry])
    # Rows of its own: what the caller holds is as it was if all this is rolled back.
    keep, merge = (Agreement.objects.get(pk=entry.pk) for entry in (keep, merge))
    if reason := why_not(keep=keep, merge=merge):
        raise ValidationError(reason)
    title = str(merge)
    for brief in briefs:
        _list_anew(brief, keep, merge)
    absorb(keep=keep, merge=merge, by=by, note=note)
    for brief in briefs:
        history.record(brief, by=by, reason=f"“{title}” merged into “{keep}”"[:200])
    audit.note(act=audit.Verb.MERGED, subject=keep, by=by, details=f"“{title}” into it")
    return keep


def _list_anew(brief: Brief, keep: Agreement, merge: Agreement) -> None:
    """List the kept entry where the other stood; once, and with its own number, if both did."""
    rows = brief.listed_agreements
    theirs, ours = rows.get(agreement=merge), rows.filter(agreement=keep).first()
    if ours is None:
        BriefAgreement.objects.filter(pk=theirs.pk).update(agreement=keep)
    else:
        theirs.delete()
        if not rows.filter(position=theirs.position).exists():
            for name in Brief.SECTIONS:
                text = renumbered(getattr(brief, name), theirs.position, ours.position)
                setattr(brief, name, text)
    claim(brief, brief.version)
    brief.save()


def renumbered(text: str, old: int, new: int) -> str:
    """The Markdown with its links to agreement ``old`` (``#agreement-2``) leading to ``new``."""
    target = re.compile(rf"(\]\(\s*<?|\]:\s*<?)#agreement-{old}(?![\w-])")
    return target.sub(rf"\g<1>#agreement-{new}", text)

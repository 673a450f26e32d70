"""Undoing a run: what it brought and nobody touched goes, what was edited since stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from briefs import audit
from briefs.brief import Brief
from briefs.importer.models import Import, ImportItem, Proposal
from briefs.importer.one_writer import wait_for_others
from briefs.importer.undo_draft import undo_draft
from briefs.importer.undo_leftovers import is_corrected, remove_source, remove_tags
from briefs.importer.undo_update import reopen_superseded, undo_update

Undone = ImportItem.Undone


def undo(
    *, run: Import, by: Any, report: Callable[[ImportItem], None] | None = None
) -> list[ImportItem]:
    """Take back what a run brought, the latest first; returns the items of which something stayed.

    Each document is one transaction; ``report`` is called after each. When the
    process ends in between, calling this again goes on where it stopped. A run that
    is still at work stores nothing more. Raises ``ValidationError`` when the run has
    been undone already.
    """
    if run.undone_at is not None:
        raise ValidationError("This import has been undone already.")
    # Said first: what is undone is undone even if the process ends before the rest is.
    audit.note(act=audit.Verb.IMPORT_UNDONE, subject=run, by=by)
    while not _is_all_undone(run, by):
        for pk in list(_pending(run)):
            item = _undo_one(pk, by)
            if report is not None:
                report(item)
    return list(run.items.filter(undone=Undone.KEPT).order_by("pk"))


def _pending(run: Import) -> QuerySet[ImportItem, int]:
    return run.items.standing().filter(undone="").order_by("-pk").values_list("pk", flat=True)


@transaction.atomic
def _is_all_undone(run: Import, by: Any) -> bool:
    """Whether nothing is left to undo; if so, note it, and whatever still loads sees it."""
    wait_for_others()
    if _pending(run).exists():
        return False
    run.undone_at, run.undone_by = timezone.now(), by
    run.save(update_fields=["undone_at", "undone_by"])
    return True


@transaction.atomic
def _undo_one(pk: int, by: Any) -> ImportItem:
    item = ImportItem.objects.select_for_update(of=("self",)).get(pk=pk)
    if item.undone:
        return item  # by someone who asked for it at the same moment
    made = item.before.get("tags_made", [])
    if item.brief_id is not None:
        # nobody edits it between the look at it and its end
        Brief.objects.select_for_update().filter(pk=item.brief_id).first()
    kept = _undo(item, by)
    remove_source(item)
    remove_tags(made)
    item.undone_note = " ".join(kept)
    if kept:
        item.undone = Undone.KEPT
    elif item.outcome == ImportItem.Outcome.CREATED or _was_only_offered(item):
        item.undone = Undone.REMOVED
    else:
        item.undone = Undone.REVERTED
    item.save()
    return item


def _was_only_offered(item: ImportItem) -> bool:
    return not item.given and item.outcome == ImportItem.Outcome.PROPOSED


def _undo(item: ImportItem, by: Any) -> list[str]:
    """What of the item stays, in words; empty if all of it is gone or put back."""
    if is_corrected(item.source):
        return ["How the document is cited has been corrected since."]
    if _was_only_offered(item):
        offers = item.proposals.filter(kind=Proposal.Kind.SOURCE)
        offers.exclude(decision=Proposal.Decision.REJECTED).delete()
        reopen_superseded(item)
        item.brief = None
        return []
    if item.brief is None:
        return undo_draft(item)
    if item.proposals.filter(
        kind=Proposal.Kind.SOURCE, decision=Proposal.Decision.REJECTED
    ).exists():
        return ["An editor made a draft of its own of it."]
    if item.proposals.filter(
        kind=Proposal.Kind.SOURCE, decision=Proposal.Decision.ACCEPTED
    ).exists():
        return ["An editor took it as a further source."]
    if item.outcome == ImportItem.Outcome.CREATED:
        return undo_draft(item)
    return undo_update(item, item.brief, by)

"""Undoing a document that made a draft of its own."""

from __future__ import annotations

from briefs.brief import Brief
from briefs.importer.models import ImportItem, ReportedAgreement
from briefs.importer.undo_leftovers import is_untouched, remove_entries


def undo_draft(item: ImportItem) -> list[str]:
    """Delete the draft with its entries if nobody has touched any of it; else say why it stays.

    The draft and its entries are one piece of work: one of them edited, all stay.
    """
    made = list(item.reported.filter(created=True).select_related("agreement"))
    kept = _edited(item, item.brief) if item.brief is not None else []
    if not kept:
        kept = _entries_in_use(made)
    if kept:
        return kept
    if item.brief is not None:
        brief, item.brief = item.brief, None
        brief.delete()
    remove_entries(made)
    return []


def _edited(item: ImportItem, brief: Brief) -> list[str]:
    if brief.editions.exists():
        return ["The brief has been published."]
    if brief.version != item.brief_version:
        return ["The draft has been edited since."]
    if brief.reviewed_values.exists():
        return ["An editor has begun to review the draft."]
    if brief.comments.exists():  # what the desk keeps
        return ["Somebody has commented on the draft."]
    if brief.import_items.standing().exclude(pk=item.pk).exists():
        return ["A later import brought more into the draft; undo that one first."]
    return []


def _entries_in_use(made: list[ReportedAgreement]) -> list[str]:
    kept = [row.agreement for row in made if not is_untouched(row)]
    return [f"The entry “{entry}” has been edited or is used elsewhere." for entry in kept]

"""Undoing a new version that was merged into a draft: each value goes back, unless edited since."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from briefs import history
from briefs.agreements.models import Agreement, Evidence
from briefs.brief import Brief, TaggedBrief
from briefs.importer.entry_values import LABELS, stored_values
from briefs.importer.load_brief import tag_with
from briefs.importer.models import ImportItem, Proposal, ReportedAgreement
from briefs.importer.undo_leftovers import is_untouched, remove_entries
from briefs.importer.write_values import write_values
from briefs.tags.models import Tag


def undo_update(item: ImportItem, brief: Brief, by: Any) -> list[str]:
    """Put back what the version changed and nobody has changed since; returns what stays."""
    was_untouched = brief.version == item.brief_version
    kept = _put_fields_back(item, brief) + _put_reference_back(item, brief)
    _put_tags_back(item, brief)
    for report in item.reported.select_related("agreement").order_by("number"):
        kept += _put_entry_back(report)
    kept += _remove_new_entries(item, brief)
    item.proposals.open().delete()
    reopen_superseded(item)
    if item.source is not None and not item.source.evidence.exists():
        brief.sources.remove(item.source)
    Brief.objects.filter(pk=brief.pk).update(version=F("version") + 1)
    brief.version += 1
    brief.save()
    history.record(brief, by=by, reason=f"import of {item.name} undone"[:200])
    if was_untouched and not kept:
        _hand_on(item, brief)
    return kept


def _hand_on(item: ImportItem, brief: Brief) -> None:
    """If nobody had touched what the former version left, it stands again as that left it."""
    former = brief.import_items.standing().filter(pk__lt=item.pk).order_by("-pk").first()
    if former is not None and former.brief_version == item.before["version"]:
        former.brief_version = brief.version
        former.save(update_fields=["brief_version"])


def _put_fields_back(item: ImportItem, brief: Brief) -> list[str]:
    kept = []
    for name, before in item.before.get("fields", {}).items():
        if getattr(brief, name) == item.given["fields"][name]:
            setattr(brief, name, before)
        else:
            kept.append(f"The {name.replace('_', ' ')} has been edited since.")
    return kept


def _put_reference_back(item: ImportItem, brief: Brief) -> list[str]:
    before = item.before.get("reference")
    row = brief.references.filter(uid=before["uid"]).first() if before else None
    if row is None or before is None:
        return []
    if {"citation": row.citation, "url": row.url} != item.given["reference"]:
        return ["The reference has been edited since."]
    row.citation, row.url = before["citation"], before["url"]
    row.save()
    return []


def _put_tags_back(item: ImportItem, brief: Brief) -> None:
    added = item.before.get("tags_added", [])
    TaggedBrief.objects.filter(content_object=brief, tag__slug__in=added).delete()
    removed = Tag.objects.filter(slug__in=item.before.get("tags_removed", []))
    tag_with(brief, list(removed.exclude(tagged_briefs__content_object=brief)))


def _put_entry_back(report: ReportedAgreement) -> list[str]:
    """Values of an entry that was there before the version, and the passages it brought."""
    if report.created or report.agreement is None:
        return []
    entry = Agreement.objects.select_for_update().get(pk=report.agreement.pk)
    if entry.published_at is not None:
        return [f"The entry “{entry}” is public by now."] if report.before else []
    was_untouched = entry.version == report.agreement_version
    stands, given = stored_values(entry), report.given["values"]
    back = {name: old for name, old in report.before.items() if stands[name] == given[name]}
    kept = [
        f"{LABELS[name].capitalize()} of “{entry}” edited since."
        for name in report.before
        if name not in back
    ]
    if back:
        try:
            with transaction.atomic():
                write_values(entry, back)
        except ValidationError as error:
            return [*kept, f"The entry “{entry}” cannot go back: {' '.join(error.messages)}"]
    _remove_passages(report)
    if was_untouched and not kept:
        _hand_entry_on(report, entry)
    return kept


def _hand_entry_on(report: ReportedAgreement, entry: Agreement) -> None:
    standing = ImportItem.objects.standing()
    former = entry.reports.filter(item__in=standing, pk__lt=report.pk).order_by("-pk").first()
    version_before = report.agreement_version - bool(report.before)
    if former is not None and former.agreement_version == version_before:
        former.agreement_version = entry.version
        former.save(update_fields=["agreement_version"])


def _remove_passages(report: ReportedAgreement) -> None:
    """As the version brought them; a passage that was edited since stays."""
    brought = {(p["aspect"], p["value"], p["start"], p["end"]) for p in report.given["passages"]}
    rows = Evidence.objects.filter(agreement=report.agreement_id, source=report.item.source_id)
    same = [row.pk for row in rows if (row.aspect, row.value, row.start, row.end) in brought]
    Evidence.objects.filter(pk__in=same).delete()


def _remove_new_entries(item: ImportItem, brief: Brief) -> list[str]:
    new = list(item.reported.filter(created=True).select_related("agreement"))
    untouched = [row for row in new if is_untouched(row)]
    brief.listed_agreements.filter(agreement__in=[row.agreement_id for row in untouched]).delete()
    remove_entries(untouched)
    return [
        f"The entry “{row.agreement}” has been edited or is used elsewhere."
        for row in new
        if row not in untouched
    ]


def reopen_superseded(item: ImportItem) -> None:
    """What its proposals superseded waits again."""
    Proposal.objects.filter(
        uid__in=item.before.get("superseded", []), decision=Proposal.Decision.SUPERSEDED
    ).update(decision=Proposal.Decision.OPEN, decided_at=None)

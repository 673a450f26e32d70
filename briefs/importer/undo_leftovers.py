"""What an undone document leaves behind and nobody else uses: its source, its tags, its entries."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import ProtectedError

from briefs.agreements.models import Agreement
from briefs.importer.models import ImportItem, ReportedAgreement
from briefs.sources.models import Source
from briefs.tags.models import Tag


def is_corrected(source: Source | None) -> bool:
    """Whether somebody has put right how the document is cited."""
    return source is not None and source.version > 1


def remove_source(item: ImportItem) -> None:
    """Delete the document as received, unless it was corrected since, or a brief, a passage or
    another import needs it."""
    source = item.source
    if source is None or is_corrected(source):
        return
    others = source.import_items.standing().exclude(pk=item.pk)
    if source.briefs.exists() or source.evidence.exists() or others.exists():
        return
    item.source = None
    Source.objects.filter(pk=source.pk).delete()


def remove_tags(slugs: Iterable[str]) -> None:
    """Delete tags that the import made, as far as nothing bears them and nobody changed them."""
    for tag in Tag.objects.filter(slug__in=slugs, version=1, aliases=None):
        try:
            with transaction.atomic():
                tag.delete()
        except ProtectedError:
            continue  # something else bears it by now


def is_untouched(report: ReportedAgreement) -> bool:
    """Whether an entry is still just what this import made of it, and private."""
    entry, item = report.agreement, report.item
    others = ImportItem.objects.standing().exclude(pk=item.pk)
    return entry is None or (
        entry.version == report.agreement_version
        and entry.published_at is None
        and not entry.reviewed_values.exists()
        and not entry.reports.filter(item__in=others).exists()
        and not entry.members.exclude(reports__item=item).exists()
        and not entry.evidence.exclude(source=item.source).exists()
        and not entry.listings.exclude(brief=item.brief).exists()
    )


def remove_entries(reports: Iterable[ReportedAgreement]) -> None:
    """Delete the entries that an import made; members before their group."""
    keys = [row.agreement_id for row in reports if row.agreement_id is not None]
    entries = Agreement.objects.filter(pk__in=keys)
    entries.filter(group__isnull=False).delete()
    entries.filter(members=None).delete()

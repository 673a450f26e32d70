"""The one stage of the importer that writes: a draft becomes rows.

One document is one transaction: everything it brings, or nothing.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from briefs.asking import Question
from briefs.importer.draft import Draft
from briefs.importer.load_brief import store_brief
from briefs.importer.load_source import store_sketch, store_source
from briefs.importer.models import Import, ImportItem
from briefs.importer.one_writer import wait_for_others
from briefs.importer.same_story import offer_source, same_story_as
from briefs.importer.update import former_version, update
from briefs.sources.models import Source

Outcome = ImportItem.Outcome


@transaction.atomic
def load(*, draft: Draft, run: Import) -> ImportItem:
    """Store one document and its draft, and record the outcome in the run.

    The same bytes again are ``unchanged`` and touch nothing. A new version of a
    document known by its address updates its brief where nobody has edited, and
    proposes the rest. The same story from elsewhere is offered as a further
    source of the brief it already has. Raises ``ValidationError`` when a value
    cannot be stored, or the run was undone meanwhile; then nothing is.
    """
    wait_for_others()
    if _undone(run.pk):
        raise ValidationError("This import was undone while it was still at work.")
    sha256 = hashlib.sha256(draft.content).hexdigest()
    known = known_source(sha256)
    if known is not None:
        return unchanged(known, name=draft.name, run=run)
    source = store_source(draft, sha256)
    former = former_version(source)
    numbers = store_sketch(draft, source)
    item = ImportItem(run=run, name=draft.name, outcome=Outcome.CREATED, source=source)
    item.reason = " ".join(draft.warnings)
    if former is not None:
        item.save(force_insert=True)
        update(draft, item=item, former=former)
        item.save()
    elif (story := same_story_as(source, numbers)) is not None:
        offer_source(item, brief=story)
    else:
        store_brief(draft, source, item)
    return item


def known_source(sha256: str) -> Source | None:
    """The source with these bytes, if there is one."""
    found = _sources(sha256)
    return Source.objects.without_contents().get(pk=found[0][0]) if found else None


@Question
def _undone(run: int) -> QuerySet[Any, Any]:
    return Import.objects.filter(pk=run, undone_at__isnull=False).order_by().values_list("pk")


@Question
def _sources(sha256: str) -> QuerySet[Any, Any]:
    return Source.objects.filter(sha256=sha256).order_by().values_list("pk")


def unchanged(source: Source, *, name: str, run: Import) -> ImportItem:
    """The item of a document whose bytes are known."""
    brief = source.briefs.order_by("pk").first()
    gone = "" if brief else " Its draft was deleted since; the source's page makes a new one."
    return run.items.create(
        name=name,
        outcome=Outcome.UNCHANGED,
        reason=f"These bytes were imported before.{gone}",
        source=source,
        brief=brief,
    )

"""The one stage of the importer that writes: a draft becomes rows.

One document is one transaction: everything it brings, or nothing.
"""

from __future__ import annotations

import hashlib

from django.db import transaction

from briefs.importer.draft import Draft
from briefs.importer.load_brief import store_brief
from briefs.importer.load_source import store_source
from briefs.importer.models import Import, ImportItem
from briefs.importer.one_writer import wait_for_others
from briefs.importer.same_story import offer_source, same_story_as
from briefs.importer.update import former_version, update
from briefs.sources.addresses import address_key
from briefs.sources.models import Source

Outcome = ImportItem.Outcome


@transaction.atomic
def load(*, draft: Draft, run: Import) -> ImportItem:
    """Store one document and its draft, and record the outcome in the run.

    The same bytes again are ``unchanged`` and touch nothing. A new version of a
    document known by its address updates its brief where nobody has edited, and
    proposes the rest. The same story from elsewhere is offered as a further
    source of the brief it already has. Raises ``ValidationError`` when a value
    cannot be stored; then nothing is.
    """
    wait_for_others()
    sha256 = hashlib.sha256(draft.content).hexdigest()
    known = Source.objects.without_contents().filter(sha256=sha256).first()
    if known is not None:
        return unchanged(known, name=draft.name, run=run)
    item = ImportItem(run=run, name=draft.name, outcome=Outcome.CREATED)
    former = former_version(address_key(draft.url))
    item.source = store_source(draft, sha256)
    item.reason = " ".join(draft.warnings)
    item.save(force_insert=True)
    if former is not None:
        update(draft, item=item, former=former)
    elif (story := same_story_as(item.source)) is not None:
        offer_source(item, brief=story)
    else:
        store_brief(draft, item.source, item)
    item.save()
    return item


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

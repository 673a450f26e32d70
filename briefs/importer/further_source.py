"""The same story from elsewhere: an editor takes it as a further source, or wants a draft of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from briefs import audit
from briefs.brief import Brief
from briefs.importer.draft import DocumentRejected, Draft
from briefs.importer.load_brief import fields_of, given, reference_of, store_brief
from briefs.importer.load_tags import Vocabulary, drafts_of
from briefs.importer.models import Import, ImportItem, Proposal
from briefs.importer.one_writer import wait_for_others
from briefs.importer.pipeline import read_draft
from briefs.importer.three_way import Changes
from briefs.importer.update_agreements import corroborate
from briefs.sources.models import Source
from briefs.versioning import confirm


def add_source(item: ImportItem, *, brief: Brief, by: Any) -> None:
    """Tie the source of an item to a brief: a reference, and passages for what it reports too.

    What the brief and its entries say stays as it is; entries that are new to the
    brief, and passages for public ones, are proposed. Must run in a transaction.
    Raises ``ValidationError`` when the source cannot be read again.
    """
    draft, source = _read_again(item)
    vocabulary = Vocabulary(drafts_of((), draft.agreements))
    changes = Changes(item=item, brief=brief)
    corroborate(draft, changes=changes, vocabulary=vocabulary)
    brief.sources.add(source)
    reference = reference_of(brief, source)
    reference.position = brief.references.count() + 1
    reference.save()
    Proposal.objects.bulk_create(changes.proposals)
    listed = [row.agreement for row in brief.listed_agreements.select_related("agreement")]
    item.given = given(
        fields_of(draft, []), tags=(), vocabulary=vocabulary, reference=reference, listed=listed
    )
    item.given["further"] = True
    item.brief, item.brief_version = brief, brief.version
    item.save()


def make_draft(item: ImportItem) -> Brief:
    """A brief of its own from the source of an item. Must run in a transaction.

    Raises ``ValidationError`` when the source cannot be read again.
    """
    draft, source = _read_again(item)
    return store_brief(draft, source, item, again=True)


@transaction.atomic
def draft_again(*, source: Source, version: int | None, by: Any) -> Brief:
    """A new draft of a source whose draft is gone, in a run of its own.

    Raises ``StaleVersion`` when the source has changed since this version, and
    ``ValidationError`` when it has a brief, or cannot be read again.
    """
    wait_for_others()
    confirm(source, version)
    if source.briefs.exists():
        raise ValidationError("There is a draft of this source.")
    run = Import.objects.create(started_by=by, origin=f"a new draft of {source}"[:500])
    item = run.items.create(
        name=_name_of(source), outcome=ImportItem.Outcome.CREATED, source=source
    )
    brief = make_draft(item)
    audit.note(act=audit.Verb.CREATED, subject=brief, by=by, details="a new draft of a source")
    return brief


def _read_again(item: ImportItem) -> tuple[Draft, Source]:
    source = item.source
    if source is None:
        raise ValidationError("The source is not there any more.")
    try:
        return read_draft(_name_of(source), bytes(source.content), source.url), source
    except DocumentRejected as error:
        raise ValidationError(str(error)) from error


def _name_of(source: Source) -> str:
    return source.filename

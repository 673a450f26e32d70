"""A new version of a known document meets its brief: a three-way merge, value by value."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Max

from briefs import history
from briefs.brief import Brief, Reference, TaggedBrief
from briefs.importer.checked import checked
from briefs.importer.draft import Draft
from briefs.importer.load_brief import (
    FIELDS,
    fields_of,
    given,
    permanent_identity,
    reference_of,
    tag_with,
    tags_of,
)
from briefs.importer.load_source import brief_of, source_of, story_of
from briefs.importer.load_tags import Vocabulary, drafts_of
from briefs.importer.models import ImportItem, Proposal
from briefs.importer.near_duplicates import is_another_story
from briefs.importer.same_story import offer_source
from briefs.importer.three_way import NEVER_IMPORTED, Changes, supersede
from briefs.importer.update_agreements import update_agreements
from briefs.sources.models import Source
from briefs.tags.models import Alias, Tag

MOST_STORIES = 5  # of one address


def former_version(source: Source) -> ImportItem | None:
    """The item of the last version of the document that this is one, if it has a brief.

    Known by its address; where that held several stories, by what they tell.
    """
    if not source.address_key:
        return None
    items = ImportItem.objects.standing().filter(
        source__address_key=source.address_key, brief__isnull=False
    )
    lasts = items.order_by().values("brief").annotate(last=Max("pk")).order_by("-last")
    found = ImportItem.objects.select_related("source").defer("source__content")
    for item in found.filter(pk__in=[row["last"] for row in lasts[:MOST_STORIES]]).order_by("-pk"):
        if not is_another_story(story_of(source), story_of(source_of(item))):
            return item
    return None


def update(draft: Draft, *, item: ImportItem, former: ImportItem) -> None:
    """Bring a new version into the brief of the former one and write into the item what was done.

    Values that nobody has touched since the last import are updated; edited ones
    become proposals. Raises ``ValidationError`` when a value cannot be stored.
    """
    source = source_of(item)
    brief = Brief.objects.select_for_update().get(uid=brief_of(former).uid)
    if _is_undecided(former):
        _offer_in_its_place(item, brief=brief, former=former)
        return
    changes = Changes(item=item, brief=brief)
    vocabulary = Vocabulary(drafts_of(draft.tags, draft.agreements))
    item.brief, item.before = brief, {"version": brief.version}
    further = bool(former.given.get("further"))
    numbered = update_agreements(draft, former=former, changes=changes, vocabulary=vocabulary)
    fields = fields_of(draft, numbered)
    reference = reference_of(brief, source)
    if not further:
        _merge_fields(fields, former, changes)
        _merge_tags(tags_of(draft, vocabulary), former, changes)
    _merge_reference(reference, former, changes)
    brief.sources.add(source)
    Brief.objects.filter(pk=brief.pk).update(version=F("version") + 1)
    brief.version += 1
    checked(brief).save()
    listed = [row.agreement for row in brief.listed_agreements.select_related("agreement")]
    item.given = given(
        fields, tags=draft.tags, vocabulary=vocabulary, reference=reference, listed=listed
    )
    item.given["further"] = further
    item.before["tags_made"] = [tag.slug for tag in vocabulary.made]
    item.before["superseded"] = [str(row.uid) for row in changes.superseded]
    _finish(changes)


def _is_undecided(former: ImportItem) -> bool:
    return former.proposals.open().filter(kind=Proposal.Kind.SOURCE).exists()


def _offer_in_its_place(item: ImportItem, *, brief: Brief, former: ImportItem) -> None:
    """The former version is only offered as a further source: this one is, in its place."""
    item.before["superseded"] = []
    for proposal in former.proposals.open().filter(kind=Proposal.Kind.SOURCE):
        supersede(proposal)
        item.before["superseded"].append(str(proposal.uid))
    offer_source(item, brief=brief)


def _merge_fields(incoming: dict[str, str], former: ImportItem, changes: Changes) -> None:
    brief, before = changes.brief, {}
    base = former.given.get("fields", {})
    for name in FIELDS:
        stands = getattr(brief, name)
        if changes.take(
            Proposal.Kind.FIELD,
            name,
            base=base.get(name, NEVER_IMPORTED),
            stands=stands,
            incoming=incoming[name],
        ):
            before[name] = stands
            setattr(brief, name, incoming[name])
    changes.item.before["fields"] = before


def _merge_tags(incoming: list[Tag], former: ImportItem, changes: Changes) -> None:
    """Each tag by itself; where an editor has changed the tags, additions and removals too
    are only proposed."""
    brief = changes.brief
    stands = {row.tag.slug: row for row in brief.tagged_items.select_related("tag")}
    base = _present_slugs(former.given.get("tags", {}))
    wanted = {tag.slug: tag for tag in incoming}
    edited = set(stands) != base or (None, "tags") in changes.reviewed
    added = [tag for slug, tag in wanted.items() if slug not in base and slug not in stands]
    removed = [row for slug, row in stands.items() if slug in base and slug not in wanted]
    if edited:
        for slug in [tag.slug for tag in added] + [row.tag.slug for row in removed]:
            changes.take(
                Proposal.Kind.TAG,
                slug,
                base=NEVER_IMPORTED,
                stands=slug in stands,
                incoming=slug in wanted,
            )
        return
    tag_with(brief, added)
    TaggedBrief.objects.filter(pk__in=[row.pk for row in removed]).delete()
    changes.item.before["tags_added"] = [tag.slug for tag in added]
    changes.item.before["tags_removed"] = [row.tag.slug for row in removed]
    changes.written += ["tags"] if added or removed else []


def _present_slugs(slugs: Any) -> set[str]:
    """Slugs as they are now, of tags that may have been merged since."""
    merged = Alias.objects.filter(former_slug__in=slugs).exclude(former_slug="")
    now = {alias.former_slug: alias.tag.slug for alias in merged.select_related("tag")}
    return {now.get(slug, slug) for slug in slugs}


def _merge_reference(new: Reference, former: ImportItem, changes: Changes) -> None:
    """The reference follows its document; one that an editor removed does not come back."""
    same = Source.objects.filter(address_key=source_of(former).address_key)
    digests = same.values_list("sha256", flat=True)
    identities = [permanent_identity(sha256, "reference") for sha256 in digests]
    row = changes.brief.references.filter(uid__in=identities).order_by("pk").first()
    if row is None:
        return
    stands = {"citation": row.citation, "url": row.url}
    incoming = {"citation": new.citation, "url": new.url}
    if changes.take(
        Proposal.Kind.FIELD,
        "reference",
        base=former.given.get("reference", NEVER_IMPORTED),
        stands=stands,
        incoming=incoming,
    ):
        changes.item.before["reference"] = {**stands, "uid": str(row.uid)}
        row.citation, row.url = new.citation, new.url
        row.save()


def _finish(changes: Changes) -> None:
    item, brief = changes.item, changes.brief
    Proposal.objects.bulk_create(changes.proposals)
    item.brief_version = brief.version
    item.outcome = ImportItem.Outcome.PROPOSED if changes.asks else ImportItem.Outcome.UPDATED
    item.reason = f"{item.reason} {changes.said()}".strip()
    history.record(brief, by=item.run.started_by, reason=f"updated from {item.name}"[:200])

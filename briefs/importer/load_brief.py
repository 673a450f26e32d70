"""A draft becomes a brief to edit, with tags, a reference and the agreements it speaks of."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from briefs import history
from briefs.agreements.models import Agreement
from briefs.brief import Brief, BriefAgreement, Reference, TaggedBrief, free_address
from briefs.importer.as_markdown import as_markdown
from briefs.importer.checked import checked
from briefs.importer.draft import Draft, TagDraft
from briefs.importer.load_agreement import Entry, Rows, child, entry_of, store_entry
from briefs.importer.load_source import shortened
from briefs.importer.load_tags import Vocabulary, drafts_of
from briefs.importer.models import ImportItem
from briefs.importer.reports import offer_merging, report
from briefs.sources.models import Source
from briefs.storing import store, store_leaves, store_values
from briefs.tags.models import Tag

FIELDS = ("title", "language", "context", "key_messages")


def store_brief(draft: Draft, source: Source, item: ImportItem, *, again: bool = False) -> Brief:
    """Store the brief that a document gives, and the item with what was given.

    With ``again`` entries that a former draft of this source left in the register
    are listed as they stand, and a draft from which an editor took the source stays.
    Raises ``ValidationError`` when a value cannot be stored.
    """
    vocabulary = Vocabulary(drafts_of(draft.tags, draft.agreements))
    entries = entries_of(draft, source, vocabulary)
    left = _left_by_a_former_draft(entries) if again else {}
    stored = _store_entries(draft, entries, left)
    numbered = list(enumerate(stored, start=1))
    fields = fields_of(draft, [(number, agreement.title) for number, agreement in numbered])
    brief = _store_fields(fields, source, again=again)
    tags = tags_of(draft, vocabulary)
    tag_with(brief, tags)
    list_in(brief, numbered)
    reference = reference_of(brief, source)
    if again and Reference.objects.filter(uid=reference.uid).exists():
        reference.uid = uuid.uuid4()
    store_leaves([reference])
    item.given = given(
        fields, tags=draft.tags, vocabulary=vocabulary, reference=reference, listed=stored
    )
    item.before = {"tags_made": [tag.slug for tag in vocabulary.made]}
    item.brief, item.brief_version = brief, brief.version
    item.save() if item.pk else store(item)
    _store_reports(draft, item, entries=entries, stored=stored, left=left)
    whole = history.assembled(
        brief,
        tags=[tag.slug for tag in tags],
        authors=[],
        references=[reference],
        agreements=[(number, agreement.uid) for number, agreement in numbered],
        sources=[source.sha256],
    )
    reason = f"imported from {draft.name}"[:200]
    history.record(brief, by=item.run.started_by, reason=reason, data=whole)
    return brief


def _store_entries(
    draft: Draft, entries: list[Entry], left: dict[uuid.UUID, Agreement]
) -> list[Agreement]:
    """The agreement of each entry, stored unless it was left by a former draft."""
    rows, stored = Rows(), list[Agreement]()
    for entry, found in zip(entries, draft.agreements, strict=True):
        group = stored[found.member_of] if found.member_of is not None else None
        known = left.get(entry.agreement.uid)
        stored.append(known or store_entry(entry, group=group, rows=rows))
    rows.store()
    return stored


def _store_fields(fields: dict[str, str], source: Source, *, again: bool) -> Brief:
    """The brief with these fields, which are checked, under an address that is free."""
    uid = permanent_identity(source.sha256, "brief")
    if again and Brief.objects.filter(uid=uid).exists():
        uid = uuid.uuid4()
    brief = store(Brief(uid=uid, slug=free_address(fields["title"]), **fields))
    store_values(Brief.sources.through, ("brief", "source"), [(brief.pk, source.pk)])
    return brief


def _store_reports(
    draft: Draft,
    item: ImportItem,
    *,
    entries: list[Entry],
    stored: list[Agreement],
    left: dict[uuid.UUID, Agreement],
) -> None:
    reports = [
        report(
            item,
            number=number,
            draft=draft,
            entry=entry,
            agreement=agreement,
            created=agreement.uid not in left,
        )
        for number, (entry, agreement) in enumerate(zip(entries, stored, strict=True))
    ]
    store_leaves(reports)
    offer_merging(reports, item=item)


def _left_by_a_former_draft(entries: list[Entry]) -> dict[uuid.UUID, Agreement]:
    known = Agreement.objects.filter(uid__in=[entry.agreement.uid for entry in entries])
    return {agreement.uid: agreement for agreement in known}


def entries_of(draft: Draft, source: Source, vocabulary: Vocabulary) -> list[Entry]:
    """The entries of the register that a document gives, in its order, not yet stored."""
    return [
        entry_of(
            found,
            uid=permanent_identity(source.sha256, f"agreement {number}"),
            source=source,
            vocabulary=vocabulary,
        )
        for number, found in enumerate(draft.agreements)
    ]


def fields_of(draft: Draft, numbered: list[tuple[int, str]]) -> dict[str, str]:
    """The brief's fields as a document gives them, normalised as they are stored.

    ``numbered`` are the titles of its agreements under their numbers in the text.
    Raises ``ValidationError`` when one cannot be stored.
    """
    messages = (f"{title} ([as reported](#agreement-{number}))." for number, title in numbered)
    values = {
        "title": shortened(draft.title or draft.name.rsplit("/", 1)[-1], 300),
        "language": draft.language[:12] or "en",
        "context": as_markdown(draft),
        "key_messages": "\n".join(messages),
    }
    brief = Brief(**values)
    brief.clean_fields(exclude={field.name for field in Brief._meta.fields} - set(values))
    return {name: getattr(brief, name) for name in values}


def given(
    fields: dict[str, str],
    *,
    tags: Iterable[TagDraft],
    vocabulary: Vocabulary,
    reference: Reference,
    listed: Iterable[Agreement],
) -> dict[str, Any]:
    """``ImportItem.given``: the fields, the tags with their reasons, the reference, and the
    permanent identities of the agreements that the brief lists after the import."""
    return {
        "fields": fields,
        "tags": {
            vocabulary.tag(tag).slug: {
                "reason": tag.reason,
                "span": [tag.span.start, tag.span.end] if tag.span else None,
            }
            for tag in tags
        },
        "reference": {"citation": reference.citation, "url": reference.url},
        "listed": [str(agreement.uid) for agreement in listed],
    }


def tags_of(draft: Draft, vocabulary: Vocabulary) -> list[Tag]:
    return list({tag.pk: tag for tag in map(vocabulary.tag, draft.tags)}.values())


def tag_with(brief: Brief, tags: list[Tag]) -> None:
    store_leaves(
        [TaggedBrief(uid=child(brief.uid, tag.slug), content_object=brief, tag=tag) for tag in tags]
    )


def list_in(brief: Brief, numbered: list[tuple[int, Agreement]]) -> None:
    """List agreements in a brief under these numbers."""
    store_leaves(
        [
            BriefAgreement(
                uid=child(brief.uid, agreement.uid),
                brief=brief,
                agreement=agreement,
                position=number,
            )
            for number, agreement in numbered
        ]
    )


def reference_of(brief: Brief, source: Source) -> Reference:
    """The row, not yet stored, by which a brief cites a source."""
    return checked(
        Reference(
            uid=permanent_identity(source.sha256, "reference"),
            brief=brief,
            citation=source.citation,
            url=source.url,
        )
    )


def permanent_identity(*parts: Any) -> uuid.UUID:
    """An identity that importing the same document anywhere gives again."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "policy-brief:" + ":".join(parts))

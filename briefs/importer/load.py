"""The one stage of the importer that writes: a draft becomes rows.

One document is one transaction: a source, a brief to edit, its tags and its
agreements with evidence, or nothing.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from typing import Any

from django.db import transaction

from briefs import history
from briefs.agreements.models import Agreement
from briefs.brief import Brief, BriefAgreement, Reference, TaggedBrief, free_address
from briefs.importer.checked import checked
from briefs.importer.draft import Draft
from briefs.importer.load_agreement import Rows, load_agreement
from briefs.importer.load_tags import Vocabulary, drafts_of
from briefs.importer.models import Import, ImportItem
from briefs.sources.models import Source
from briefs.tags.models import Tag

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#])")
_LIST_MARK = re.compile(r"(?m)^(\s*)([-+]|\d{1,9}[.)])(?=\s)")


@transaction.atomic
def load(*, draft: Draft, run: Import) -> ImportItem:
    """Store one document and its draft, and record the outcome in the run.

    The same bytes again are ``unchanged`` and touch nothing. Raises
    ``ValidationError`` when a value cannot be stored; then nothing is.
    """
    sha256 = hashlib.sha256(draft.content).hexdigest()
    known = Source.objects.without_contents().filter(sha256=sha256).first()
    if known is not None:
        return run.items.create(
            name=draft.name,
            outcome=ImportItem.Outcome.UNCHANGED,
            reason="These bytes were imported before.",
            source=known,
            brief=known.briefs.order_by("pk").first(),
        )
    source = _store_source(draft, sha256)
    brief = _store_brief(draft, source, run)
    return run.items.create(
        name=draft.name,
        outcome=ImportItem.Outcome.CREATED,
        reason=" ".join(draft.warnings),
        source=source,
        brief=brief,
    )


def _store_source(draft: Draft, sha256: str) -> Source:
    source = Source(
        sha256=sha256,
        content=draft.content,
        text=draft.text,
        filename=shortened(draft.name.rsplit("/", 1)[-1], 255),
        media_type=draft.media_type,
        encoding=draft.encoding,
        reading_notes="\n".join(draft.warnings),
        headline=shortened(draft.title, 500),
        outlet=shortened(draft.outlet, 200),
        attribution=shortened(draft.attribution, 200),
        dateline_place=shortened(draft.dateline_place, 100),
        published=draft.published,
        url=draft.url if len(draft.url) <= 1000 else "",
        language=draft.language[:12],
    )
    checked(source).save(force_insert=True)
    return source


def _store_brief(draft: Draft, source: Source, run: Import) -> Brief:
    title = shortened(draft.title or draft.name.rsplit("/", 1)[-1], 300)
    brief = Brief(
        uid=permanent_identity(source.sha256, "brief"),
        title=title,
        slug=free_address(title),
        language=draft.language[:12] or "en",
        context="\n\n".join(_as_markdown(span.of(draft.text)) for span in draft.paragraphs),
    )
    vocabulary = Vocabulary(drafts_of(draft.tags, draft.agreements))
    agreements = _store_agreements(draft, source, vocabulary)
    brief.key_messages = "\n".join(
        f"{agreement.title} ([as reported](#agreement-{number}))."
        for number, agreement in enumerate(agreements, start=1)
    )
    checked(brief).save(force_insert=True)
    brief.sources.add(source)
    tags = {tag.pk: tag for tag in map(vocabulary.tag, draft.tags)}
    _attach(brief, list(tags.values()), agreements)
    reference = Reference(
        uid=permanent_identity(source.sha256, "reference"),
        brief=brief,
        citation=source.citation,
        url=source.url,
    )
    checked(reference).save(force_insert=True)
    whole = history.assembled(
        brief,
        tags=[tag.slug for tag in tags.values()],
        authors=[],
        references=[reference],
        agreements=[(number, found.uid) for number, found in enumerate(agreements, start=1)],
        sources=[source.sha256],
    )
    reason = f"imported from {draft.name}"[:200]
    history.record(brief, by=run.started_by, reason=reason, data=whole)
    return brief


def _attach(brief: Brief, tags: list[Tag], agreements: list[Agreement]) -> None:
    TaggedBrief.objects.bulk_create(
        TaggedBrief(uid=permanent_identity(str(brief.uid), tag.slug), content_object=brief, tag=tag)
        for tag in tags
    )
    BriefAgreement.objects.bulk_create(
        BriefAgreement(
            uid=permanent_identity(str(brief.uid), str(agreement.uid)),
            brief=brief,
            agreement=agreement,
            position=position,
        )
        for position, agreement in enumerate(agreements, start=1)
    )


def _store_agreements(draft: Draft, source: Source, vocabulary: Vocabulary) -> list[Agreement]:
    stored: list[Agreement] = []
    rows = Rows()
    for number, found in enumerate(draft.agreements):
        group = stored[found.member_of] if found.member_of is not None else None
        uid = permanent_identity(source.sha256, f"agreement {number}")
        agreement = load_agreement(
            found, uid=uid, source=source, group=group, vocabulary=vocabulary, rows=rows
        )
        stored.append(agreement)
    rows.store()
    return stored


def permanent_identity(*parts: Any) -> uuid.UUID:
    """An identity that importing the same document anywhere gives again."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "policy-brief:" + ":".join(parts))


def shortened(text: str, limit: int) -> str:
    """One line of at most ``limit`` characters, cut at a word with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0][: limit - 1] + "…"


def _as_markdown(text: str) -> str:
    """A paragraph as Markdown that shows just these characters."""
    escaped = _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
    return _LIST_MARK.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", escaped)

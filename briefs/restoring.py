"""Bringing back what a brief was, as a new saved version; nothing is rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from briefs import audit, history
from briefs.agreements.models import Agreement
from briefs.author import Author
from briefs.brief import (
    Authorship,
    Brief,
    BriefAgreement,
    FormerAddress,
    Reference,
    TaggedBrief,
)
from briefs.sources.models import Source
from briefs.tags.models import Alias, Tag
from briefs.versioning import claim

Data = Mapping[str, Any]


@dataclass(slots=True)
class Rows:
    """The rows of an earlier state that are still there, and in words what is not as it was."""

    tags: list[Tag] = field(default_factory=list)
    authors: list[Author] = field(default_factory=list)
    agreements: list[tuple[int, Agreement]] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


@transaction.atomic
def restore(*, brief: Brief, version: int | None, data: Data, reason: str, by: Any) -> list[str]:
    """Give the brief the content of an earlier state and save that as its newest version.

    ``data`` is that of a snapshot or of an edition's content, ``version`` the version
    of the brief that the decision was based on. Sources and images that came since stay,
    and so does an address that is frozen or taken. Returns in words what could not be brought
    back. Raises ``StaleVersion``, and ``ValidationError`` when what was valid then is
    not valid now; then nothing is changed.
    """
    claim(brief, version)
    brief.refresh_from_db()
    rows = rows_of(brief, data)
    for name in history.FIELDS:
        if name in data and (name != "slug" or _address_is_free(brief, data["slug"])):
            setattr(brief, name, data[name])
    brief.full_clean()
    brief.save()
    _put_tags(brief, rows.tags)
    _put_authors(brief, rows.authors)
    _put_references(brief, data.get("references", []))
    _put_agreements(brief, rows.agreements)
    brief.sources.add(*rows.sources)
    history.record(brief, by=by, reason=reason[:200])
    audit.note(act=audit.Verb.RESTORED, subject=brief, by=by, details=reason)
    return rows.said


def rows_of(brief: Brief, data: Data) -> Rows:
    """What of the rows of an earlier state can be brought back, and what is to be said of it."""
    rows = Rows()
    _find_tags(rows, data.get("tags", []))
    _find_authors(rows, data.get("authors", []))
    _find_agreements(rows, data.get("agreements", []))
    _find_sources(rows, brief, data.get("sources", []))
    if "images" in data:
        _find_images(rows, brief, data["images"])
    address = data.get("slug", brief.slug)
    if address != brief.slug and not _address_is_free(brief, address):
        rows.said.append(f"The address stays “{brief.slug}”.")
    return rows


def _address_is_free(brief: Brief, slug: str) -> bool:
    """Whether the brief may have this address: none was published, and nobody else has it."""
    others = Brief.objects.filter(slug=slug).exclude(pk=brief.pk)
    return not (
        brief.editions.exists()
        or others.exists()
        or FormerAddress.objects.filter(slug=slug).exclude(brief=brief).exists()
    )


def _find_tags(rows: Rows, slugs: list[str]) -> None:
    there = {tag.slug: tag for tag in Tag.objects.filter(slug__in=slugs)}
    merged = Alias.objects.filter(former_slug__in=slugs).select_related("tag")
    into = {alias.former_slug: alias.tag for alias in merged}
    for slug in slugs:
        tag = there.get(slug) or into.get(slug)
        if tag is None:
            rows.said.append(f"The tag “{slug}” is no longer in the vocabulary and is left out.")
        elif tag not in rows.tags:
            rows.tags.append(tag)
        if tag is not None and slug not in there:
            rows.said.append(f"The tag “{slug}” was merged into “{tag}”, which takes its place.")


def _find_authors(rows: Rows, authors: list[dict[str, str]]) -> None:
    there = {str(row.uid): row for row in Author.objects.filter(uid__in=_uids(authors))}
    for author in authors:
        if found := there.get(author["uid"]):
            rows.authors.append(found)
        else:
            rows.said.append(f"The author {author['name']} was deleted since and is left out.")


def _find_agreements(rows: Rows, listed: list[dict[str, Any]]) -> None:
    there = {str(row.uid): row for row in Agreement.objects.filter(uid__in=_uids(listed))}
    for row in listed:
        if found := there.get(row["uid"]):
            rows.agreements.append((row["number"], found))
        else:
            rows.said.append(
                f"Agreement {row['number']} is no longer in the register and is left out; "
                f"a link to #agreement-{row['number']} leads nowhere."
            )


def _find_sources(rows: Rows, brief: Brief, digests: list[str]) -> None:
    documents = Source.objects.defer("content", "text")
    rows.sources = list(documents.filter(sha256__in=digests).order_by("pk"))
    gone = len(digests) - len(rows.sources)
    if gone:
        rows.said.append(f"{gone} of its sources {'is' if gone == 1 else 'are'} no longer stored.")
    if since := brief.sources.exclude(sha256__in=digests).count():
        rows.said.append(_stay(since, "source", "received"))


def _find_images(rows: Rows, brief: Brief, images: list[dict[str, str]]) -> None:
    """An image is never taken from a brief: a later edition, or an earlier text, may show it."""
    if since := brief.images.exclude(uid__in=_uids(images)).count():
        rows.said.append(_stay(since, "image", "added"))


def _stay(since: int, word: str, came: str) -> str:
    words, stay = (word, "stays") if since == 1 else (f"{word}s", "stay")
    return f"{since} {words} {came} since {stay} with the brief."


def _uids(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    return [row["uid"] for row in rows]


def _put_tags(brief: Brief, tags: list[Tag]) -> None:
    brief.tagged_items.exclude(tag__in=tags).delete()
    there = set(brief.tagged_items.values_list("tag_id", flat=True))
    for tag in tags:
        if tag.pk not in there:
            _saved(TaggedBrief(content_object=brief, tag=tag))


def _put_authors(brief: Brief, authors: list[Author]) -> None:
    brief.authorships.exclude(author__in=authors).delete()
    there = {row.author_id: row for row in brief.authorships.all()}
    for position, author in enumerate(authors, start=1):
        row = there.get(author.pk) or Authorship(brief=brief, author=author)
        row.position = position
        _saved(row)


def _put_references(brief: Brief, references: list[dict[str, str]]) -> None:
    """Those that say the same stay the rows that they are."""
    free = list(brief.references.all())
    for position, said in enumerate(references, start=1):
        same = (row for row in free if (row.citation, row.url) == (said["citation"], said["url"]))
        row = next(same, None)
        if row is not None:
            free.remove(row)
        row = row or Reference(brief=brief, citation=said["citation"], url=said["url"])
        row.position = position
        _saved(row)
    brief.references.filter(pk__in=[row.pk for row in free]).delete()


def _put_agreements(brief: Brief, listed: list[tuple[int, Agreement]]) -> None:
    """Each under the number that it had, since the text links to that."""
    brief.listed_agreements.exclude(agreement__in=[one for _, one in listed]).delete()
    there = {row.agreement_id: row for row in brief.listed_agreements.all()}
    for number, agreement in listed:
        row = there.get(agreement.pk) or BriefAgreement(brief=brief, agreement=agreement)
        row.position = number
        _saved(row)


def _saved(row: Any) -> None:
    row.full_clean()
    row.save()

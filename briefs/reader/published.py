"""An edition with all that its page says of it besides its text, in one query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef
from django.urls import reverse

from briefs.edition import EditionQuerySet
from briefs.models import Edition, EditionAuthor, TaggedEdition
from briefs.reader.nested import Rows, moment
from briefs.tags.models import Tag


@dataclass(frozen=True, slots=True)
class Filed:
    """A tag of an edition; only topics and states have a page."""

    pk: int
    kind: str
    name: str
    slug: str
    country_code: str

    @property
    def url(self) -> str:
        if self.country_code:
            return reverse("country", args=[self.country_code])
        return reverse("topic", args=[self.slug]) if self.kind == Tag.Kind.TOPIC else ""


@dataclass(frozen=True, slots=True)
class Issue:
    """An edition of a brief in the list of them: its number, its day and what it changed."""

    slug: str
    number: int
    published_at: datetime
    change_note: str
    is_minor: bool

    @property
    def url(self) -> str:
        return reverse("edition", args=[self.slug, self.number])


@dataclass(frozen=True, slots=True)
class Byline:
    """An author as the edition prints it, and the address of the author's page."""

    name: str
    affiliation: str
    orcid: str
    url: str


def with_what_the_page_says(editions: EditionQuerySet) -> EditionQuerySet:
    """Adds to each edition its tags, its authors' addresses and the list of its brief's editions.

    To be read by :func:`filed`, :func:`bylines` and :func:`issues`.
    """
    tags = TaggedEdition.objects.filter(content_object=OuterRef("pk")).order_by("tag__name", "pk")
    authors = EditionAuthor.objects.filter(edition=OuterRef("pk")).order_by("position", "pk")
    history = Edition.objects.visible().filter(brief=OuterRef("brief")).order_by("-number")
    return editions.select_related("brief").annotate(
        tag_rows=Rows(
            tags, pk="tag_id", kind="tag__kind", name="tag__name", slug="tag__slug",
            country_code="tag__country_code",
        ),
        author_rows=Rows(authors, uid="author__uid", slug="author__slug"),
        issue_rows=Rows(history, "number", "published_at", "change_note", "is_minor"),
    )  # fmt: skip


def filed(edition: Edition) -> list[Filed]:
    """Topics first, then states, then the rest."""
    rows: Iterable[dict[str, Any]] = edition.tag_rows  # type: ignore[attr-defined]
    return sorted((Filed(**row) for row in rows), key=_topics_first)


def _topics_first(tag: Filed) -> tuple[bool, bool, str]:
    return (tag.kind != Tag.Kind.TOPIC, not tag.country_code, tag.name)


def bylines(edition: Edition) -> list[Byline]:
    rows: Iterable[dict[str, str]] = edition.author_rows  # type: ignore[attr-defined]
    slugs = {row["uid"].replace("-", ""): row["slug"] for row in rows}
    return [_byline(author, slugs) for author in edition.authors]


def _byline(author: dict[str, str], slugs: dict[str, str]) -> Byline:
    # SQLite keeps a UUID without its hyphens, and an old edition may not know the author's.
    slug = slugs.get(author.get("uid", "").replace("-", ""), "")
    url = reverse("author", args=[slug]) if slug else ""
    return Byline(author["name"], author.get("affiliation", ""), author.get("orcid", ""), url)


def issues(edition: Edition) -> list[Issue]:
    """The editions of the same brief that readers may see, the newest first."""
    rows: Iterable[dict[str, Any]] = edition.issue_rows  # type: ignore[attr-defined]
    return [
        Issue(
            edition.brief.slug,
            row["number"],
            moment(row["published_at"]),
            row["change_note"],
            bool(row["is_minor"]),
        )
        for row in rows
    ]

"""Atom feeds (RFC 4287) of the latest briefs: all, of one topic, of one country.

An entry stands for a brief: its id outlives new editions and changed addresses,
and ``updated`` is the day of its current edition.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from briefs.edition import EditionQuerySet
from briefs.models import Edition
from briefs.tags.models import Tag

LENGTH = 50

if TYPE_CHECKING:
    FeedOfEditions = Feed[Edition, Any]
else:
    FeedOfEditions = Feed


class AtomOfBriefs(Atom1Feed):
    """Atom with each author as an element of its own."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


class Briefs(FeedOfEditions):
    """What the three feeds have in common."""

    feed_type = AtomOfBriefs
    author_name = settings.SITE_PUBLISHER

    def editions(self, subject: Any) -> EditionQuerySet:
        return Edition.objects.current()

    def items(self, subject: Any) -> Iterable[Edition]:
        return self.editions(subject).with_tags().with_origin().newest()[:LENGTH]

    def item_title(self, edition: Edition) -> str:
        return edition.title

    def item_description(self, edition: Edition) -> str:
        """As HTML, which is what Django's Atom says a summary is."""
        return escape(edition.summary_text)

    def item_guid(self, edition: Edition) -> str:
        return f"urn:uuid:{edition.origin_uid}"  # type: ignore[attr-defined]

    def item_pubdate(self, edition: Edition) -> datetime:
        origin: datetime = edition.origin_published_at  # type: ignore[attr-defined]
        return origin

    def item_updateddate(self, edition: Edition) -> datetime:
        return edition.published_at

    def item_categories(self, edition: Edition) -> list[str]:
        return [item.tag.name for item in edition.tagged_items.all()]

    def item_extra_kwargs(self, edition: Edition) -> dict[str, Any]:
        return {"authors": [author["name"] for author in edition.authors]}


class LatestBriefs(Briefs):
    subtitle = "The latest briefs."

    def title(self) -> str:
        return settings.SITE_NAME

    def link(self) -> str:
        return reverse("home")


class TopicFeed(Briefs):
    def get_object(self, request: HttpRequest, *, tag: Tag) -> Tag:
        return tag

    def title(self, tag: Tag) -> str:
        return f"{tag.name} · {settings.SITE_NAME}"

    def subtitle(self, tag: Tag) -> str:
        return f"The latest briefs on {tag.name}."

    def link(self, tag: Tag) -> str:
        return reverse("topic", args=[tag.slug])

    def editions(self, tag: Tag) -> EditionQuerySet:
        return Edition.objects.current().about(tag.slug)


class CountryFeed(Briefs):
    def get_object(self, request: HttpRequest, *, code: str, name: str) -> tuple[str, str]:
        return code, name

    def title(self, country: tuple[str, str]) -> str:
        return f"{country[1]} · {settings.SITE_NAME}"

    def subtitle(self, country: tuple[str, str]) -> str:
        return f"The latest briefs on {country[1]}."

    def link(self, country: tuple[str, str]) -> str:
        return reverse("country", args=[country[0]])

    def editions(self, country: tuple[str, str]) -> EditionQuerySet:
        return Edition.objects.current().on_country(country[0])

"""Editions: the immutable publications of a brief, and all that readers see of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from briefs import markup
from briefs.agreements.models import Agreement
from briefs.author import Author
from briefs.brief import Brief
from briefs.fields import LineField, ProseField
from briefs.tags.models import Tag
from briefs.versioning import Identified, IdentifiedQuerySet


class EditionQuerySet(IdentifiedQuerySet["Edition"]):
    def delete(self) -> tuple[int, dict[str, int]]:
        raise ValidationError("Editions are never deleted; withdraw the brief.")

    def visible(self, at: datetime | None = None) -> EditionQuerySet:
        """Every edition that readers may see: published by now and let through by the gate
        then, not held back, not withdrawn."""
        return self.opened(at).filter(brief__withdrawn_at=None)

    def opened(self, at: datetime | None) -> EditionQuerySet:
        """Each edition whose time has come and that the gate has let through then."""
        return self.filter(
            published_at__lte=at or timezone.now(), cleared_at__isnull=False, held_at=None
        )

    def due(self, at: datetime | None = None) -> EditionQuerySet:
        """Scheduled editions whose time has come and that the gate has not been asked about."""
        return self.filter(published_at__lte=at or timezone.now(), cleared_at=None, held_at=None)

    def current(self, at: datetime | None = None) -> EditionQuerySet:
        """The newest visible edition of each brief: the one door of public code.

        A scheduled edition takes its place here at its ``published_at``, once the
        gate has let it through (:func:`briefs.scheduling.clear_due`).
        """
        newer = Q(brief=OuterRef("brief"), number__gt=OuterRef("number"))
        later = Edition.objects.opened(at).filter(newer)
        return self.visible(at).filter(~Exists(later))

    def tombstones(self, at: datetime | None = None) -> EditionQuerySet:
        """Editions that readers saw, of briefs withdrawn since: 410 with the reason."""
        return self.opened(at).filter(brief__withdrawn_at__isnull=False)

    def scheduled(self, at: datetime | None = None) -> EditionQuerySet:
        return self.filter(
            published_at__gt=at or timezone.now(), held_at=None, brief__withdrawn_at=None
        )

    def about(self, tag_slug: str) -> EditionQuerySet:
        return self.filter(tagged_items__tag__slug=tag_slug)

    def on_country(self, country_code: str) -> EditionQuerySet:
        return self.filter(tagged_items__tag__country_code=country_code)

    def published_in(self, year: int) -> EditionQuerySet:
        return self.filter(published_at__year=year)

    def speaking_of(self, agreement: Agreement) -> EditionQuerySet:
        return self.filter(listed_agreements__agreement=agreement)

    def by(self, author_slug: str) -> EditionQuerySet:
        return self.filter(bylines__author__slug=author_slug)

    def with_origin(self) -> EditionQuerySet:
        """Adds ``origin_uid`` and ``origin_published_at`` of the brief's first edition.

        They stay the same over all its editions and addresses.
        """
        first = Edition.objects.filter(brief=OuterRef("brief"), held_at=None).order_by("number")
        return self.annotate(
            origin_uid=models.Subquery(first.values("uid")[:1]),
            origin_published_at=models.Subquery(first.values("published_at")[:1]),
        )

    def with_tags(self) -> EditionQuerySet:
        tags = models.Prefetch("tagged_items", TaggedEdition.objects.select_related("tag"))
        return self.select_related("brief").prefetch_related(tags)

    def newest(self) -> EditionQuerySet:
        return self.order_by("-published_at", "-pk")


class Edition(Identified):
    """One numbered publication of a brief, made by ``publish()`` and by nothing else.

    Its text never changes: this class and a database trigger refuse it. ``html``
    is the text rendered and sanitised when the edition was made, as blocks with
    the numbers of the agreements that each speaks of. An edition can be held
    back before its time; it is then never seen.
    """

    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField("published at, or scheduled for")
    change_note = LineField(
        max_length=500, blank=True, help_text="Public: what is new in this edition."
    )
    is_minor = models.BooleanField("minor", default=False)
    type = models.CharField(max_length=8, choices=Brief.Type)
    language = models.CharField(max_length=12, default="en")
    title = LineField(max_length=300)
    summary = ProseField()
    content = models.JSONField(help_text="The snapshot of the brief that was published.")
    html = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    cleared_at = models.DateTimeField(
        "let through at its time",
        null=True,
        blank=True,
        help_text="When the gate let it through: at once, or on the day it was scheduled for.",
    )
    held_at = models.DateTimeField(null=True, blank=True)
    held_reason = LineField(max_length=500, blank=True)
    held_by_gate = models.BooleanField(
        default=False, help_text="Whether the gate held it back at its time, and no editor."
    )

    agreements = models.ManyToManyField(
        Agreement, through="EditionAgreement", related_name="editions"
    )
    tags = TaggableManager(through="TaggedEdition", related_name="editions", blank=True)

    objects = EditionQuerySet.as_manager()

    FROZEN = (
        "brief_id",
        "number",
        "published_at",
        "change_note",
        "is_minor",
        "type",
        "language",
        "title",
        "summary",
        "content",
        "html",
    )

    class Meta:
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="edition_newest"),
            models.Index(fields=["brief", "held_at", "published_at"], name="edition_of_brief"),
            models.Index(
                fields=["published_at"],
                condition=Q(cleared_at=None, held_at=None),
                name="edition_due",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["brief", "number"], name="edition_number_unique"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_number_from_one"),
            models.CheckConstraint(
                condition=Q(number=1) | Q(is_minor=True) | ~Q(change_note=""),
                name="edition_says_what_changed",
            ),
            models.CheckConstraint(
                condition=Q(held_at=None) | ~Q(held_reason=""), name="edition_held_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, edition {self.number}"

    def get_absolute_url(self) -> str:
        """The address of the brief, which shows its current edition."""
        return reverse("brief", args=[self.brief.slug])

    def get_edition_url(self) -> str:
        return reverse("edition", args=[self.brief.slug, self.number])

    @property
    def authors(self) -> list[dict[str, str]]:
        """Each author as :attr:`Author.as_printed` gave it when the edition was made, in order."""
        return list(self.content.get("authors", []))

    @property
    def references(self) -> list[dict[str, str]]:
        """``citation`` and ``url`` of each work cited, in order."""
        return list(self.content.get("references", []))

    @property
    def key_messages(self) -> list[SafeString]:
        return [markup.trusted(html) for html in self.html.get("key_messages", [])]

    @property
    def key_messages_text(self) -> list[str]:
        """The same without links and marks, for where the page of the brief is not."""
        return [markup.plain(html) for html in self.html.get("key_messages", [])]

    @property
    def summary_html(self) -> SafeString:
        return markup.trusted("".join(block["html"] for block in self.html.get("summary", [])))

    @property
    def summary_text(self) -> str:
        """The summary as plain text, for lists, feeds and the heads of pages."""
        return markup.plain("".join(block["html"] for block in self.html.get("summary", [])))

    @property
    def sections(self) -> list[dict[str, Any]]:
        """``name``, ``heading`` and ``blocks`` (``html``, ``agreements``) of each section."""
        return [
            {
                "name": name,
                "heading": name.capitalize(),
                "blocks": [
                    {"html": markup.trusted(block["html"]), "agreements": block["agreements"]}
                    for block in self.html[name]
                ],
            }
            for name in ("context", "analysis", "recommendations")
            if self.html.get(name)
        ]

    @property
    def reading_minutes(self) -> int:
        """At 230 words a minute (Brysbaert 2019, silent reading of English), at least one."""
        words = sum(len(str(self.content.get(name, "")).split()) for name in Brief.SECTIONS)
        return max(1, round(words / 230))

    def save(self, *args: Any, **options: Any) -> None:
        stored = (
            Edition.objects.filter(pk=self.pk).values(*self.FROZEN).first() if self.pk else None
        )
        if stored and any(stored[name] != getattr(self, name) for name in self.FROZEN):
            raise ValidationError("An edition never changes; publish a new one.")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> Any:
        raise ValidationError("An edition is never deleted; withdraw the brief.")


class EditionAgreement(Identified):
    """An agreement that an edition lists, with its number in the text."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="listed_agreements")
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="edition_listings"
    )
    position = models.PositiveSmallIntegerField()

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "agreement"], name="edition_agreement_once"),
            models.UniqueConstraint(fields=["edition", "position"], name="edition_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.agreement}"


class EditionAuthor(Identified):
    """An author of an edition: by this the page of an author finds the editions.

    How the author is named stands in the edition itself.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="bylines")
    position = models.PositiveSmallIntegerField()

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "author"], name="edition_author_once")
        ]

    def __str__(self) -> str:
        return str(self.author)


class TaggedEdition(Identified, ItemBase):
    """A tag on an edition: set when it was made, and following merges since."""

    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="tagged_editions")
    content_object = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="tagged_items"
    )

    objects: Any = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["tag__kind", "tag__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="tagged_edition_once")
        ]

    def __str__(self) -> str:
        return str(self.tag)

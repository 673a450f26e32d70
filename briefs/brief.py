"""The brief: an editor's document, of which readers see only editions."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from briefs.agreements.models import Agreement
from briefs.asking import Question
from briefs.author import Author
from briefs.fields import LineField, ProseField
from briefs.sources.models import Source
from briefs.tags.models import Tag
from briefs.versioning import Identified, IdentifiedQuerySet, Versioned

_LIST_MARK = re.compile(r"^\s*(?:[-*•]|\d{1,3}[.)])\s+")


class BriefQuerySet(IdentifiedQuerySet["Brief"]):
    def with_latest_edition(self) -> BriefQuerySet:
        """Adds ``latest_number`` and ``latest_published_at`` of the last edition not held back,
        and ``first_published_at`` of the first."""
        not_held = Q(editions__isnull=False, editions__held_at=None)
        return self.annotate(
            latest_number=models.Max("editions__number", filter=not_held),
            latest_published_at=models.Max("editions__published_at", filter=not_held),
            first_published_at=models.Min("editions__published_at", filter=not_held),
        )


class Brief(Identified, Versioned):
    """The working copy that editors write; never read by public code.

    Sections are Markdown. ``#agreement-2`` as the target of a link points at the
    second agreement listed.
    """

    class Type(models.TextChoices):
        POLICY = "policy", "policy brief"
        EVIDENCE = "evidence", "evidence brief"

    class Stage(models.TextChoices):
        DRAFT = "draft", "draft"
        IN_REVIEW = "in_review", "in review"
        APPROVED = "approved", "approved"

    SECTIONS = ("summary", "key_messages", "context", "analysis", "recommendations")

    type = models.CharField(max_length=8, choices=Type, default=Type.POLICY)
    title = LineField(max_length=300)
    slug = models.SlugField(
        "address",
        max_length=120,
        unique=True,
        help_text="Part of the public address. Frozen at the first edition; a later change "
        "redirects from the former address.",
    )
    summary = ProseField(blank=True, help_text="What a minister reads: two or three sentences.")
    key_messages = ProseField(blank=True, help_text="One to a line; three to five.")
    context = ProseField(blank=True)
    analysis = ProseField(blank=True)
    recommendations = ProseField(blank=True)
    language = models.CharField(
        max_length=12,
        default="en",
        validators=[RegexValidator(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z", "As in BCP 47: en.")],
    )
    stage = models.CharField(
        max_length=9,
        choices=Stage,
        default=Stage.DRAFT,
        editable=False,
        help_text="How far the text that stands has come; a change takes an approval away.",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawal_reason = LineField(max_length=500, blank=True, editable=False)

    authors = models.ManyToManyField(Author, through="Authorship", related_name="briefs")
    sources = models.ManyToManyField(Source, related_name="briefs", blank=True)
    agreements = models.ManyToManyField(
        Agreement, through="BriefAgreement", related_name="briefs", blank=True
    )
    tags = TaggableManager(through="TaggedBrief", related_name="briefs", blank=True)

    objects = BriefQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-pk"]
        permissions = [
            ("publish_brief", "Can publish and withdraw briefs"),
            ("approve_brief", "Can approve briefs and send them back"),
        ]
        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="brief_recent"),
            models.Index(
                fields=["stage", "-updated_at", "-id"],
                condition=~Q(stage="draft"),
                name="brief_on_its_way",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawal_reason=""),
                name="brief_withdrawal_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def key_message_list(self) -> list[str]:
        """The key messages one by one, without the marks of a list."""
        lines = (_LIST_MARK.sub("", line).strip() for line in self.key_messages.splitlines())
        return [line for line in lines if line]

    def clean(self) -> None:
        super().clean()
        if FormerAddress.objects.filter(slug=self.slug).exclude(brief=self.pk).exists():
            raise ValidationError({"slug": "This was the address of another brief and redirects."})


def free_address(title: str, *, brief: Brief | None = None) -> str:
    """A slug for this title that no other brief has or had."""
    stem = slugify(title)[:100].strip("-") or "brief"
    own = brief.pk if brief is not None and brief.pk else 0
    # one look into an index; what follows goes through all addresses, and is hardly ever needed
    if not _had(stem) and {key for (key,) in _has(stem)} <= {own}:
        return stem
    taken = {
        *Brief.objects.filter(slug__startswith=stem).exclude(pk=own).values_list("slug", flat=True),
        *FormerAddress.objects.filter(slug__startswith=stem).values_list("slug", flat=True),
    }
    numbered = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in (stem, *numbered) if slug not in taken)


@Question
def _has(slug: str) -> models.QuerySet[Any, Any]:
    return Brief.objects.filter(slug=slug).order_by().values_list("pk")


@Question
def _had(slug: str) -> models.QuerySet[Any, Any]:
    return FormerAddress.objects.filter(slug=slug).order_by().values_list("pk")


class FormerAddress(Identified):
    """A slug that a published brief had before; it redirects."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="former_addresses")
    slug = models.SlugField(max_length=120, unique=True)

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["slug", "pk"]
        verbose_name_plural = "former addresses"

    def __str__(self) -> str:
        return self.slug


class Authorship(Identified):
    """An author's place in the byline of a brief."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="authorships")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="authorships")
    position = models.PositiveSmallIntegerField(default=1)

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "author"
        constraints = [models.UniqueConstraint(fields=["brief", "author"], name="authorship_once")]

    def __str__(self) -> str:
        return str(self.author)


class Reference(Identified):
    """One work that a brief cites."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="references")
    position = models.PositiveSmallIntegerField(default=1)
    citation = LineField(max_length=1000, help_text="Author, title, publisher, date.")
    url = models.CharField(
        "address", max_length=1000, blank=True, validators=[URLValidator(["http", "https"])]
    )

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.citation


class BriefAgreement(Identified):
    """An agreement that a brief speaks of; its position is its number in the text."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="listed_agreements")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="listings")
    position = models.PositiveSmallIntegerField(
        "number in the text",
        blank=True,
        default=0,
        help_text="What #agreement-… in the text means. Leave 0 for the next free number.",
    )

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "agreement"
        constraints = [
            models.UniqueConstraint(fields=["brief", "agreement"], name="brief_agreement_once")
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.agreement}"

    def save(self, *args: Any, **options: Any) -> None:
        if not self.position:
            taken = BriefAgreement.objects.filter(brief=self.brief).exclude(pk=self.pk)
            last = taken.aggregate(last=models.Max("position"))["last"]
            self.position = (last or 0) + 1
        super().save(*args, **options)


class TaggedBrief(Identified, ItemBase):
    """A tag on the working copy of a brief."""

    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="tagged_briefs")
    content_object = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="tagged_items")

    objects: Any = IdentifiedQuerySet.as_manager()

    class Meta:
        verbose_name = "tag"
        ordering = ["tag__kind", "tag__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="tagged_brief_once")
        ]

    def __str__(self) -> str:
        return str(self.tag)

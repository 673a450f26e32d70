"""The vocabulary: what briefs and agreements are about, said in one way."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Coalesce, Length
from django.utils.text import slugify
from taggit.models import TagBase

from briefs.fields import LineField, ProseField, normalise
from briefs.tags import states
from briefs.tags.distinct import DistinctTags
from briefs.versioning import Versioned

__all__ = ["Alias", "DistinctTags", "Tag", "folded"]

models.CharField.register_lookup(Length)


def folded(name: str) -> str:
    """The form in which two spellings of one name are the same: NFC, case folded, one space."""
    return " ".join(normalise(name).casefold().split())


class TagQuerySet(models.QuerySet["Tag"]):
    def get_by_natural_key(self, slug: str) -> Tag:
        return self.get(slug=slug)

    def topics(self) -> TagQuerySet:
        return self.filter(kind=Tag.Kind.TOPIC)

    def countries(self) -> TagQuerySet:
        """Places that are states, each with its ISO 3166-1 code."""
        return self.filter(kind=Tag.Kind.PLACE).exclude(country_code="")

    def named(self, name: str) -> TagQuerySet:
        """The tags that go by this name, as their own or as an alias."""
        return self.filter(
            Q(folded_name=folded(name)) | Q(aliases__folded_name=folded(name))
        ).distinct()

    def like(self, words: str) -> TagQuerySet:
        """The tags that have each of these words in their name or in one of their others."""
        rows = self
        for word in words.split():
            rows = rows.filter(Q(name__icontains=word) | Q(aliases__name__icontains=word))
        return rows.distinct()

    def unused(self) -> TagQuerySet:
        """Those that no brief, edition or agreement carries."""
        uses = {"tagged_briefs": None, "tagged_editions": None, "tagged_agreements": None}
        return self.filter(**uses)

    def seen_by_readers(self) -> TagQuerySet:
        """Those that an edition or an agreement carries that is, was or will be public."""
        return self.filter(
            Q(tagged_editions__isnull=False)
            | Q(tagged_agreements__content_object__published_at__isnull=False)
        ).distinct()

    def with_uses(self) -> TagQuerySet:
        """Adds how many working copies, editions and agreements carry each."""
        return self.annotate(
            brief_count=_number("tagged_briefs"),
            edition_count=_number("tagged_editions"),
            agreement_count=_number("tagged_agreements"),
        )


def _number(relation: str) -> Coalesce:
    """How many rows carry a tag; counted apart, for joins would multiply each with each."""
    rows: Any = Tag._meta.get_field(relation).related_model
    counted = rows._base_manager.filter(tag=models.OuterRef("pk")).order_by().values("tag")
    return Coalesce(models.Subquery(counted.annotate(number=Count("pk")).values("number")), 0)


class Tag(Versioned, TagBase):
    """One topic, place, organisation or person that briefs and agreements speak of.

    A place that is a state carries its ISO 3166-1 alpha-2 code.
    """

    class Kind(models.TextChoices):
        TOPIC = "topic", "topic"
        PLACE = "place", "place"
        ORGANISATION = "organisation", "organisation"
        PERSON = "person", "person"

    name = LineField(unique=True, max_length=100)
    folded_name = models.CharField(max_length=300, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.TOPIC)
    country_code = models.CharField(
        "ISO 3166-1 code",
        max_length=2,
        blank=True,
        help_text="Two letters, for a place that is a state: KR, CN, US.",
    )
    description = ProseField(blank=True, help_text="One or two sentences, shown on the tag's page.")

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "name", "pk"]
        indexes = [models.Index(fields=["kind", "name"], name="tag_kind_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["country_code"],
                condition=~Q(country_code=""),
                name="tag_one_for_each_state",
                violation_error_message="There is a tag for this state already.",
            ),
            models.CheckConstraint(
                condition=Q(country_code="") | Q(kind="place"),
                name="tag_country_code_only_on_place",
                violation_error_message="Only a place carries a country code.",
            ),
            models.CheckConstraint(
                condition=Q(country_code="") | Q(country_code__length=2),
                name="tag_country_code_two_letters",
            ),
        ]

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = slugify(tag) or slugify(tag, allow_unicode=True) or "tag"
        return f"{slug[:90]}-{i}" if i is not None else slug[:100]

    def clean(self) -> None:
        super().clean()
        self.clean_country_code()
        if Alias.objects.filter(former_slug=self.slug).exclude(former_slug="").exists():
            raise ValidationError({"slug": "This was the address of a merged tag and redirects."})
        taken = Tag.objects.named(self.name).exclude(pk=self.pk).first()
        if taken is not None:
            raise ValidationError({"name": f"“{taken.name}” goes by this name already."})

    def clean_country_code(self) -> None:
        """Put the code in capitals. Raises ``ValidationError`` if it is no state's."""
        self.country_code = self.country_code.upper()
        if self.country_code and states.by_code(self.country_code) is None:
            raise ValidationError(
                {"country_code": f"{self.country_code} is no ISO 3166-1 code of a state."}
            )

    def save(self, *args: Any, **options: Any) -> None:
        self.folded_name = folded(self.name)
        super().save(*args, **options)


class AliasQuerySet(models.QuerySet["Alias"]):
    def get_by_natural_key(self, folded_name: str) -> Alias:
        return self.get(folded_name=folded_name)


class Alias(models.Model):
    """Another name of a tag; the address it had, if it was a tag of its own, redirects.

    When and by whom that tag was merged is kept with it, also when it moves on.
    """

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="aliases")
    name = LineField(max_length=100)
    folded_name = models.CharField(max_length=300, unique=True, editable=False)
    former_slug = models.SlugField(max_length=100, blank=True, allow_unicode=True, editable=False)
    merged_at = models.DateTimeField(null=True, blank=True, editable=False)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = AliasQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["former_slug"],
                condition=~Q(former_slug=""),
                name="alias_former_slug_unique",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **options: Any) -> None:
        self.folded_name = folded(self.name)
        super().save(*args, **options)

    def natural_key(self) -> tuple[str]:
        return (self.folded_name,)

    def clean(self) -> None:
        same = folded(self.name)
        taken = Tag.objects.filter(folded_name=same).first()
        if taken is None:
            others = Alias.objects.filter(folded_name=same).exclude(pk=self.pk)
            taken = next((alias.tag for alias in others.select_related("tag")), None)
        if taken is not None:
            raise ValidationError({"name": f"“{taken.name}” goes by this name already."})

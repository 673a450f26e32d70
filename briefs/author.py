"""Those whose names stand on briefs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.text import slugify

from briefs.fields import LineField
from briefs.versioning import Identified, IdentifiedQuerySet, Versioned


class Author(Identified, Versioned):
    """A person or an institution whose name stands on briefs.

    Readers meet the name as the current editions print it, never this row.
    ``slug`` is the address of the author's page: given with the first edition,
    and never changed, so that a link to it lasts.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "person"
        INSTITUTION = "institution", "institution"

    kind = models.CharField(max_length=11, choices=Kind, default=Kind.PERSON)
    name = LineField(max_length=200, help_text="As it stands on a brief.")
    family_name = LineField(
        max_length=200,
        blank=True,
        help_text="The part of the name that reference lists sort by: Lee of Lee Jae Myung. "
        "Left empty, the last word of a name in Latin letters, as in Jane Writer.",
    )
    affiliation = LineField(max_length=200, blank=True)
    orcid = models.CharField(
        "ORCID iD",
        max_length=19,
        blank=True,
        validators=[
            RegexValidator(r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]\Z", "As in 0000-0002-1825-0097.")
        ],
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
        help_text="The account of this author, if there is one.",
    )
    slug = models.SlugField(
        "address", max_length=120, blank=True, allow_unicode=True, editable=False
    )

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["orcid"], condition=~Q(orcid=""), name="author_orcid_unique"
            ),
            models.UniqueConstraint(
                fields=["slug"], condition=~Q(slug=""), name="author_slug_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.affiliation}" if self.affiliation else self.name

    @property
    def as_printed(self) -> dict[str, str]:
        """What a snapshot and an edition keep; the last two only where they say something."""
        kept = {
            "uid": str(self.uid),
            "name": self.name,
            "affiliation": self.affiliation,
            "orcid": self.orcid,
        }
        if self.kind != self.Kind.PERSON:
            kept["kind"] = self.kind
        if self.family_name:
            kept["family_name"] = self.family_name
        return kept

    def clean(self) -> None:
        super().clean()
        if self.family_name and self.kind == self.Kind.INSTITUTION:
            raise ValidationError({"family_name": "An institution has no family name."})
        if self.family_name and self.family_name not in self.name:
            raise ValidationError({"family_name": f"“{self.family_name}” is no part of the name."})


def give_address(author: Author) -> None:
    """Give an author the address of a page, once; the name decides, and who had it before."""
    if author.slug:
        return
    stem = slugify(author.name) or slugify(author.name, allow_unicode=True) or "author"
    stem = stem[:100].strip("-")
    rows: Any = Author.objects
    taken = set(rows.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
    author.slug = next(slug for slug in (stem, *numbered) if slug not in taken)
    rows.filter(pk=author.pk).update(slug=author.slug)

"""Images that stand in the text of briefs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse

from briefs import audit, history, markup
from briefs.brief import Brief
from briefs.edition import Edition
from briefs.fields import LineField
from briefs.image_files import FORMATS, versions
from briefs.versioning import Identified, IdentifiedQuerySet, claim


class ImageQuerySet(IdentifiedQuerySet["Image"]):
    def public(self) -> ImageQuerySet:
        """The images that stand in an edition that readers may see: the one door of public code."""
        return self.filter(in_editions__edition__in=Edition.objects.visible()).distinct()

    def as_pictures(self) -> dict[str, markup.Picture]:
        """What the renderer of Markdown needs to know of each, by its identity."""
        return {str(image.uid): image.picture for image in self}


class Image(Identified):
    """One image of a brief, stored at a few widths; never changed, only replaced by another.

    In the text it is ``![what it shows](image:<uid>)``. Readers get it once it
    stands in an edition that they may see, and editors always.
    """

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="images")
    alt = LineField(
        "what it shows", max_length=400, help_text="Read aloud to those who cannot see the image."
    )
    credit = LineField(max_length=200, help_text="Who made it, and by what right it stands here.")
    ending = models.CharField(max_length=4, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    widths = models.JSONField(editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ImageQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(alt=""), name="image_says_what_it_shows"),
            models.CheckConstraint(condition=~Q(credit=""), name="image_credited"),
            models.CheckConstraint(
                condition=Q(width__gte=1, height__gte=1), name="image_has_a_size"
            ),
            models.CheckConstraint(
                condition=Q(ending__in=sorted(FORMATS.values())), name="image_of_a_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.alt

    @property
    def markdown(self) -> str:
        words = re.sub(r"([\\\[\]*_`<])", r"\\\1", self.alt)
        return f"![{words}](image:{self.uid})"

    @property
    def picture(self) -> markup.Picture:
        addresses = [(self.address(width), width) for width in self.widths]
        return markup.Picture(addresses, self.width, self.height, self.alt, self.credit)

    def address(self, width: int) -> str:
        return reverse("image", args=[self.uid, width])

    def file_name(self, width: int) -> str:
        return f"images/{self.uid}/{width}.{self.ending}"

    def save(self, *args: Any, **options: Any) -> None:
        if self.pk and Image.objects.filter(pk=self.pk).exists():
            raise ValidationError("An image never changes; add another.")
        super().save(*args, **options)


class EditionImage(Identified):
    """An image that stands in the text of an edition: what makes it public, and keeps it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="images")
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="in_editions")

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "image"], name="edition_image_once")
        ]

    def __str__(self) -> str:
        return str(self.image)


def add_image(
    *, brief: Brief, version: int | None, content: bytes, alt: str, credit: str, by: Any
) -> Image:
    """Store an image of a brief at each width, as a new saved version of the brief.

    Raises ``ValidationError`` as the file deserves, and ``StaleVersion`` when the brief
    has changed since ``version``; then nothing is stored.
    """
    ending, made = versions(content)
    image = Image(brief=brief, alt=alt, credit=credit, ending=ending, made_by=by)
    image.width, image.height = made[-1].width, made[-1].height
    image.widths = [one.width for one in made]
    image.full_clean(exclude=["made_by"])
    with transaction.atomic():
        claim(brief, version)
        brief.refresh_from_db()
        brief.save(update_fields=["updated_at"])
        image.save()
        history.record(brief, by=by, reason="image added")
        audit.note(act=audit.Verb.IMAGE_ADDED, subject=brief, by=by)
        for one in made:
            default_storage.save(image.file_name(one.width), ContentFile(one.content))
    return image


def images_of(brief: Brief, texts: Iterable[str]) -> ImageQuerySet:
    """The images of a brief that its texts show."""
    named = {uid for text in texts for uid in markup.images(text)}
    return Image.objects.filter(brief=brief, uid__in=[UUID(uid) for uid in named])

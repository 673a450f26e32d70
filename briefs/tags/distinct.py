"""Two tags that look alike and are not the same."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from briefs.versioning import Identified, IdentifiedQuerySet


class DistinctTagsQuerySet(IdentifiedQuerySet["DistinctTags"]):
    def pairs(self) -> set[tuple[int, int]]:
        """The keys of both tags of each pair, the smaller first."""
        return set(self.order_by().values_list("one_id", "other_id"))


class DistinctTags(Identified):
    """What an editor has said of two tags: they are not the same; nobody is asked again."""

    one = models.ForeignKey("tags.Tag", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("tags.Tag", on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = DistinctTagsQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "tags that are not the same"
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="distinct_tags_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="distinct_tags_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"


def say_distinct(*, one: Any, other: Any, by: Any = None) -> None:
    """Remember that two tags are not the same; saying it twice changes nothing."""
    first, second = sorted((one, other), key=lambda tag: int(tag.pk))
    DistinctTags.objects.get_or_create(one=first, other=second, defaults={"said_by": by})

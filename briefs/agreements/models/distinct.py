"""Two names of parties that look alike and are not the same party."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from briefs.versioning import Identified, IdentifiedQuerySet


class DistinctPartiesQuerySet(IdentifiedQuerySet["DistinctParties"]):
    def pairs(self) -> set[tuple[str, str]]:
        return set(self.order_by().values_list("one", "other"))


class DistinctParties(Identified):
    """What an editor has said of two parties: they are not the same; nobody is asked again.

    Parties are rows of their agreements, so each stands here by how it is spelt
    (:attr:`briefs.agreements.spelling.Spelling.key`), in the order of code points.
    """

    one = models.CharField(max_length=700)
    other = models.CharField(max_length=700)
    said_at = models.DateTimeField(auto_now_add=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = DistinctPartiesQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "parties that are not the same"
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="distinct_parties_once"),
            models.CheckConstraint(condition=~Q(one=F("other")), name="distinct_parties_are_two"),
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"


def say_distinct(*, one: str, other: str, by: Any = None) -> None:
    """Remember that two parties are not the same; saying it twice changes nothing."""
    first, second = sorted((one, other))
    DistinctParties.objects.get_or_create(one=first, other=second, defaults={"said_by": by})

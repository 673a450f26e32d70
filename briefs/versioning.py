"""Rows that two people may change at once, and rows that travel between databases.

A write carries the version it was based on; :func:`claim` compares and raises it
in one statement inside the transaction that saves (DESIGN section 5, rule 2).
"""

from __future__ import annotations

import uuid
from typing import Any, TypeVar

from django.db import models

ModelT = TypeVar("ModelT", bound=models.Model)


class IdentifiedQuerySet(models.QuerySet[ModelT]):
    def get_by_natural_key(self, uid: str) -> ModelT:
        return self.get(uid=uid)


class Identified(models.Model):
    """A row with an identity that is the same in every database it is loaded into."""

    uid = models.UUIDField("permanent identity", default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)


class Versioned(models.Model):
    """A row whose version goes up by one with every save that a person makes."""

    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class StaleVersion(Exception):
    """The row has changed since the version that a write was based on, or is gone."""

    def __init__(self, row: models.Model, based_on: int | None) -> None:
        self.row = row
        self.based_on = based_on
        what = row._meta.verbose_name
        super().__init__(
            f"This {what} was changed by someone else after you opened it; nothing was saved."
            if based_on is not None
            else f"The form did not say which version of the {what} it was based on; "
            "nothing was saved."
        )


def claim(row: Any, based_on: int | None) -> None:
    """Raise the row's version from ``based_on`` by one, or raise :class:`StaleVersion`.

    Must run inside the transaction that saves; the update holds the row's lock
    until that transaction ends. On success ``row.version`` is the new version.
    """
    rows = type(row)._base_manager.filter(pk=row.pk, version=based_on)
    if based_on is None or not rows.update(version=models.F("version") + 1):
        raise StaleVersion(row, based_on)
    row.version = based_on + 1


def confirm(row: Any, based_on: int | None) -> None:
    """Hold the row at the version ``based_on``, or raise :class:`StaleVersion`.

    For what is said of a row and changes nothing in it. Must run inside the
    transaction that saves; nobody changes the row before that ends.
    """
    rows = type(row)._base_manager.filter(pk=row.pk, version=based_on)
    if based_on is None or not rows.select_for_update().values_list("pk").first():
        raise StaleVersion(row, based_on)

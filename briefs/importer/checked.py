"""Rows of an import, checked before they are stored.

The fields are validated here, as ``full_clean()`` does; what needs the database
(uniqueness, constraints, that a related row is there) is left to the database,
which refuses the whole document.
"""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from django.db import models

RowT = TypeVar("RowT", bound=models.Model)


def checked(row: RowT) -> RowT:
    """The row, its fields validated and normalised. Raises ``ValidationError``."""
    row.clean_fields(exclude=_as_they_are(type(row)))
    row.clean()
    return row


@cache
def _as_they_are(model: type[models.Model]) -> set[str]:
    """Relations, and identities that the importer computes itself."""
    fields = model._meta.fields
    return {field.name for field in fields if field.is_relation or field.name == "uid"}

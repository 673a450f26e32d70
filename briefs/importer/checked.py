"""Rows of an import, checked before they are stored.

The fields are validated here, as ``full_clean()`` does; what needs the database
(uniqueness, constraints, that a related row is there) is left to the database,
which refuses the whole document.
"""

from __future__ import annotations

from typing import TypeVar

from django.db import models

RowT = TypeVar("RowT", bound=models.Model)


def checked(row: RowT) -> RowT:
    """The row, its fields validated and normalised. Raises ``ValidationError``."""
    relations = {field.name for field in row._meta.fields if field.is_relation}
    row.clean_fields(exclude=relations)
    row.clean()
    return row

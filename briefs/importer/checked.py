"""Rows of an import, checked before they are stored.

The fields are validated here, as ``full_clean()`` does; what needs the database
(uniqueness, constraints, that a related row is there) is left to the database,
which refuses the whole document.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

RowT = TypeVar("RowT", bound=models.Model)

SHORT = 40  # characters of a code, a name or a state, which come again and again
_PLAIN = frozenset({str, int, float, bool})


def checked(row: RowT) -> RowT:
    """The row, its fields validated and normalised. Raises ``ValidationError``."""
    errors: dict[str, Any] = {}
    for field in _fields(type(row)):
        value = getattr(row, field.attname)
        if field.blank and value in field.empty_values:
            continue
        short = type(value) in _PLAIN and (type(value) is not str or len(value) <= SHORT)
        try:
            cleaned = _cleaned(field, value) if short else field.clean(value, row)
            setattr(row, field.attname, cleaned)
        except ValidationError as error:
            errors[field.name] = error.error_list
    if errors:
        raise ValidationError(errors)
    row.clean()
    return row


@cache
def _fields(model: type[models.Model]) -> tuple[Any, ...]:
    """All but relations, and identities that the importer computes itself."""
    fields = model._meta.fields
    return tuple(field for field in fields if not field.is_relation and field.name != "uid")


@lru_cache(maxsize=4096, typed=True)
def _cleaned(field: Any, value: Any) -> Any:
    """A value that no field of the importer's rows judges by the rest of its row."""
    return field.clean(value, None)

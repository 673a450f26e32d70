"""Rows that belong to a row, fetched with it in one statement as a JSON list."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db.models import JSONField, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.dateparse import parse_datetime


class Rows(Subquery):
    """``rows`` in their order, each as an object of the ``names`` given.

    ``rows`` may refer to the outer row by ``OuterRef``. A name stands for the field of
    the same name or, as a keyword, for a path. Values come as JSON has them: a moment
    as text (see :func:`moment`), a boolean of SQLite as 0 or 1. None where Django sees
    beforehand that there can be no row.
    """

    output_field = JSONField()

    def __init__(self, rows: QuerySet[Any, Any], *names: str, **paths: str) -> None:
        fields = {name: name for name in names} | paths
        super().__init__(rows.values(one=JSONObject(**fields)))

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "(SELECT json_group_array(json(one)) FROM (%(subquery)s) nested)"
        return super().as_sql(compiler, connection, template=template, **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "(SELECT coalesce(jsonb_agg(one), '[]') FROM (%(subquery)s) nested)"
        return super().as_sql(compiler, connection, template=template, **extra)


def moment(text: str) -> datetime:
    """A moment out of such a list; SQLite keeps it in UTC without saying so."""
    parsed = parse_datetime(text)
    if parsed is None:
        raise ValueError(f"{text!r} is no moment")
    return parsed.replace(tzinfo=UTC) if timezone.is_naive(parsed) else parsed

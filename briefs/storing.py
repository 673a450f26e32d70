"""New rows stored in as few steps as a database needs.

The caller has checked them. Django writes and reads anew, for every document, the
statement that an import sends for every document alike; a run over thousands spends
more time on that than the database does on the rows. Here it is written once a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models

from briefs.fields import LineField, ProseField

RowT = TypeVar("RowT", bound=models.Model)
Fields = tuple[Any, ...]

# a plain value of these is sent as it is
_PLAIN_FIELDS = frozenset(
    {
        *(models.CharField, models.TextField, models.SlugField, LineField, ProseField),
        *(models.BigIntegerField, models.PositiveIntegerField, models.PositiveSmallIntegerField),
        *(models.FloatField, models.BooleanField, models.ForeignKey),
    }
)
_PLAIN_VALUES = frozenset({str, int, float, bool, type(None)})


def store(row: RowT) -> RowT:
    """Insert one row, which then knows its key."""
    model, database = type(row), connections[DEFAULT_DB_ALIAS]
    told = database.features.can_return_columns_from_insert
    with database.cursor() as cursor:
        cursor.execute(_statement(model, _fields(model), told=told), _sent(row, database))
        row.pk = (
            cursor.fetchone()[0]
            if told
            else database.ops.last_insert_id(cursor, model._meta.db_table, _key(model))
        )
    row._state.adding, row._state.db = False, database.alias
    return row


def store_leaves(rows: Sequence[models.Model]) -> None:
    """Insert rows of one table whose keys nobody asks for: they do not learn them."""
    if rows:
        model, database = type(rows[0]), connections[DEFAULT_DB_ALIAS]
        with database.cursor() as cursor:
            values = [_sent(row, database) for row in rows]
            cursor.executemany(_statement(model, _fields(model)), values)


def store_values(
    model: type[models.Model], names: Sequence[str], values: Iterable[Sequence[Any]]
) -> None:
    """Insert rows given as plain values of these fields; there is nothing to convert in them."""
    fields = tuple(model._meta.get_field(name) for name in names)
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.executemany(_statement(model, fields), list(values))


@cache
def _fields(model: type[models.Model]) -> Fields:
    return tuple(field for field in model._meta.concrete_fields if not field.primary_key)


def _key(model: type[models.Model]) -> str:
    return str(model._meta.pk.column)


@cache
def _statement(model: type[models.Model], fields: Fields, *, told: bool = False) -> str:
    """The statement that inserts a row, and tells its key if it is to be told."""
    quoted = connections[DEFAULT_DB_ALIAS].ops.quote_name
    columns = ", ".join(quoted(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table, key = quoted(model._meta.db_table), quoted(_key(model))
    sql = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608
    return f"{sql} RETURNING {key}" if told else sql


@cache
def _ways(model: type[models.Model]) -> tuple[tuple[Any, str, bool], ...]:
    """Each field with its name and whether a plain value of it is sent as the row has it."""
    return tuple((field, field.attname, type(field) in _PLAIN_FIELDS) for field in _fields(model))


def _sent(row: models.Model, database: Any) -> list[Any]:
    """The values of a row in the form in which the database driver takes them."""
    sent = []
    for field, name, is_plain in _ways(type(row)):
        value = getattr(row, name)
        if not is_plain or type(value) not in _PLAIN_VALUES:
            value = field.get_db_prep_save(field.pre_save(row, add=True), database)
        sent.append(value)
    return sent

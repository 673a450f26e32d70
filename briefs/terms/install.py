"""The full-text index that each database keeps beside a table of terms.

SQLite: an FTS5 table without positions, kept by three triggers. PostgreSQL: a generated
tsvector with GIN. Both hold the lexemes as they were written, so both give the same
answers, and both follow whatever writes a row, ``loaddata`` too. Django drops triggers
silently when it rebuilds an SQLite table: this is asked again after every migration.
"""

from __future__ import annotations

from typing import Any

from django.db import connections, models


def install(model: type[models.Model], using: str = "default") -> None:
    """Make what is missing of the index of a table that has ``lexemes``, if it is there."""
    connection = connections[using]
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return
        names = {c.name for c in connection.introspection.get_table_description(cursor, table)}
        if "lexemes" not in names:
            return
        if connection.vendor == "sqlite" and not _is_whole(cursor, table):
            statements = _sqlite(table, model._meta.pk)
        elif connection.vendor == "postgresql":
            statements = _postgresql(table)
        else:
            return
        for statement in statements:
            cursor.execute(statement)


def _is_whole(cursor: Any, table: str) -> bool:
    names = [f"{table}_index", *(f"{table}_{act}" for act in ("indexed", "unindexed", "again"))]
    places = ", ".join(["%s"] * len(names))
    cursor.execute(f"SELECT COUNT(*) FROM sqlite_master WHERE name IN ({places})", names)  # noqa: S608
    return bool(cursor.fetchone()[0] == len(names))


def _sqlite(table: str, key: models.Field[Any, Any]) -> list[str]:
    index, pk = f"{table}_index", key.column
    add = f'INSERT INTO "{index}"(rowid, lexemes) VALUES (NEW."{pk}", NEW.lexemes);'  # noqa: S608
    drop = (
        f'INSERT INTO "{index}"("{index}", rowid, lexemes) '  # noqa: S608
        f"VALUES ('delete', OLD.\"{pk}\", OLD.lexemes);"
    )
    on = f'ON "{table}" BEGIN'
    return [
        f'DROP TABLE IF EXISTS "{index}"',
        f'CREATE VIRTUAL TABLE "{index}" USING fts5(lexemes, content="{table}", '
        f'content_rowid="{pk}", detail=none, tokenize="ascii tokenchars \'=\'")',
        *(f'DROP TRIGGER IF EXISTS "{table}_{act}"' for act in ("indexed", "unindexed", "again")),
        f'CREATE TRIGGER "{table}_indexed" AFTER INSERT {on} {add} END',
        f'CREATE TRIGGER "{table}_unindexed" AFTER DELETE {on} {drop} END',
        f'CREATE TRIGGER "{table}_again" AFTER UPDATE {on} {drop} {add} END',
        f'INSERT INTO "{index}"("{index}") VALUES (\'rebuild\')',  # noqa: S608
    ]


def _postgresql(table: str) -> list[str]:
    return [
        f'ALTER TABLE "{table}" ADD COLUMN IF NOT EXISTS vector tsvector '
        "GENERATED ALWAYS AS (lexemes::tsvector) STORED",
        # Rows come one at a time; a list of pending ones would slow every search until a vacuum.
        f'CREATE INDEX IF NOT EXISTS "{table}_index" ON "{table}" USING gin (vector) '
        "WITH (fastupdate = off)",
    ]

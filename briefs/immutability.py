"""The database itself refuses to change what is written once and for all.

Triggers are reinstalled after every migration: Django rebuilds SQLite tables and
drops them silently.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connections


@dataclass(frozen=True, slots=True)
class Guarded:
    """A table whose columns ``FROZEN`` of its model never change.

    Those that may be ``emptied`` may become empty and nothing else; rows that are
    ``kept`` are never deleted.
    """

    app: str
    model: str
    refusal: str
    emptied: tuple[str, ...] = ()
    kept: bool = False


GUARDED = (
    Guarded("briefs", "Edition", "the text of an edition never changes"),
    Guarded("sources", "Source", "the text of a source never changes"),
    Guarded("audit", "Act", "the audit log is only added to", emptied=("by",), kept=True),
)


def install_triggers(using: str = "default", **_: Any) -> None:
    """Create, or create again, the triggers of each guarded table that exists."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for guarded, table in _there(connection, cursor):
            model = apps.get_model(guarded.app, guarded.model)
            frozen = [model._meta.get_field(name).column for name in model.FROZEN]
            emptied = [model._meta.get_field(name).column for name in guarded.emptied]
            present = {
                column.name
                for column in connection.introspection.get_table_description(cursor, table)
            }
            if not present.issuperset({*frozen, *emptied}):
                continue
            for statement in _statements(connection.vendor, table, frozen, emptied, guarded):
                cursor.execute(statement)


def let_rows_go(using: str = "default") -> None:
    """Take away what keeps rows, until the triggers are installed again."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for guarded, table in _there(connection, cursor):
            if guarded.kept and connection.vendor == "sqlite":
                cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_is_kept"')
            elif guarded.kept and connection.vendor == "postgresql":
                cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_is_kept" ON "{table}"')
                cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_is_not_emptied" ON "{table}"')


def _there(connection: Any, cursor: Any) -> Iterator[tuple[Guarded, str]]:
    tables = set(connection.introspection.table_names(cursor))
    for guarded in GUARDED:
        table = apps.get_model(guarded.app, guarded.model)._meta.db_table
        if table in tables:
            yield guarded, table


def _statements(
    vendor: str, table: str, frozen: list[str], emptied: list[str], guarded: Guarded
) -> list[str]:
    if vendor not in {"sqlite", "postgresql"}:
        return []
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    changed = [f'OLD."{column}" {differs} NEW."{column}"' for column in frozen]
    filled = [
        f'(OLD."{column}" {differs} NEW."{column}" AND NEW."{column}" IS NOT NULL)'
        for column in emptied
    ]
    when = " OR ".join(changed + filled)
    write = _sqlite if vendor == "sqlite" else _postgresql
    return write(table, when, guarded)


def _sqlite(table: str, when: str, guarded: Guarded) -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{guarded.refusal}'); END"
    name, kept = f"{table}_is_immutable", f"{table}_is_kept"
    statements = [
        f'DROP TRIGGER IF EXISTS "{name}"',
        f'CREATE TRIGGER "{name}" BEFORE UPDATE ON "{table}" WHEN {when} {refuse}',
    ]
    if guarded.kept:
        statements += [
            f'DROP TRIGGER IF EXISTS "{kept}"',
            f'CREATE TRIGGER "{kept}" BEFORE DELETE ON "{table}" {refuse}',
        ]
    return statements


def _postgresql(table: str, when: str, guarded: Guarded) -> list[str]:
    name = f"{table}_is_immutable"
    refuse = f'EXECUTE FUNCTION "{name}"()'
    triggers = {name: f'BEFORE UPDATE ON "{table}" FOR EACH ROW WHEN ({when})'}
    if guarded.kept:
        triggers[f"{table}_is_kept"] = f'BEFORE DELETE ON "{table}" FOR EACH ROW'
        triggers[f"{table}_is_not_emptied"] = f'BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT'
    statements = [
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS '
        f"$$ BEGIN RAISE EXCEPTION '{guarded.refusal}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END $$",
    ]
    for trigger, moment in triggers.items():
        statements.append(f'DROP TRIGGER IF EXISTS "{trigger}" ON "{table}"')
        statements.append(f'CREATE TRIGGER "{trigger}" {moment} {refuse}')
    return statements

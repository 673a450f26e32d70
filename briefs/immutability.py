"""The database itself refuses to change the text of an edition or of a source.

Triggers are reinstalled after every migration: Django rebuilds SQLite tables and
drops them silently.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections

PROTECTED = {("briefs", "Edition"): "edition", ("sources", "Source"): "source"}


def install_triggers(using: str = "default", **_: Any) -> None:
    """Create, or create again, the triggers of each protected table that exists."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for (app, name), word in PROTECTED.items():
            model = apps.get_model(app, name)
            columns = [model._meta.get_field(f).column for f in model.FROZEN]
            table = model._meta.db_table
            if table not in tables:
                continue
            present = {
                column.name
                for column in connection.introspection.get_table_description(cursor, table)
            }
            if not present.issuperset(columns):
                continue
            for statement in _statements(connection.vendor, table, columns, word):
                cursor.execute(statement)


def _statements(vendor: str, table: str, columns: list[str], word: str) -> list[str]:
    name = f"{table}_is_immutable"
    message = f"the text of an {word} never changes".replace("an source", "a source")
    if vendor == "sqlite":
        changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
        return [
            f'DROP TRIGGER IF EXISTS "{name}"',
            f'CREATE TRIGGER "{name}" BEFORE UPDATE ON "{table}" WHEN {changed} '
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END",
        ]
    if vendor == "postgresql":
        changed = " OR ".join(
            f'OLD."{column}" IS DISTINCT FROM NEW."{column}"' for column in columns
        )
        return [
            f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS '
            f"$$ BEGIN RAISE EXCEPTION '{message}' "
            f"USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"',
            f'CREATE TRIGGER "{name}" BEFORE UPDATE ON "{table}" FOR EACH ROW WHEN ({changed}) '
            f'EXECUTE FUNCTION "{name}"()',
        ]
    return []

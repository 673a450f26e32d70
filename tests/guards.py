"""What the database itself refuses to change, changed for once: time cannot be waited for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from briefs.immutability import install_triggers


@contextmanager
def unguarded(table: str) -> Iterator[None]:
    """Without the trigger that guards this table, until the block ends."""
    on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_is_immutable"{on}')
    try:
        yield
    finally:
        install_triggers()

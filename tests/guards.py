"""What the database itself refuses to change, changed for once: time cannot be waited for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from briefs.agreements.models import Agreement
from briefs.edition import Edition
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


def make_due(edition: Edition) -> None:
    """The time of a scheduled edition has come a minute ago."""
    past = timezone.now().replace(microsecond=0) - timedelta(minutes=1)
    Agreement.objects.filter(editions=edition, is_waiting=True).update(published_at=past)
    with unguarded("briefs_edition"):
        Edition.objects.filter(pk=edition.pk).update(published_at=past)

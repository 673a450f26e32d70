"""Only one process at a time stores what documents bring."""

from __future__ import annotations

from django.db import connection

STORING = 0x6272696566  # of no meaning; every process asks for the lock by this number


def wait_for_others() -> None:
    """Wait until no other transaction stores a document; the others then wait for this one.

    Otherwise two versions of one document, or one story told twice, that come at the
    same moment would not see each other, and both make the same tags. Must run
    in a transaction, before it locks anything else. SQLite has one writer anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [STORING])

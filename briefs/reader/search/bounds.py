"""How long a search may take: the database itself gives up."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection, transaction

SECONDS = 4.0
STEPS = 5_000  # of SQLite's virtual machine, between two looks at the clock


class TookTooLong(Exception):
    """The search was given up; nothing is wrong with the site."""


@contextmanager
def bounded(seconds: float | None = None, *, by_words: bool = True) -> Iterator[None]:
    """Queries in here are given up after so many seconds; raises :class:`TookTooLong`.

    SQLite: of all of them together. PostgreSQL: of each, by ``statement_timeout`` of a
    transaction of their own. They must be sent in here: lists, no lazy querysets.
    ``by_words`` if words are looked for.
    """
    limit = SECONDS if seconds is None else seconds
    is_postgresql = connection.vendor == "postgresql"
    try:
        with _on_postgresql(limit, by_words) if is_postgresql else _on_sqlite(limit):
            yield
    except OperationalError as error:
        if _was_given_up(error):
            raise TookTooLong from error
        raise


@contextmanager
def _on_postgresql(limit: float, by_words: bool) -> Iterator[None]:
    settings = {"statement_timeout": str(max(1, round(limit * 1000))), "jit": "off"}
    if by_words:
        # The planner takes it for cheap to read the vector of every row, each from afar:
        # some forty times slower than the index, measured with 20,000 briefs.
        settings["enable_seqscan"] = "off"
    with transaction.atomic(savepoint=False):
        driver: Any = connection.connection  # told directly, as SQLite's is: it asks for nothing
        driver.execute("; ".join(f"SET LOCAL {name} = {s}" for name, s in settings.items()))
        yield


@contextmanager
def _on_sqlite(limit: float) -> Iterator[None]:
    connection.ensure_connection()
    driver: Any = connection.connection
    ends = time.monotonic() + limit
    driver.set_progress_handler(lambda: time.monotonic() > ends, STEPS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


def _was_given_up(error: OperationalError) -> bool:
    cause = type(error.__cause__).__name__
    return cause == "QueryCanceled" or str(error) == "interrupted"

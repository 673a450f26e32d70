"""A statement that would run for long is given up by the database."""

from __future__ import annotations

import time

import pytest
from django.db import OperationalError, connection

from briefs.reader.search import TookTooLong, bounded

SLOW = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000000) "
    "SELECT COUNT(*) FROM n",
    "postgresql": "SELECT pg_sleep(20)",
}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_statement_over_its_time_is_given_up_and_the_next_one_is_not() -> None:
    started = time.monotonic()
    with pytest.raises(TookTooLong), bounded(seconds=0.2), connection.cursor() as cursor:
        cursor.execute(SLOW[connection.vendor])
    assert time.monotonic() - started < 3
    with bounded(seconds=5), connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


@pytest.mark.django_db
def test_other_failure_of_the_database_is_not_taken_for_a_lack_of_time() -> None:
    with pytest.raises(OperationalError, match="the disk"), bounded():
        raise OperationalError("the disk is full")

"""Documents that come at the same moment, in two processes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from briefs.brief import Brief
from briefs.sources.models import Source
from tests.importer.versions import article, document, imported, item_of

WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


def in_another_process(work: Callable[[], object]) -> threading.Thread:
    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def is_waiting() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return bool(cursor.fetchone()[0])


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_versions_at_the_same_moment_end_in_one_brief() -> None:
    item_of(document(article()))
    Brief.objects.all().delete()  # the tags are there, and the document is not
    with transaction.atomic():
        item_of(document(article(title="Six deals", count="six")))
        other = in_another_process(lambda: imported(document(article(count="seven"))))
        until = time.monotonic() + 5
        while other.is_alive() and not is_waiting() and time.monotonic() < until:
            time.sleep(0.05)
    other.join(30)
    assert Source.objects.count() == 3
    assert Brief.objects.count() == 1

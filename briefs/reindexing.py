"""The index of a whole site, brought up to what is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q, QuerySet
from django.utils import timezone

from briefs.agreements.indexing import index_agreement
from briefs.agreements.models import Agreement, AgreementTerms, AgreementWord
from briefs.edition import Edition
from briefs.edition_terms import EditionTerms, EditionWord
from briefs.indexing import index_edition
from briefs.terms.words import RULES

BATCH = 200


def refresh_index(*, everything: bool = False) -> tuple[int, int]:
    """Index what is missing or was made by former rules, or everything anew.

    What is no longer public leaves the index. Returns how many editions and entries
    of the register were indexed.
    """
    editions, agreements = _indexed_editions(), _indexed_agreements()
    with transaction.atomic():
        EditionTerms.objects.exclude(edition__in=editions).delete()
        AgreementTerms.objects.exclude(agreement__in=agreements).delete()
        if everything:
            for words in (EditionWord, AgreementWord):
                words._base_manager.all().delete()
    if not everything:
        editions = editions.exclude(terms__rules=RULES)
        agreements = agreements.exclude(terms__rules=RULES)
    return _index(editions, index_edition), _index(agreements, index_agreement)


def refresh_after_migration(using: str = "default", **_: Any) -> None:
    """Give a site that had no index, or one of former rules, its index.

    Only of a database that is wholly migrated: the rows are read as they are now.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        needed = {m._meta.db_table for m in (Edition, EditionTerms, Agreement, AgreementTerms)}
        if using != "default" or not needed <= tables:
            return
        for table in (Edition._meta.db_table, Agreement._meta.db_table):
            cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')  # noqa: S608
            if cursor.fetchone():
                break
        else:
            return
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        refresh_index()


def _indexed_editions() -> QuerySet[Edition]:
    now = timezone.now()
    scheduled = Edition.objects.scheduled(now).values("pk")
    seen = Edition.objects.current(now).values("pk")
    return Edition.objects.filter(Q(pk__in=seen) | Q(pk__in=scheduled)).order_by("pk")


def _indexed_agreements() -> QuerySet[Agreement]:
    """Those that are public, or will be with a scheduled edition."""
    return Agreement.objects.filter(published_at__isnull=False, withdrawn_at=None).order_by("pk")


def _index(rows: QuerySet[Any], index: Callable[[Any], None]) -> int:
    keys = list(rows.values_list("pk", flat=True))
    for batch in _batches(keys):
        with transaction.atomic():
            for row in rows.model._base_manager.filter(pk__in=batch).order_by("pk"):
                index(row)
    return len(keys)


def _batches(keys: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]

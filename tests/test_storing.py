"""What is stored quickly is what Django would have stored."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from briefs.agreements.models import Agreement, Event, Evidence
from briefs.fields import PartialDate
from briefs.history import Snapshot
from briefs.importer.models import Import, SketchNumber
from briefs.sources.models import Source
from briefs.storing import store, store_leaves, store_values
from briefs.tags.models import Tag
from tests.factories import make_agreement, make_brief, make_source

pytestmark = pytest.mark.django_db


def _rows() -> list[models.Model]:
    """A new row of tables that between them have every sort of column."""
    brief, source, agreement = make_brief(), make_source(), make_agreement()
    return [
        Tag(name="trade", folded_name="trade", slug="trade"),
        Source(sha256="a" * 64, content=b"\x00\xff", text="x", layout={"body": [[0, 1]]}),
        Agreement(title="An agreement", kind="mou", confidence=0.25, group=None),
        Event(agreement=agreement, status="signed", date=PartialDate("2026-01")),
        Evidence(
            agreement=agreement,
            source=source,
            aspect="kind",
            value="mou",
            start=0,
            end=3,
            quote="x",
        ),
        Snapshot(brief=brief, number=7, data={"é": [1, None, "“"]}, reason="for a test"),
        Import(origin="here"),
    ]


def _values(row: models.Model) -> dict[str, Any]:
    """As they stand in the database, without the key and the clock."""
    fields = [
        field.attname
        for field in row._meta.concrete_fields
        if not field.primary_key and not isinstance(field, models.DateTimeField)
    ]
    (values,) = type(row)._base_manager.filter(pk=row.pk).values(*fields)
    return {key: bytes(v) if isinstance(v, memoryview) else v for key, v in values.items()}


@pytest.mark.parametrize("n", range(7))
def test_row_is_stored_as_by_save_and_knows_its_key(n: int) -> None:
    row = _rows()[n]
    stored = store(row)
    values = _values(stored)
    stored.refresh_from_db()
    assert all(
        getattr(stored, field.attname) is not None
        for field in stored._meta.fields
        if isinstance(field, models.DateTimeField) and (field.auto_now or field.auto_now_add)
    )
    stored.delete()
    row.pk, row._state.adding = None, True
    row.save(force_insert=True)
    assert _values(row) == values


@pytest.mark.parametrize("n", range(7))
def test_leaves_are_stored_as_by_save(n: int) -> None:
    row = _rows()[n]
    store_leaves([row])
    assert row.pk is None
    stored = type(row)._base_manager.order_by("-pk").first()
    assert stored is not None
    values = _values(stored)
    stored.delete()
    row.save(force_insert=True)
    assert _values(row) == values


def test_key_is_found_where_the_database_does_not_tell_it(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only an old SQLite does not tell it")
    monkeypatch.setattr(connection.features, "can_return_columns_from_insert", False)
    tag = store(Tag(name="trade", folded_name="trade", slug="trade"))
    assert Tag.objects.get().pk == tag.pk


def test_values_are_stored_and_the_rules_of_the_table_hold() -> None:
    source = make_source()
    store_values(SketchNumber, ("source", "value"), [(source.pk, 5), (source.pk, 2**62)])
    assert list(source.sketch.values_list("value", flat=True)) == [5, 2**62]
    with pytest.raises(IntegrityError), transaction.atomic():
        store_values(SketchNumber, ("source", "value"), [(source.pk, 5)])
    with pytest.raises(IntegrityError), transaction.atomic():
        store_leaves([Tag(name="a", slug="a", folded_name="a", kind="topic", country_code="KR")])


def test_nothing_is_asked_for_no_rows(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        store_leaves([])

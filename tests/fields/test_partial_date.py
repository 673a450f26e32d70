from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from briefs.agreements.models import Event
from briefs.fields import PartialDate
from tests import factories


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-00", "2026-02-30", "26", "2026-1", "0000", "2026-01-05T", "２０２６"]
)
def test_partial_date_that_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        PartialDate(text)


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest", "shown"),
    [
        ("2026", "year", date(2026, 1, 1), date(2026, 12, 31), "2026"),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2026-01-05", "day", date(2026, 1, 5), date(2026, 1, 5), "5 January 2026"),
    ],
)
def test_partial_date_shows_no_more_than_it_knows(
    text: str, precision: str, earliest: date, latest: date, shown: str
) -> None:
    value = PartialDate(text)
    assert (value.precision, value.earliest, value.latest, value.display()) == (
        precision,
        earliest,
        latest,
        shown,
    )


def test_partial_date_field_refuses_a_thirteenth_month_naming_the_field(db: None) -> None:
    event = Event(agreement=factories.make_agreement(), status="signed", date="2026-13")
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert "no such month" in refused.value.message_dict["date"][0]


def test_partial_dates_sort_in_calendar_order_in_the_database(db: None) -> None:
    agreement = factories.make_agreement()
    for text in ("2026-01-05", "2026", "2025-12-31", "2026-01", ""):
        Event.objects.create(agreement=agreement, status="signed", date=text)
    dates = [str(event.date) for event in agreement.events.order_by("date")]
    assert dates == ["", "2025-12-31", "2026", "2026-01", "2026-01-05"]
    assert isinstance(agreement.events.order_by("date").last().date, PartialDate)

from __future__ import annotations

import pytest

from briefs.agreements.models import Event, Party
from briefs.agreements.status import settle
from tests.factories import make_agreement


@pytest.mark.parametrize(
    ("events", "settled"),
    [
        ([], ("", "")),
        ([("agreed", "")], ("agreed", "")),
        ([("signed", "2024-05"), ("in_force", "2025")], ("in_force", "2025")),
        ([("suspended", "2020"), ("in_force", "2022-03-01")], ("in_force", "2022-03-01")),
        ([("signed", "2024-05-01"), ("agreed", "2024-05-01")], ("signed", "2024-05-01")),
        ([("signed", "2024"), ("terminated", "")], ("terminated", "")),
        ([("signed", "2024"), ("proposed", "")], ("signed", "2024")),
    ],
)
def test_status_follows_from_the_events(
    events: list[tuple[str, str]], settled: tuple[str, str]
) -> None:
    assert settle([Event(status=status, date=date) for status, date in events]) == settled


def test_status_is_not_moved_by_the_ratification_of_one_party(db: None) -> None:
    agreement = make_agreement()
    party = Party.objects.create(agreement=agreement, name="Gabon", country_code="GA")
    Event.objects.create(agreement=agreement, status="signed", date="2023")
    Event.objects.create(agreement=agreement, status="ratified", date="2024-06-20", party=party)
    assert settle(agreement.events.all()) == ("signed", "2023")

import pytest

from briefs.importer.extract.background import is_background
from briefs.importer.extract.context import read_context
from briefs.importer.extract.governing import read_status
from briefs.importer.extract.instruments import find_instruments


def _recalled(flat: str) -> bool:
    context = read_context("", [], "2025-03-04", "")
    instruments = find_instruments(flat)
    reading = read_status(flat, instruments[0], instruments)
    assert reading is not None
    return is_background(flat, instruments[0], reading, context)


@pytest.mark.parametrize(
    "flat",
    [
        "The two states signed an extradition treaty in 1995.",
        "In 2019 the two countries signed a cooperation agreement.",
        "Peru signed a similar deal with Kenya last year.",
        "They have concluded more than 60 agreements since 2020.",
        "The firms, which had signed a memorandum in the spring, met again.",
        "In that year Peru and Kenya signed a treaty.",
    ],
)
def test_background_earlier_instrument_is_only_recalled(flat: str) -> None:
    assert _recalled(flat)


@pytest.mark.parametrize(
    "flat",
    [
        "Peru and Kenya signed a treaty on Monday.",
        "Peru withdrew from the 1995 treaty with Kenya.",
        "The parliament ratified the agreement of 2023.",
        "Peru said it had reached an agreement with Kenya.",
        "They signed a programme of cooperation for 2020-2027.",
        "They signed a pact in December 2024.",
    ],
)
def test_background_news_is_none(flat: str) -> None:
    assert not _recalled(flat)

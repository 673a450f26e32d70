import pytest

from briefs.importer.extract.areas import find_areas
from briefs.importer.extract.instruments import find_instruments
from briefs.importer.extract.mentions import find_mentions


@pytest.mark.parametrize(
    ("flat", "areas"),
    [
        ("They signed a free trade agreement.", ["free trade"]),
        ("They signed four accords on water, archaeology and policing.",
         ["water", "archaeology", "policing"]),
        ("They signed agreements in areas such as fisheries, customs and trade.",
         ["fisheries", "customs", "trade"]),
        ("They signed a pact on deep-sea fishing on Wednesday, officials said.",
         ["deep-sea fishing"]),
        ("They signed a treaty on jaguar corridors that took ten years.", ["jaguar corridors"]),
        ("They signed a memorandum with Kenya on critical minerals.", ["critical minerals"]),
        ("They signed a $210 million loan agreement for transmission lines.",
         ["transmission lines"]),
        ("They signed a contract for 12 fighter jets.", ["fighter jets"]),
        ("They extended their ceasefire by six months.", ["ceasefire"]),
        ("They signed a new five-year agreement.", []),
        ("They signed a pact in Lima on Friday.", []),
    ],
)  # fmt: skip
def test_areas_are_the_subjects_as_printed(flat: str, areas: list[str]) -> None:
    [found] = find_instruments(flat)
    spans = find_areas(flat, found, find_mentions(flat), len(flat))
    assert [span.of(flat) for span in spans] == areas

import pytest

from briefs.importer.datelines import place_of_stamp, read_dateline


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("Beijing: The budding rapport", "Beijing", ""),
        ("HANOI, Nov. 19 (Xinhua) -- The two", "HANOI", "Xinhua"),
        ("(Tirreno) - ROME, MAY 28 - Italy and", "ROME", "Tirreno"),
        ("PERTH, Australia, March 6 (Southern Wire) - Two", "PERTH, Australia", "Southern Wire"),
        ("Cali (Noticias del Sur). The government", "Cali", "Noticias del Sur"),
        ("HAVANA, July 1 (Caribe Hoy).- Cuba and", "HAVANA", "Caribe Hoy"),
        ("DOHA (Red Sea Agency) Five days of", "DOHA", "Red Sea Agency"),
        ("January 23, 2014 (ADDIS ABABA) – The", "ADDIS ABABA", ""),
        ("The Hague – Ecuador has", "The Hague", ""),
        ("BAKU /Caspian Observer/ – The ministers", "BAKU", "Caspian Observer"),
        ("OSLO--(NORD WIRE)--Fjord Solar said", "OSLO", "NORD WIRE"),
        ("PORTO, Portugal & MALMO, Sweden--(NORD WIRE)--The", "PORTO, Portugal", "NORD WIRE"),
        ("HALIFAX--(NordWire - May 4, 2009) - The bank", "HALIFAX", "NordWire"),
        (
            "Santa Cruz de la Sierra, Bolivia (APN) -- The",
            "Santa Cruz de la Sierra, Bolivia",
            "APN",
        ),
    ],
)
def test_dateline_printed_form_gives_place_and_agency(text: str, place: str, agency: str) -> None:
    found = read_dateline(text)
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize(
    "text",
    [
        "The leaders met – and disagreed – for an hour.",
        "Summary: the talks failed.",
        "Romania’s Foreign Ministry (MAE) is hailing the vote.",
        "The unions of the port - (both of them) - met on Monday.",
    ],
)
def test_dateline_ordinary_sentence_has_none(text: str) -> None:
    assert read_dateline(text).place == ""


def test_dateline_day_of_a_press_release_stands_behind_its_wire() -> None:
    assert read_dateline("OSLO--(NORD WIRE)--Jan. 5, 2005--The bank said").date == "2005-01-05"
    assert read_dateline("HALIFAX--(NordWire - May 4, 2009) - The bank").date == "2009-05-04"


def test_place_of_stamp_needs_a_place_in_front_of_the_date() -> None:
    assert place_of_stamp("Windhoek, 6 November 2025") == "Windhoek"
    assert place_of_stamp("Published On 4 Mar 2025") == ""

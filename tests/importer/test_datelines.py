import pytest

from briefs.importer.datelines import read_dateline
from briefs.importer.stamps import is_place_line, place_of_stamp


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
        ("Narvik, Norway – 7 May 2021 – The yard", "Narvik, Norway", ""),
        ("(Oslo, 7 May 2021) The yard", "Oslo", ""),
        ("7 May 2021 – Oslo – The yard", "Oslo", ""),
        ("Bratislava, 6 June 2013. The members", "Bratislava", ""),
        ("OSLO/MALMO, May 7 (Nord Wire) - The yard", "OSLO", "Nord Wire"),
        ("Lima (Andean News Agency) Five days", "Lima", "Andean News Agency"),
        ("TRONDHEIM (Norway) -- The yard", "TRONDHEIM", ""),
        ("OSLO, May 7 - Fjord Rederi A/S <FJRD.OL> said", "OSLO", ""),
        ("ALGIERS, November 18. /TASS/. The", "ALGIERS", "TASS"),
        ("MONTREAL, Nov 26 (AFP) - The yard", "MONTREAL", "AFP"),
        ("Oslo, Norway / Perth, Australia – 7 May 2021 – The yard", "Oslo, Norway", ""),
        ("Oslo, Norway / Perth, Australia, 7 May 2021 – The yard", "Oslo, Norway", ""),
        ("Kathmandu [Nepal], May 7 (ANI): The yard", "Kathmandu, Nepal", "ANI"),
        ("ASTANA. KAZINFORM Yards of two", "ASTANA", "KAZINFORM"),
        ("ASTANA. OSCE envoys of two", "ASTANA", ""),
        ("YARD.NO - The yard has", "", "YARD.NO"),
        ("ALBANY, Ore. (AP) _ The yard", "ALBANY, Ore.", "AP"),
        ("NEWTON, Mass., May 7 - The yard", "NEWTON, Mass.", ""),
        ("OSLO. May 7 (Interfax) - The yard", "OSLO", "Interfax"),
        ("OSLO. May 7 (a Friday) was the day the yard", "OSLO", ""),
        ("Rostock. The yard", "Rostock", ""),
        ("OSLO, MAY 7, REUTER - THE YARD", "OSLO", "REUTER"),
        ("Vilnius, 23 November. The yard", "Vilnius", ""),
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
        "Mr OKOYE (Harbour District)—I move that the bill be read.",
        "The SPEAKER: Order.",
        "Released: 4 May 2021",
        "Objectives — To find out whether fish can be counted.",
        "Fjord Rederi - which has nine ships - lost money.",
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


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Narvik, Norway, October 30, 2014", "Narvik, Norway"),
        ("Mankato, Minn., May 3, 2001", "Mankato, Minn."),
        ("SANTA MARTA, 3 May 2001", "SANTA MARTA"),
        ("(Oslo, 7 May 2021)", "Oslo"),
        ("7 May 2021, Oslo", "Oslo"),
        ("Press release 7 May 2021 Oslo", "Oslo"),
        ("DATELINE: NARVIK, Norway", "NARVIK, Norway"),
        ("DATELINE: OSLO, May 7 Nordwire", "OSLO"),
        ("Press release 7 May 2021 Ann Lind", ""),
        ("Released: 16 November 2009", ""),
        ("Date: Tue 25 May 2004", ""),
        ("Anna Lind, 25 May 2004", ""),
        ("7 May 2021, 14:05", ""),
    ],
)
def test_place_of_stamp_a_country_behind_it_or_a_known_city_is_told(line: str, place: str) -> None:
    assert place_of_stamp(line) == place


def test_place_line_letterhead_of_an_organisation_is_none() -> None:
    assert is_place_line("Geneva")
    assert not is_place_line("United Nations")


@pytest.mark.parametrize(
    ("line", "place"), [("(Oslo, NTB, 3 March 2014)", "Oslo"), ("Xinhua, March 3, 2014", "")]
)
def test_place_of_stamp_is_neither_an_agency_nor_named_with_one(line: str, place: str) -> None:
    assert place_of_stamp(line) == place

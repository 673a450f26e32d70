import pytest

from briefs.importer.credits import (
    agency_behind_text,
    agency_in_line,
    agency_of_sign_off,
)


def test_agency_in_line_stands_in_front_of_other_agencies() -> None:
    assert agency_in_line("SOURCE: LAKE PRESS AGENCY AND NEWS AGENCIES") == ""
    assert agency_in_line("Source: Lake Press Agency and agencies") == "Lake Press Agency"


@pytest.mark.parametrize("line", ["-- AFP", "==Kyodo", "REUTER JK/MB", "AFP 111842 GMT FEB 88"])
def test_sign_off_names_its_agency(line: str) -> None:
    assert agency_of_sign_off(line) in ("AFP", "Kyodo", "REUTER")


@pytest.mark.parametrize("line", ["AFP", "Reuters reported it", "-- Ann", "UPI Auto Writer", ""])
def test_line_that_only_names_an_agency_signs_nothing(line: str) -> None:
    assert agency_of_sign_off(line) == ""


def test_agency_behind_the_last_sentence_signs_it() -> None:
    assert agency_behind_text("It takes effect in May. (ANI)") == "ANI"
    assert agency_behind_text("It takes effect in May.” – Bernama") == "Bernama"
    assert agency_behind_text("It was shown to the news agency (ANI)") == ""
    assert agency_behind_text("It takes effect in May. (Friday)") == ""

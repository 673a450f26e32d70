from briefs.importer.credits import agency_in_line


def test_agency_in_line_stands_in_front_of_other_agencies() -> None:
    assert agency_in_line("SOURCE: LAKE PRESS AGENCY AND NEWS AGENCIES") == ""
    assert agency_in_line("Source: Lake Press Agency and agencies") == "Lake Press Agency"

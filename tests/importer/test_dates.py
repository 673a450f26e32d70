import pytest

from briefs.importer.dates import find_dates, full_dates, partial


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("14.05.2025", "2025-05-14"),
        ("03-09-2024 (updated)", "2024-09-03"),
        ("2024.11.19 16:21", "2024-11-19"),
        ("Published 20.Aug.2025 at 6h00", "2025-08-20"),
        ("4 Mar 2025", "2025-03-04"),
        ("Sept. 12, 2024", "2024-09-12"),
        ("Tue, September 30 2025", "2025-09-30"),
        ("26-FEB-1987 15:01", "1987-02-26"),
        ("(Mar. 27/25)", "2025-03-27"),
        ("Update: September, 14/2009", "2009-09-14"),
        ("2024年11月19日", "2024-11-19"),
        ("5 de octubre de 2023", "2023-10-05"),
        ("12/31/2024", "2024-12-31"),
        ("14-Mar-91", "1991-03-14"),
        ("Mar - 14 - 2024 , 08:15", "2024-03-14"),
        ("1998-Apr-28", "1998-04-28"),
        ("lunes 3 de setiembre de 2012", "2012-09-03"),
        ("12 września 2019", "2019-09-12"),
        ("7 Kasım 2022", "2022-11-07"),
    ],
)
def test_full_dates_printed_form_is_read(printed: str, value: str) -> None:
    assert [found.value for found in full_dates(printed)] == [value]


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ("in March 2026", ["2026-03"]),
        ("on 29 January", ["--01-29"]),
        ("they may 15 times march 3 abreast", []),
        ("32.13.2025", []),
        ("version 1.2.3", []),
        ("OSLO, July 9: The yard", ["--07-09"]),
        ("July 9:30", []),
        ("from 4 May-10 June", ["--05-04", "--06-10"]),
    ],
)
def test_find_dates_precision_is_never_invented(printed: str, values: list[str]) -> None:
    assert [found.value for found in find_dates(printed)] == values


def test_partial_day_that_does_not_exist_is_empty() -> None:
    assert partial(2026, 2, 30) == ""
    assert partial(2026, 13) == ""

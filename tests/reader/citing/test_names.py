from __future__ import annotations

import pytest

from tests.reader.citing.works import person


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Jane Writer", "Writer", "Jane"),
        ("Jan van der Berg", "van der Berg", "Jan"),
        ("José Ángel Peña", "Peña", "José Ángel"),
        ("Sarah O’Neill", "O’Neill", "Sarah"),
        ("Van Morrison", "Morrison", "Van"),
        ("Sukarno", "", ""),
        ("김민수", "", ""),
        ("Иван Петров", "", ""),
    ],
)
def test_name_without_a_family_name_given_is_parted_only_in_latin_letters(
    name: str, family: str, given: str
) -> None:
    assert (person(name).family, person(name).given) == (family, given)


def test_name_whose_family_name_is_given_is_parted_by_it() -> None:
    name = person("Lee Jae Myung", family_name="Lee")
    assert (name.inverted, name.initials, name.is_family_first) == ("Lee, Jae Myung", "J. M.", True)
    native = person("김민수", family_name="김")
    assert (native.inverted, native.shortened) == ("김, 민수", "김민수")


def test_institution_stays_whole() -> None:
    assert person("Ministry of Trade", kind="institution").inverted == "Ministry of Trade"


def test_initials_keep_their_hyphen() -> None:
    assert person("Moon Jae-in", family_name="Moon").initials == "J.-I."

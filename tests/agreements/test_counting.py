from __future__ import annotations

import random
from typing import Any

import pytest

from briefs.agreements.counting import (
    Tally,
    identified_text,
    rows_of,
    tallies,
    tally,
    tally_by,
)
from briefs.agreements.models import Agreement, Party
from briefs.fields import PartialDate
from tests.factories import make_agreement


def group(count: int | None, qualifier: str = "exact", **fields: Any) -> Agreement:
    return make_agreement(scope="group", count=count, count_qualifier=qualifier, **fields)


def test_total_of_a_group_is_its_count_and_not_its_row(db: None) -> None:
    group(14)
    make_agreement()
    total = tally(Agreement.objects.all()).instruments
    assert (total.number, total.entries, total.identified, total.text) == (15, 2, 1, "15")


def test_named_members_are_within_their_group(db: None) -> None:
    fourteen = group(14)
    for _ in range(3):
        make_agreement(group=fourteen)
    assert tally(Agreement.objects.all()).instruments.number == 14
    assert identified_text(fourteen, 3) == "14 reported, 3 identified"


def test_more_members_than_reported_count_as_themselves(db: None) -> None:
    pair = group(2)
    for _ in range(3):
        make_agreement(group=pair)
    assert tally(Agreement.objects.all()).instruments.number == 3


def test_member_without_its_group_in_the_selection_counts_once(db: None) -> None:
    member = make_agreement(group=group(14))
    assert tally(Agreement.objects.filter(pk=member.pk)).instruments.number == 1


@pytest.mark.parametrize(
    ("count", "qualifier", "text"),
    [(None, "unknown", "at least 1"), (20, "at_least", "at least 21"), (12, "about", "about 13")],
)
def test_uncertain_group_makes_the_total_uncertain(
    db: None, count: int | None, qualifier: str, text: str
) -> None:
    group(count, qualifier)
    make_agreement()
    assert tally(Agreement.objects.all()).instruments.text == text


def test_commitments_are_never_added_to_instruments(db: None) -> None:
    make_agreement(basis="commitment")
    group(14)
    result = tally(Agreement.objects.all())
    assert (result.instruments.number, result.commitments.number) == (14, 1)
    assert sum(result.instruments.by_kind.values()) == 14


def test_group_without_members_says_so(db: None) -> None:
    assert identified_text(group(14), 0) == "14 reported, none individually identified"
    assert identified_text(group(None, "unknown"), 0).startswith("a number not stated reported")


def test_tallies_by_one_value_each_add_up_to_the_whole_without_counting_twice(db: None) -> None:
    signed = group(14, status_date=PartialDate("2025-06"))
    make_agreement(group=signed, status_date=PartialDate("2026"))
    make_agreement(status_date=PartialDate("2026"))
    every = Agreement.objects.all()
    by_date = tallies(every, "status_date", members_with_group=True)
    assert {str(key[0]): tally.instruments.number for key, tally in by_date.items()} == {
        "2025-06": 14,
        "2026": 1,
    }
    whole = Tally()
    for part in by_date.values():
        whole.take(part)
    assert whole == tally(every)


def test_entry_of_several_values_stands_under_each_of_them_once(db: None) -> None:
    fourteen = group(14)
    single = make_agreement()
    for agreement in (fourteen, single):
        for name, code in (("South Korea", "KR"), ("Seoul", "KR"), ("China", "CN")):
            Party.objects.create(agreement=agreement, name=name, country_code=code, kind="other")
    make_agreement(group=fourteen)  # of no recorded party
    by_code = tallies(Agreement.objects.all(), "parties__country_code")
    assert {key[0]: tally.instruments.number for key, tally in by_code.items()} == {
        "KR": 15,
        "CN": 15,
        None: 1,
    }


def test_counting_takes_two_queries_however_many_entries(
    db: None, django_assert_num_queries: Any
) -> None:
    for _ in range(5):
        make_agreement(group=group(14))
    with django_assert_num_queries(2):
        tally(Agreement.objects.all())


def a_mixed_register(dice: random.Random) -> None:
    """Sixty entries of every sort: singles, groups of known and unknown number, members."""
    groups: list[Agreement] = []
    for _ in range(60):
        basis = dice.choice(["instrument", "instrument", "commitment"])
        kind = dice.choice(["mou", "treaty", "agreement"])
        if dice.random() < 0.3:
            count = dice.choice([None, 2, 3, 14])
            qualifier = "unknown" if count is None else dice.choice(["exact", "at_least", "about"])
            row = group(count, qualifier, kind=kind, basis=basis)
            groups.append(row)
        else:
            same = [one for one in groups if one.basis == basis]
            of = dice.choice(same) if same and dice.random() < 0.4 else None
            row = make_agreement(kind=kind, basis=basis, group=of)
        for code in dice.sample(["KR", "CN", "UZ", "SK"], dice.randint(0, 3)):
            Party.objects.create(agreement=row, name=f"The state {code}", country_code=code)


@pytest.mark.parametrize("seed", range(4))
def test_every_way_of_counting_gives_the_same_totals(db: None, seed: int) -> None:
    a_mixed_register(random.Random(seed))  # noqa: S311
    every = Agreement.objects.all()
    by_kind = tallies(every, "kind")
    for kind in ("mou", "treaty", "agreement"):
        assert by_kind[kind,] == tally(every.filter(kind=kind))
    codes: dict[int, set[Any]] = {}
    for party in Party.objects.all():
        codes.setdefault(party.agreement_id, set()).add((party.country_code,))
    in_database, in_python = (
        tallies(every, "parties__country_code"),
        tally_by(rows_of(every), codes),
    )
    for code in ("KR", "CN", "UZ", "SK"):
        shown = tally(every.between(code))
        assert in_database[code,] == in_python[code,] == shown
        assert shown.instruments.number == sum(shown.instruments.by_kind.values())

"""What is likely the same, found without comparing each with each."""

from __future__ import annotations

import random
import time

import pytest

from briefs.tags import likeness
from briefs.tags.likeness import Named, alike


def reasons(*names: str, **fields: bool) -> list[str]:
    rows = [Named(key, (name,), "topic", **fields) for key, name in enumerate(names)]
    return [pair.reason for pair in alike(rows)]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Trade", "trade", likeness.SAME_LETTERS),
        ("São Tomé", "Sao Tome", likeness.SAME_LETTERS),
        ("e-commerce", "ecommerce", likeness.SAME_LETTERS),
        ("cyber security", "cyber-security", likeness.SAME_LETTERS),
        ("trade agreement", "trade agreements", likeness.SAME_STEMS),
        ("Energy policies", "energy policy", likeness.SAME_STEMS),
        ("Samsung Electronics", "Samsung Electronics Co., Ltd.", likeness.LEGAL_FORM),
        ("Korea, South", "South Korea", likeness.SAME_WORDS),
        ("WTO", "World Trade Organization", likeness.INITIALS),
        ("R&D", "Research and Development", likeness.INITIALS),
        ("semiconductors", "semicondutcors", likeness.A_SLIP),
        ("International Labour", "International Labor", likeness.A_SLIP),
    ],
)
def test_names_of_one_thing_are_offered_with_the_reason(one: str, other: str, reason: str) -> None:
    assert reasons(one, other) == [reason]
    assert reasons(other, one) == [reason]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("trade", "grade"),
        ("COP28 in Dubai", "COP29 in Dubai"),
        ("Agenda 2030 goals", "Agenda 2031 goals"),
        ("World Trade Organization", "Western Traffic Office"),
        ("energy", "environment"),
    ],
)
def test_names_of_two_things_are_not_offered(one: str, other: str) -> None:
    assert reasons(one, other) == []


def test_states_are_known_by_every_name_and_only_where_one_may_be_meant() -> None:
    for one, other in (
        ("ROK", "South Korea"),
        ("UN", "United Nations"),
        ("Côte d’Ivoire", "Ivory Coast"),
    ):
        assert reasons(one, other, may_be_state=True) == [likeness.SAME_STATE]
    assert reasons("ROK", "South Korea") == []


def test_alias_of_one_that_is_like_the_name_of_another_is_found() -> None:
    rows = [Named(1, ("trade", "Commercial exchange")), Named(2, ("commercial exchanges",))]
    assert [(pair.one, pair.other) for pair in alike(rows)] == [(1, 2)]


def test_two_with_different_codes_are_never_the_same() -> None:
    ministry = "Ministry of Finance"
    rows = [
        Named(1, (ministry,), code="KR"),
        Named(2, (ministry,), code="CN"),
        Named(3, (ministry,)),
    ]
    assert [(pair.one, pair.other) for pair in alike(rows)] == [(1, 3), (2, 3)]


def test_many_of_one_form_are_a_star_and_not_each_with_each() -> None:
    rows = [Named(key, (f"trade{' ' * key}",)) for key in range(50)]
    assert len(alike(rows)) == 49


def test_twenty_thousand_names_are_a_matter_of_seconds() -> None:
    chance = random.Random(7)  # noqa: S311
    words = [
        "".join(chance.choices("abcdefghilmnoprstuv", k=chance.randint(4, 10))) for _ in range(4000)
    ]
    rows = [
        Named(
            key, (" ".join(chance.sample(words, chance.randint(1, 4))),), "topic", may_be_state=True
        )
        for key in range(20_000)
    ]
    begun = time.process_time()
    alike(rows)
    assert time.process_time() - begun < 20

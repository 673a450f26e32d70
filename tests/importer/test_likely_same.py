"""Reports of one agreement are found; reports of two are not offered for merging."""

from __future__ import annotations

import random
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.importer.likely_same import likely_same, likeness, paired
from briefs.importer.pipeline import read_draft
from tests.growth import ALLOWED, growth

KOREA = {"kind": "state", "name": "South Korea", "country_code": "KR", "named": True}
CHINA = {"kind": "state", "name": "China", "country_code": "CN", "named": True}
FIRMS = {"kind": "company", "name": "Chinese companies", "country_code": "CN", "named": False}
NAMED = {"kind": "company", "name": "Samruk Grid", "country_code": "KZ", "named": True}


def report(**values: Any) -> dict[str, Any]:
    """Fourteen agreements on trade between South Korea and China, signed on 5 January 2026."""
    whole = {
        "kind": "agreement",
        "basis": "instrument",
        "scope": "group",
        "count": 14,
        "count_qualifier": "exact",
        "parties": [KOREA, CHINA],
        "areas": ["trade"],
        "topics": ["Trade"],
        "status": "signed",
        "date": "2026-01-05",
        "place": "Beijing",
        "sentence": "South Korea and China signed 14 agreements on trade.",
    }
    return {**whole, **values}


def single(**values: Any) -> dict[str, Any]:
    return report(**{"scope": "single", "count": 1, "kind": "mou", **values})


def test_likeness_is_of_parties_in_any_order_and_of_unnamed_firms_by_their_state() -> None:
    assert len(likeness(report())) == 64
    assert int(likeness(report()), 16)
    assert likeness(report()) == likeness(report(parties=[CHINA, KOREA], areas=[], date=""))
    assert likeness(report()) == likeness(report(parties=[KOREA, FIRMS]))
    assert likeness(report()) != likeness(report(parties=[KOREA, NAMED]))
    assert likeness(report(parties=[KOREA, NAMED])) == likeness(
        report(parties=[KOREA, {**NAMED, "name": "The  SAMRUK Grid"}])
    )


@pytest.mark.parametrize(
    "other", [{"count": 15}, {"basis": "commitment"}, {"scope": "single", "count": 1}]
)
def test_likeness_differs_by_what_is_counted(other: dict[str, Any]) -> None:
    assert likeness(report()) != likeness(report(**other))
    assert not likely_same(report(), report(**other))


def test_group_of_one_is_a_single_agreement() -> None:
    assert likeness(report(count=1)) == likeness(single())


@pytest.mark.parametrize("parties", [[], [KOREA], [KOREA, KOREA], [KOREA, {"name": ""}]])
def test_fewer_than_two_parties_say_too_little(parties: list[dict[str, Any]]) -> None:
    assert likeness(report(parties=parties)) == ""
    assert not likely_same(report(parties=parties), report(parties=parties))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (report(), report(kind="other", areas=["Trade policies", "culture"], date="")),
        (report(areas=[]), report(areas=["trade"])),
        (report(areas=[], date=""), report(areas=[], date="")),
        (single(status="negotiating", date="2024-03"), single(date="2026-01-05")),
        (single(status="negotiating", date="2024"), single(status="negotiating", date="2026")),
        (single(), single(status="ratified", date="2027")),
        (single(), single(date="2026-01-30")),
        (single(), single(date="2026")),
        (single(areas=[]), single(areas=[], date="2026-01-06")),
        (single(areas=["cooperation in fisheries"]), single(areas=["fishery"])),
    ],
)
def test_reports_of_one_agreement_are_likely_the_same(one: Any, other: Any) -> None:
    assert likely_same(one, other)
    assert likely_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (report(), report(areas=["culture"])),
        (report(kind="treaty"), report(kind="mou")),
        (single(), single(date="2026-03-05")),
        (single(), single(status="negotiating", date="2026-05")),
        (single(areas=[]), single(areas=["trade"])),
        (single(areas=[]), single(areas=[], date="")),
        (single(areas=["cooperation in the field of energy"]), single(areas=["cooperation"])),
        (single(areas=[]), single(areas=[], date="2026-01-15")),
        (report(areas=[]), report(areas=[], date="2027-01-05")),
        (report(parties=[KOREA, NAMED]), report()),
    ],
)
def test_reports_of_two_agreements_are_not_offered(one: Any, other: Any) -> None:
    assert not likely_same(one, other)
    assert not likely_same(other, one)


def test_report_that_says_nothing_is_like_no_other() -> None:
    assert likeness({}) == ""
    assert not likely_same({}, {})
    assert paired([{}], [{}]) == {0: 0}


def test_seed_s_agreements_are_each_only_like_themselves(seed: Any) -> None:
    draft = read_draft(seed.name, seed.read_bytes())
    reports = [{**asdict(f), "sentence": f.sentence.of(draft.text)} for f in draft.agreements]
    assert paired(reports, reports) == {n: n for n in range(len(reports))}
    assert not any(likely_same(a, b) for a in reports for b in reports if a is not b)


def test_changed_count_still_pairs() -> None:
    old = [report(), single(sentence="They signed an MOU on trade.")]
    new = [single(sentence="An MOU on trade was signed."), report(count=15, sentence="Now 15.")]
    assert paired(old, new) == {0: 1, 1: 0}


def test_same_sentence_outweighs_what_was_read_out_of_it() -> None:
    old = [report(sentence="A."), report(sentence="B.", areas=["culture"])]
    new = [report(sentence="B.", kind="treaty", areas=["energy"]), report(sentence="A.", count=9)]
    assert paired(old, new) == {0: 1, 1: 0}


def test_two_of_one_sentence_pair_by_kind_and_areas() -> None:
    of_one = {"sentence": "They signed MOUs on trade and on energy, and a treaty."}
    old = [single(**of_one), single(**of_one, areas=["energy"]), single(**of_one, kind="treaty")]
    new = [old[2], old[1], old[0], single(**of_one, kind="contract")]
    assert paired(old, new) == {0: 2, 1: 1, 2: 0}


def test_single_agreements_on_two_matters_are_one_gone_and_one_new() -> None:
    old = [single(areas=["trade"], sentence="An MOU on trade.")]
    new = [single(areas=["fishing"], sentence="An MOU on fishing.")]
    assert paired(old, new) == {}


def test_other_parties_or_basis_do_not_pair() -> None:
    new = [report(parties=[KOREA, NAMED], sentence="x"), report(basis="commitment", sentence="y")]
    assert paired([report()], new) == {}
    assert paired([], new) == {}


reports = st.lists(
    st.builds(
        report,
        kind=st.sampled_from(["agreement", "mou"]),
        count=st.sampled_from([None, 1, 14, 15]),
        areas=st.lists(
            st.sampled_from(["trade", "culture", "energy"]), max_size=2, unique=True
        ).map(sorted),
        sentence=st.sampled_from(["", "One.", "Two.", "14 of them."]),
    ),
    max_size=7,
)


@given(reports, reports)
def test_pairs_are_one_to_one_and_of_rows_there_are(old: Any, new: Any) -> None:
    pairs = paired(old, new)
    assert set(pairs) <= set(range(len(new)))
    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs.values()) <= set(range(len(old)))


@given(reports, st.integers(0, 10**6))
def test_version_in_another_order_pairs_each_with_its_like(old: Any, seed: int) -> None:
    order = list(range(len(old)))
    random.Random(seed).shuffle(order)  # noqa: S311
    pairs = paired(old, [old[n] for n in order])
    assert len(pairs) == len(old)
    assert all(old[order[n]] == old[o] for n, o in pairs.items())


def test_many_reports_are_paired_in_little_time() -> None:
    def work(size: int) -> None:
        many = [
            single(areas=[f"matter {n}"], sentence=f"Sentence {n}.", kind=str(n))
            for n in range(size)
        ]
        assert len(paired(many, many)) == size

    assert growth(lambda: work(1000), lambda: work(2000)) < ALLOWED

from __future__ import annotations

import pytest

from briefs.agreements.models import Event, Party
from briefs.agreements.verification import agreement_problems, evidence_problems, follows
from tests.factories import (
    SENTENCE,
    make_agreement,
    make_evidence,
    make_evidenced_agreement,
    make_source,
)


@pytest.mark.parametrize(
    ("aspect", "value", "quote"),
    [
        ("count", "14", "resulted in 14 agreements"),
        ("count", "9", "signed nine MOUs"),
        ("count", "23", "a total of twenty-three accords"),
        ("count", "24", "about two dozen documents"),
        ("count", "12", "signed a dozen documents"),
        ("count", "1200", "some 1,200 contracts"),
        ("count", "105", "one hundred five pacts"),
        ("kind", "mou", "signed nine MOUs"),
        ("kind", "joint_statement", "issued a joint communiqué"),
        ("parties", "KR", "Seoul signed it"),
        ("parties", "KR", "South Korean firms"),
        ("parties", "US", "a deal with the U.S. on trade"),
        ("parties", "Samruk Grid", "between Samruk Grid and others"),
        ("areas", "consumer goods", "cooperation in consumer goods"),
        ("status", "signed", "was signed on Monday"),
        ("status", "planned", "is to be signed"),
        ("date", "2026-03", "in March 2026"),
        ("date", "2026-03-05", "on 5 March 2026"),
        ("date", "2026", "in 2026"),
        ("place", "Lima", "in Lima"),
        ("existence", "", "an accord was reached"),
        ("legal_character", "political", "is not legally binding"),
    ],
)
def test_value_that_the_quote_states_follows(aspect: str, value: str, quote: str) -> None:
    assert follows(aspect, value, quote)


@pytest.mark.parametrize(
    ("aspect", "value", "quote"),
    [
        ("count", "15", "resulted in 14 agreements"),
        ("count", "4", "resulted in 14 agreements"),
        ("count", "", "resulted in 14 agreements"),
        ("count", "20", "twenty-three accords"),
        ("kind", "treaty", "signed nine MOUs"),
        ("kind", "nonsense", "signed nine MOUs"),
        ("parties", "KP", "South Korea and China"),
        ("parties", "US", "they told us about it"),
        ("parties", "Samruk Grid", "Samruk and others"),
        ("areas", "consumer goods", "cooperation in consumer safety"),
        ("status", "signed", "talks were held"),
        ("status", "signed", "was assigned to a committee"),
        ("date", "2026-03-05", "on 6 March 2026"),
        ("date", "2026-03", "in March"),
        ("existence", "", "they had lunch"),
        ("legal_character", "treaty", "they had lunch"),
    ],
)
def test_value_that_the_quote_does_not_state_does_not_follow(
    aspect: str, value: str, quote: str
) -> None:
    assert not follows(aspect, value, quote)


def test_evidence_whose_quote_is_not_at_its_place_is_a_problem(db: None) -> None:
    evidence = make_evidence(make_agreement(), make_source(), "count", "14")
    assert evidence_problems(evidence) == []
    evidence.quote = evidence.quote.replace("14", "15")
    assert "does not stand at that place" in evidence_problems(evidence)[0].message
    evidence.quote, evidence.start = SENTENCE, 1
    assert evidence_problems(evidence)


def test_evidence_that_does_not_say_its_value_must_be_marked_inferred(db: None) -> None:
    evidence = make_evidence(make_agreement(), make_source(), "parties", "JP")
    assert "mark the value as inferred" in evidence_problems(evidence)[0].message
    evidence.basis = "inferred"
    assert evidence_problems(evidence) == []


def test_agreement_with_evidence_for_every_value_has_no_problem(db: None) -> None:
    assert agreement_problems(make_evidenced_agreement()) == []


@pytest.mark.parametrize("aspect", ["existence", "count", "kind", "parties", "status"])
def test_agreement_without_evidence_for_a_value_is_refused(db: None, aspect: str) -> None:
    agreement = make_evidenced_agreement()
    agreement.evidence.filter(aspect=aspect).delete()
    assert any("No passage" in problem.message for problem in agreement_problems(agreement))


def test_agreement_whose_value_was_edited_away_from_its_evidence_is_refused(db: None) -> None:
    agreement = make_evidenced_agreement()
    agreement.count = 15
    assert [p.message for p in agreement_problems(agreement)] == [
        "No passage supports the count 15."
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"areas_printed": "trade; fisheries"}, "“fisheries”"),
        ({"legal_character": "treaty"}, "legal character"),
        ({"status": "ratified"}, "does not follow from the events"),
    ],
)
def test_agreement_with_an_unsupported_value_is_refused(
    db: None, change: dict[str, str], message: str
) -> None:
    agreement = make_evidenced_agreement()
    for name, value in change.items():
        setattr(agreement, name, value)
    assert any(message in problem.message for problem in agreement_problems(agreement))


def test_agreement_with_an_unsupported_date_place_or_party_is_refused(db: None) -> None:
    agreement = make_evidenced_agreement()
    Party.objects.create(agreement=agreement, name="Japan", country_code="JP")
    Event.objects.create(agreement=agreement, status="ratified", date="2026-01", place="Seoul")
    text = " ".join(problem.message for problem in agreement_problems(agreement))
    for expected in ("“Japan”", "2026-01", "Seoul", "“ratified”"):
        assert expected in text

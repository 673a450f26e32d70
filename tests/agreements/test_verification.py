from __future__ import annotations

import pytest

from briefs.agreements.following import follows
from briefs.agreements.models import Event, Party
from briefs.agreements.verification import agreement_problems, evidence_problems
from briefs.agreements.wording import numbers, qualifier_of
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
        ("count", "105", "one hundred and five pacts"),
        ("count", "14", "14 bilateral cooperation documents"),
        ("count", "2000", "two thousand contracts"),
        ("existence", "", "they pledged to expand trade"),
        ("existence", "", "there is no doubt that the agreement stands"),
        ("status", "signed", "Hungary no longer objects and signed"),
        ("status", "in_force", "the treaty entered into force"),
        ("status", "agreed", "vowed to expand trade"),
        ("kind", "mou", "signed nine MOUs"),
        ("kind", "joint_statement", "issued a joint communiqué"),
        ("parties", "KR", "South Korea's trade ministry"),
        ("parties", "CN", "China and Papua New Guinea"),
        ("parties", "US", "the US and the EU"),
        ("parties", "LG", "LG and BP signed"),
        ("parties", "South Korean companies", "South Korean and Chinese companies"),
        ("parties", "SK Group", "SK Group and others"),
        ("areas", "贸易", "贸易合作"),
        ("areas", "5G networks", "on 5G networks"),
        ("parties", "KR", "South Korean firms"),
        ("parties", "US", "a deal with the U.S. on trade"),
        ("parties", "Samruk Grid", "between Samruk Grid and others"),
        ("areas", "consumer goods", "cooperation in consumer goods"),
        ("status", "signed", "was signed on Monday"),
        ("status", "planned", "is to be signed"),
        ("date", "2026-03", "in March 2026"),
        ("date", "2026-03-05", "on 5 March 2026"),
        ("date", "2026-03-05", "on March 5, 2026"),
        ("date", "2026-03-05", "on the 5th of March 2026"),
        ("date", "2026-03-05", "05.03.2026"),
        ("date", "2026-05", "in May 2026"),
        ("legal_character", "treaty", "the text is legally binding"),
        ("kind", "exchange_of_notes", "an exchange of notes on visas"),
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
        ("count", "14", "after 14 years they signed agreements"),
        ("count", "14", "14 ministers signed agreements"),
        ("count", "14", "agreements were signed at 14:30"),
        ("count", "14", "the 14 delegations signed nine agreements"),
        ("parties", "KR", "the North Korean delegation"),
        ("parties", "KR", "the Democratic People's Republic of Korea"),
        ("parties", "CN", "they met in Beijing"),
        ("parties", "CN", "in the South China Sea"),
        ("parties", "GN", "Papua New Guinea signed"),
        ("parties", "SD", "South Sudan signed"),
        ("parties", "MX", "New Mexico signed"),
        ("parties", "IE", "Northern Ireland signed"),
        ("parties", "CG", "DR Congo signed"),
        ("parties", "US", "a Latin American bank"),
        ("parties", "SK Group", "a group of companies"),
        ("parties", "GE Vernova", "Vernova signed"),
        ("parties", "South Korea", "North Korea and South Africa"),
        ("areas", "AI cooperation", "cooperation in fisheries"),
        ("areas", "5G networks", "road networks"),
        ("count", "5", "five officials signed the agreement"),
        ("count", "27", "27 EU governments agreed"),
        ("count", "2026", "in 2026 agreements were signed"),
        ("count", "5", "on January 5 agreements were signed"),
        ("count", "10", "a 10-year agreement"),
        ("count", "10", "a 10 kilometre pipeline deal"),
        ("count", "100", "the agreement covers 100 products"),
        ("status", "signed", "they will sign the treaty in March"),
        ("status", "signed", "the text is expected to be signed"),
        ("status", "signed", "they hoped to sign 14 agreements"),
        ("status", "signed", "nobody signed the text"),
        ("status", "ratified", "it awaits ratification"),
        ("status", "in_force", "it will enter into force next year"),
        ("status", "in_force", "the police force signed"),
        ("status", "suspended", "they hold talks"),
        ("status", "suspended", "they did not suspend the pact"),
        ("status", "terminated", "at the end of the summit"),
        ("status", "terminated", "he left Beijing after signing"),
        ("status", "negotiating", "denied that they are negotiating"),
        ("status", "agreed", "they exchanged angry words"),
        ("existence", "", "none of the agreements was reached"),
        ("parties", "Chinese companies", "Chinese officials met Japanese firms"),
        ("status", "signed", "have not signed the text"),
        ("status", "signed", "has yet to be signed"),
        ("status", "signed", "a significant step"),
        ("status", "agreed", "no agreement was reached"),
        ("status", "agreed", "they did not agree on anything"),
        ("existence", "", "the talks ended without agreement"),
        ("existence", "", "no agreement was reached"),
        ("kind", "contract", "in order to sign"),
        ("kind", "exchange_of_notes", "he notes that it is late"),
        ("kind", "mou", "our understanding that they met"),
        ("legal_character", "treaty", "it is not legally binding"),
        ("date", "2026-05", "it may be signed in 2026"),
        ("date", "2026-03-03", "from 3 March 2025 and until 2026"),
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
    assert [p.message for p in agreement_problems(agreement)] == ["No passage states the count 15."]


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


def test_group_whose_number_is_qualified_in_the_source_says_so(db: None) -> None:
    source = make_source("South Korea and China signed at least 14 agreements on trade in Beijing.")
    agreement = make_evidenced_agreement(source)
    (problem,) = agreement_problems(agreement)
    assert "at least" in problem.message
    agreement.count_qualifier = "at_least"
    assert agreement_problems(agreement) == []


@pytest.mark.parametrize(
    ("quote", "qualifier"),
    [
        ("over the weekend 14 agreements were signed", "exact"),
        ("talks about peace produced 14 agreements", "exact"),
        ("in some cases 14 agreements were signed", "exact"),
        ("they signed over 14 agreements", "at_least"),
        ("they signed 14 or more agreements", "at_least"),
        ("they signed about two dozen agreements", "about"),
        ("they signed some 14 agreements", "about"),
    ],
)
def test_qualifier_is_what_stands_at_the_number(quote: str, qualifier: str) -> None:
    value = 24 if "dozen" in quote else 14
    assert qualifier_of(value, quote) == qualifier


def test_endless_number_is_read_in_no_time_and_fits() -> None:
    assert all(value <= 10**9 for value, _ in numbers("hundred " * 2000))


def test_malformed_date_follows_from_nothing() -> None:
    for value in ("2026-13-01", "2026-xx-yy", "2026-00", ""):
        assert not follows("date", value, "in January 2026")


def test_company_does_not_rest_on_the_evidence_for_its_state(db: None) -> None:
    agreement = make_evidenced_agreement()
    Party.objects.create(
        agreement=agreement, kind="company", name="Hanbit Robotics", country_code="KR"
    )
    assert "Hanbit Robotics" in agreement_problems(agreement)[0].message


def test_agreement_of_which_everything_is_inferred_is_refused(db: None) -> None:
    agreement = make_evidenced_agreement()
    agreement.evidence.update(basis="inferred")
    messages = {problem.message for problem in agreement_problems(agreement)}
    assert messages == {"No passage says that this exists.", "No passage states the count 14."}


def test_member_that_shares_no_party_with_its_group_is_refused(db: None) -> None:
    group = make_evidenced_agreement()
    member = make_agreement(group=group, title="Tax agreement")
    Party.objects.create(agreement=member, name="Peru", country_code="PE")
    assert any("shares no party" in problem.message for problem in agreement_problems(member))


def test_title_that_is_a_sentence_of_the_source_is_refused(db: None) -> None:
    sentence = "South Korea and China signed 14 agreements on trade in Beijing on a cold day."
    agreement = make_evidenced_agreement(make_source(sentence), title=sentence)
    assert [problem.field for problem in agreement_problems(agreement)] == ["title"]

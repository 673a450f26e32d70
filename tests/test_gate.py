from __future__ import annotations

from typing import Any

import pytest

from briefs import gate
from briefs.agreements.models import Agreement
from briefs.brief import Brief, BriefAgreement, Reference
from briefs.history import record
from tests import factories


def fields(brief: Brief) -> set[str]:
    return {problem.field for problem in gate.problems(brief)}


def test_gate_opens_for_a_brief_that_has_everything(ready_brief: Brief) -> None:
    assert gate.problems(ready_brief) == []


@pytest.mark.parametrize(
    "field", ["title", "summary", "key_messages", "context", "analysis", "recommendations"]
)
def test_gate_names_the_section_that_is_empty(ready_brief: Brief, field: str) -> None:
    setattr(ready_brief, field, "  \n")
    assert fields(ready_brief) == {field}


def test_gate_asks_no_recommendations_of_an_evidence_brief(ready_brief: Brief) -> None:
    ready_brief.type, ready_brief.recommendations = Brief.Type.EVIDENCE, ""
    assert fields(ready_brief) == set()


def test_gate_asks_for_an_author_and_a_tag(ready_brief: Brief) -> None:
    ready_brief.authorships.all().delete()
    ready_brief.tagged_items.all().delete()
    assert fields(ready_brief) == {"authorships", "tagged_items"}


def test_gate_refuses_the_headline_of_the_source_whatever_its_case(ready_brief: Brief) -> None:
    ready_brief.sources.add(factories.make_source(headline="Lee and Xi meet, at last"))
    ready_brief.title = "LEE AND XI MEET – AT LAST!"
    assert fields(ready_brief) == {"title"}


@pytest.mark.parametrize("field", ["summary", "key_messages", "context", "analysis", "title"])
def test_gate_refuses_the_words_of_the_source_in_any_section(
    ready_brief: Brief, field: str
) -> None:
    sentence = "one two three four five six seven eight nine ten eleven twelve thirteen"
    ready_brief.sources.add(factories.make_source(f"Before that {sentence} and after."))
    setattr(ready_brief, field, f"We say {sentence}")
    assert fields(ready_brief) == {field}


def test_gate_refuses_a_link_to_an_agreement_that_is_not_listed(ready_brief: Brief) -> None:
    ready_brief.analysis = "See [that](#agreement-2)."
    (problem,) = gate.problems(ready_brief)
    assert problem.field == "analysis"
    assert "agreement 2" in problem.message


def test_gate_refuses_an_agreement_without_evidence_or_withdrawn(ready_brief: Brief) -> None:
    row = ready_brief.listed_agreements.get()
    row.agreement.evidence.filter(aspect="count").delete()
    assert "No passage states the count 1" in gate.problems(ready_brief)[0].message
    Agreement.objects.filter(pk=row.agreement_id).update(
        withdrawn_at="2026-01-01T00:00Z", withdrawal_reason="Wrong."
    )
    assert "was withdrawn" in gate.problems(ready_brief)[0].message


def test_gate_refuses_an_address_made_of_the_headline(ready_brief: Brief) -> None:
    ready_brief.sources.add(factories.make_source(headline="Lee and Xi meet, at last"))
    ready_brief.slug = "lee-and-xi-meet-at-last"
    assert fields(ready_brief) == {"slug"}


def test_gate_remembers_a_source_that_was_taken_off(ready_brief: Brief) -> None:
    sentence = "one two three four five six seven eight nine ten eleven twelve thirteen"
    source = factories.make_source(f"Before that {sentence} and after.")
    ready_brief.sources.add(source)
    record(ready_brief, by=None)
    ready_brief.sources.clear()
    ready_brief.analysis = f"We say {sentence}"
    assert fields(ready_brief) == {"analysis"}


def test_gate_reads_references_and_knows_a_headline_in_them(ready_brief: Brief) -> None:
    headline = "Leaders of two countries meet at last and sign a long list of papers"
    text = f"{headline}\n\nIn the cold of that day they walked along the wall and said very little."
    ready_brief.sources.add(factories.make_source(text, headline=headline))
    Reference.objects.create(brief=ready_brief, citation=f"“{headline}”, The Daily.")
    assert fields(ready_brief) == set()
    Reference.objects.create(brief=ready_brief, citation=text.split("\n\n")[1])
    assert fields(ready_brief) == {"references"}


def test_gate_knows_a_headline_with_a_word_added(ready_brief: Brief) -> None:
    ready_brief.sources.add(factories.make_source(headline="Lee and Xi meet, at last"))
    ready_brief.title = "Lee and Xi meet at last: a brief"
    assert fields(ready_brief) == {"title"}


def test_gate_lets_a_one_word_headline_be(ready_brief: Brief) -> None:
    ready_brief.sources.add(factories.make_source(headline="Trade"))
    ready_brief.title, ready_brief.slug = "Trade after Beijing", "trade-after-beijing"
    assert fields(ready_brief) == set()


def test_number_in_the_text_keeps_its_agreement_when_the_list_changes(ready_brief: Brief) -> None:
    second = BriefAgreement.objects.create(
        brief=ready_brief, agreement=factories.make_evidenced_agreement()
    )
    assert second.position == 2
    ready_brief.listed_agreements.get(position=1).delete()
    messages = [problem.message for problem in gate.problems(ready_brief)]
    assert messages == ["The text links to agreement 1, which is not listed."]
    ready_brief.context = "See [it](#agreement-2)."
    assert gate.problems(ready_brief) == []
    ready_brief.save()
    edition = factories.make_edition(ready_brief)
    assert edition.listed_agreements.get().position == 2


def test_gate_refuses_two_agreements_of_one_number(ready_brief: Brief) -> None:
    agreement = factories.make_evidenced_agreement()
    BriefAgreement.objects.create(brief=ready_brief, agreement=agreement, position=1)
    assert "Two agreements have the number 1." in gate.problems(ready_brief)[0].message


def test_gate_asks_as_much_of_the_database_for_ten_agreements_as_for_one(
    ready_brief: Brief, django_assert_max_num_queries: Any
) -> None:
    for _ in range(9):
        agreement = factories.make_evidenced_agreement(ready_brief.sources.get())
        BriefAgreement.objects.create(brief=ready_brief, agreement=agreement)
    with django_assert_max_num_queries(14):
        assert gate.problems(ready_brief) == []

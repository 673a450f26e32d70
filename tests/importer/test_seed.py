"""The first source as received gives exactly what issue 2 asks for."""

from pathlib import Path

import pytest

from briefs.importer.draft import AgreementDraft, Draft
from briefs.importer.pipeline import read_draft

SEED = Path(__file__).parents[2] / "seeds" / "000_38427614e4dc7588.txt"


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_draft(SEED.name, SEED.read_bytes())


def _states(agreement: AgreementDraft) -> list[tuple[str, str, bool, str]]:
    return [(p.kind, p.country_code, p.named, p.basis) for p in agreement.parties]


def test_structure_seed_has_its_parts(draft: Draft) -> None:
    assert draft.title == "Lee-Xi Summit Sparks Optimism for Strengthened Korea-China Relations"
    assert draft.dateline_place == "Beijing"
    assert draft.attribution == "Yonhap News Agency"
    assert draft.published == ""
    assert [span.of(draft.text) for span in draft.chrome] == [
        "Search",
        "Close this search box.",
        "ADVERTISEMENT",
    ]
    assert len(draft.paragraphs) == 7


def test_tags_seed_names_states_leaders_and_topics_and_no_more(draft: Draft) -> None:
    places = {(tag.name, tag.country_code) for tag in draft.tags if tag.kind == "place"}
    assert places == {
        ("South Korea", "KR"),
        ("China", "CN"),
        ("North Korea", "KP"),
        ("United States", "US"),
    }
    assert {tag.name for tag in draft.tags if tag.kind == "person"} == {
        "Lee Jae Myung",
        "Xi Jinping",
    }
    assert {tag.name for tag in draft.tags if tag.kind == "topic"} == {
        "trade",
        "technology",
        "intellectual property",
        "maritime disputes",
        "cultural exchange",
    }
    assert {tag.kind for tag in draft.tags} == {"place", "person", "topic"}


def test_agreements_seed_counts_fourteen_reported(draft: Draft) -> None:
    first = draft.agreements[0]
    assert (first.kind, first.basis, first.scope) == ("agreement", "instrument", "group")
    assert (first.count, first.count_qualifier, first.status) == (14, "exact", "agreed")
    assert first.areas == ("technology", "trade", "intellectual property")
    assert _states(first) == [
        ("state", "KR", True, "inferred"),
        ("state", "CN", True, "inferred"),
    ]
    assert first.title == (
        "Agreements between South Korea and China on technology, trade and intellectual property"
    )


def test_agreements_seed_counts_nine_memorandums_of_companies(draft: Draft) -> None:
    second = draft.agreements[1]
    assert (second.kind, second.basis, second.scope) == ("mou", "instrument", "group")
    assert (second.count, second.count_qualifier, second.status) == (9, "exact", "signed")
    assert second.areas == ("consumer goods", "cultural content")
    assert _states(second) == [
        ("company", "KR", False, "stated"),
        ("company", "CN", False, "stated"),
    ]
    assert second.title == (
        "Memorandums of understanding between South Korean and Chinese companies "
        "on consumer goods and cultural content"
    )


def test_agreements_seed_holds_one_commitment_and_nothing_else(draft: Draft) -> None:
    assert len(draft.agreements) == 3
    third = draft.agreements[2]
    assert (third.kind, third.basis, third.scope) == ("agreement", "commitment", "single")
    assert (third.count, third.status, third.areas) == (1, "agreed", ("Go", "soccer"))
    assert _states(third) == [("state", "KR", True, "inferred"), ("state", "CN", True, "inferred")]
    assert {agreement.date for agreement in draft.agreements} == {""}


def test_evidence_seed_is_verbatim_and_covers_each_value(draft: Draft) -> None:
    for agreement in draft.agreements:
        aspects = {evidence.aspect for evidence in agreement.evidence}
        assert {"existence", "kind", "count", "status", "parties", "areas"} <= aspects
        for evidence in agreement.evidence:
            quote = evidence.span.of(draft.text)
            assert quote
            assert quote in agreement.sentence.of(draft.text)
            if evidence.aspect == "areas":
                assert evidence.value in quote

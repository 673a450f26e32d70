"""What holds for every draft, whatever the document says."""

from itertools import pairwise
from pathlib import Path

import pytest

from briefs.importer.draft import Draft
from briefs.importer.pipeline import read_draft

FOLDER = Path(__file__).parent / "documents"
SOURCES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


@pytest.fixture(params=SOURCES, ids=lambda path: path.stem)
def draft(request: pytest.FixtureRequest) -> Draft:
    path: Path = request.param
    return read_draft(path.name, path.read_bytes())


def test_evidence_spans_are_verbatim_and_inside_the_text(draft: Draft) -> None:
    for agreement in draft.agreements:
        for evidence in agreement.evidence:
            assert 0 <= evidence.span.start < evidence.span.end <= len(draft.text)
            quote = evidence.span.of(draft.text)
            assert quote == quote.strip()
            if evidence.aspect != "existence":
                assert len(quote.split()) <= 25


def test_evidence_stated_value_stands_in_its_quote(draft: Draft) -> None:
    for agreement in draft.agreements:
        for evidence in agreement.evidence:
            quote = " ".join(evidence.span.of(draft.text).split())
            if evidence.aspect == "areas":
                assert evidence.value in quote
            elif evidence.aspect == "date" and evidence.basis == "stated":
                assert evidence.value[:4] in quote


def test_evidence_every_party_and_area_has_one(draft: Draft) -> None:
    for agreement in draft.agreements:
        values = {(evidence.aspect, evidence.value) for evidence in agreement.evidence}
        for party in agreement.parties:
            assert ("parties", party.country_code or party.name) in values
        for area in agreement.areas:
            assert ("areas", area) in values
        assert {"existence", "kind", "status"} <= {aspect for aspect, _ in values}


def test_confidence_lies_between_nothing_and_certainty(draft: Draft) -> None:
    assert all(0 < agreement.confidence < 1 for agreement in draft.agreements)


def test_spans_of_parts_do_not_overlap(draft: Draft) -> None:
    spans = sorted((span.start, span.end) for span in (*draft.chrome, *draft.paragraphs))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_draft_other_language_is_structured_and_says_so() -> None:
    text = "Accord sur la pêche\n12 mai 2023\n\nLes ministres ont signé un accord dans la ville.\n"
    draft = read_draft("a.txt", text.encode())
    assert (draft.title, draft.published, draft.agreements) == (
        "Accord sur la pêche",
        "2023-05-12",
        (),
    )
    assert "agreements are found in English only" in draft.warnings

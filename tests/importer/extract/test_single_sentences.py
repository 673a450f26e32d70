"""Single sentences of wires and pages, written and judged by people who had not seen the rules.

A floor, not an exact reading: some of them say too little without their story.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from briefs.importer.draft import AgreementDraft
from briefs.importer.pipeline import read_draft

SENTENCES = json.loads((Path(__file__).parent / "single_sentences.json").read_text("utf-8"))
PAGE = "A headline of the day\n\n{published}\n\n{text}\n"
Read = list[tuple[dict[str, Any], tuple[AgreementDraft, ...]]]


@pytest.fixture(scope="module")
def read() -> Read:
    pages = [(one, PAGE.format(**one).encode()) for one in SENTENCES]
    return [(one, read_draft("a.txt", page).agreements) for one, page in pages]


def test_sentences_that_report_an_agreement_give_one(read: Read) -> None:
    found = [bool(agreements) for one, agreements in read if one["kind"]]
    assert sum(found) >= 0.9 * len(found)


def test_sentences_that_report_none_give_none(read: Read) -> None:
    found = [bool(agreements) for one, agreements in read if not one["kind"]]
    assert sum(found) <= 0.02 * len(found)


@pytest.mark.parametrize(("field", "share"), [("kind", 0.97), ("status", 0.95)])
def test_what_a_sentence_says_of_its_agreement_is_read(
    read: Read, field: str, share: float
) -> None:
    right = [
        any(getattr(found, field) == one[field] for found in agreements)
        for one, agreements in read
        if one["kind"] and agreements
    ]
    assert sum(right) >= share * len(right)

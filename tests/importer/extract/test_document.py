"""Single sentences of news: those that report an instrument, and those that do not."""

import json
from pathlib import Path
from typing import Any

import pytest

from briefs.importer.draft import AgreementDraft
from briefs.importer.pipeline import read_draft

HEAD = "States of the world in the news today\n4 March 2025\n\n"
SENTENCES = json.loads((Path(__file__).parent / "sentences.json").read_text(encoding="utf-8"))


def _read(sentence: str) -> tuple[AgreementDraft, ...]:
    return read_draft("a.txt", f"{HEAD}{sentence}\n".encode()).agreements


@pytest.mark.parametrize("sentence", SENTENCES["none"])
def test_extract_sentence_without_news_of_an_instrument_gives_none(sentence: str) -> None:
    assert _read(sentence) == ()


@pytest.mark.parametrize("wanted", SENTENCES["some"], ids=lambda wanted: wanted["sentence"])
def test_extract_sentence_with_news_of_an_instrument_gives_it(wanted: dict[str, Any]) -> None:
    [found] = _read(wanted["sentence"])
    assert (found.kind, found.status) == (wanted["kind"], wanted["status"])
    assert [party.country_code for party in found.parties] == wanted["parties"]

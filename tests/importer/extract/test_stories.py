"""Short invented stories of every kind that wires and pages carry, and what stands in them."""

import json
from pathlib import Path
from typing import Any

import pytest

from briefs.importer.draft import PartyDraft
from briefs.importer.pipeline import read_draft

HEAD = "Sample headline about the news of the day\n\nLIMA, May 14, 2009 (Altiplano News) - "
STORIES = json.loads((Path(__file__).parent / "stories.json").read_text(encoding="utf-8"))


def _name(party: PartyDraft) -> str:
    state = party.kind in ("state", "igo") or not party.named
    return party.country_code if state and party.country_code else party.name


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["text"][:60])
def test_story_gives_its_agreements_and_no_more(story: dict[str, Any]) -> None:
    found = read_draft("a.txt", f"{HEAD}{story['text']}\n".encode()).agreements
    assert [(one.kind, one.status) for one in found] == [
        (wanted["kind"], wanted["status"]) for wanted in story["agreements"]
    ]
    for one, wanted in zip(found, story["agreements"], strict=True):
        if "parties" in wanted:
            assert {_name(party) for party in one.parties} == set(wanted["parties"])
        if "areas" in wanted:
            assert list(one.areas) == wanted["areas"]
        if "date" in wanted:
            assert one.date == wanted["date"]

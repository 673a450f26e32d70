"""Invented documents with a careful person's reading beside each; they always run.

``evidence`` is a part of the sentence that an agreement rests on.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from briefs.importer.corpus_format import as_annotation
from briefs.importer.pipeline import read_draft

FOLDER = Path(__file__).parent / "documents"
READINGS = sorted(FOLDER.glob("*.json"))


def _read(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    source = next(p for p in FOLDER.glob(f"{path.stem}.*") if p.suffix != ".json")
    wanted: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return wanted, as_annotation(read_draft(source.name, source.read_bytes()))


@pytest.mark.parametrize("path", READINGS, ids=lambda path: path.stem)
def test_structure_document_is_read_as_annotated(path: Path) -> None:
    wanted, got = _read(path)
    for field in ("title", "dateline_place", "published", "attribution"):
        assert got[field] == wanted[field], field
    assert sorted(got["chrome_lines"]) == sorted(wanted["chrome_lines"])


@pytest.mark.parametrize("path", READINGS, ids=lambda path: path.stem)
def test_agreements_document_gives_those_annotated_and_no_more(path: Path) -> None:
    wanted, got = _read(path)
    assert len(got["agreements"]) == len(wanted["agreements"])
    for expected in wanted["agreements"]:
        found = [
            one
            for one in got["agreements"]
            if one["kind"] == expected["kind"]
            and expected["evidence"] in " ".join(one["evidence"].split())
        ]
        assert len(found) == 1, expected["evidence"]
        for field in ("count", "count_qualifier", "areas", "status", "date"):
            assert found[0][field] == expected[field], (field, expected["evidence"])
        assert set(found[0]["parties"]) == set(expected["parties"])

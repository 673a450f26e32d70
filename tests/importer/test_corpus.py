"""The score over the corpus that stands beside the repository; it can only rise."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefs.importer.corpus_format import as_json
from briefs.importer.pipeline import read_draft

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(
    not (CORPUS / "score.py").exists(), reason="the corpus stands only beside the working copy"
)


@pytest.fixture(scope="module")
def score(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    output = tmp_path_factory.mktemp("predictions")
    for path in sorted((CORPUS / "docs").iterdir()):
        if path.suffix != ".json":
            written = as_json(read_draft(path.name, path.read_bytes()))
            (output / f"{path.stem}.json").write_text(written, encoding="utf-8")
    command = [
        sys.executable,
        str(CORPUS / "score.py"),
        str(CORPUS / "docs"),
        str(output),
        "--json",
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, Any] = next(iter(json.loads(result.stdout).values()))
    return figures


def test_structure_corpus_holds_its_level(score: dict[str, Any]) -> None:
    assert score["chrome"]["f1"] >= 0.99
    assert score["title_exact"] >= 0.98
    assert score["dateline_acc"] >= 0.98
    assert score["date_acc"] >= 0.96
    assert score["attribution_acc"] >= 0.98


def test_agreements_corpus_holds_its_level(score: dict[str, Any]) -> None:
    agreements, matched = score["agreements"], score["matched"]
    assert agreements["precision"] >= 0.99
    assert agreements["f1"] >= 0.975
    assert matched["kind_acc"] >= 0.98
    assert matched["count_acc"] >= 0.98
    assert matched["party_f1"] >= 0.88
    assert matched["area_f1"] >= 0.84
    assert matched["status_acc"] >= 0.97
    assert matched["date_acc"] >= 0.88


def test_false_positives_corpus_holds_its_level(score: dict[str, Any]) -> None:
    assert score["false_positive"]["rate"] <= 0.02
    assert score["false_positive"]["docs_with_fp_rate"] == 0

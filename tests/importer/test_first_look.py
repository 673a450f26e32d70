"""Invented documents annotated before the rules saw them; a floor, not an exact reading.

Seven of them report no agreement and are full of its words. Some faults stay on
purpose: no page here may be read by a rule of its own.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefs.importer.corpus_format import as_annotation
from briefs.importer.pipeline import read_draft

FOLDER = Path(__file__).parent / "first_look"
WORD = re.compile(r"\w+")
Pair = tuple[dict[str, Any], dict[str, Any]]


def _read(path: Path) -> Pair:
    source = next(p for p in FOLDER.glob(f"{path.stem}.*") if p.suffix != ".json")
    wanted: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return wanted, as_annotation(read_draft(source.name, source.read_bytes()))


@pytest.fixture(scope="module")
def readings() -> list[Pair]:
    return [_read(path) for path in sorted(FOLDER.glob("*.json"))]


def _alike(one: str, other: str) -> bool:
    left, right = set(WORD.findall(one.lower())), set(WORD.findall(other.lower()))
    return len(left & right) >= 0.5 * len(left | right)


def _matches(readings: list[Pair]) -> Iterator[Pair]:
    """Pairs of an annotated agreement and the one read from the same sentence and of its kind."""
    for wanted, got in readings:
        free = list(got["agreements"])
        for expected in wanted["agreements"]:
            for found in free:
                same = found["kind"] == expected["kind"]
                if same and _alike(found["evidence"], expected["evidence"]):
                    free.remove(found)
                    yield expected, found
                    break


def test_structure_first_look_holds_its_level(readings: list[Pair]) -> None:
    fields = ("title", "dateline_place", "published", "attribution")
    right = [
        str(got[field]).split(",")[0] == str(wanted[field]).split(",")[0]
        for wanted, got in readings
        for field in fields
        if field in wanted
    ]
    assert sum(right) >= 0.98 * len(right)


def test_furniture_first_look_holds_its_level(readings: list[Pair]) -> None:
    both = [
        (w["chrome_lines"], set(g["chrome_lines"]) - set(w.get("meta_lines", [])))
        for w, g in readings
        if "chrome_lines" in w
    ]
    wanted = sum(len(lines) for lines, _ in both)
    missed = sum(len(set(lines) - got) for lines, got in both)
    added = sum(len(got - set(lines)) for lines, got in both)
    assert missed + added <= 0.04 * wanted


def test_agreements_first_look_hold_their_level(readings: list[Pair]) -> None:
    matched = list(_matches(readings))
    proposed = sum(len(got["agreements"]) for _, got in readings)
    annotated = sum(len(wanted["agreements"]) for wanted, _ in readings)
    assert len(matched) >= 0.86 * proposed
    assert len(matched) >= 0.92 * annotated
    for field, least in (("status", 1.0), ("count", 1.0), ("date", 0.85)):
        assert sum(w[field] == g[field] for w, g in matched) >= least * len(matched), field


def test_pages_without_agreements_first_look_are_mostly_left_alone(readings: list[Pair]) -> None:
    none = [(wanted, got) for wanted, got in readings if not wanted["agreements"]]
    assert sum(bool(got["agreements"]) for _, got in none) <= 2


def test_sentences_that_only_look_like_an_agreement_give_none(readings: list[Pair]) -> None:
    hits = [
        sentence
        for wanted, got in readings
        for sentence in wanted.get("not_agreements", [])
        if any(_alike(found["evidence"], sentence) for found in got["agreements"])
    ]
    assert len(hits) <= 1, hits

"""Confidence means something: the bands are ordered by how often their entries are right."""

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from briefs.importer import vocabulary
from briefs.importer.corpus_format import as_annotation
from briefs.importer.extract.confidence import band
from briefs.importer.pipeline import read_draft

HERE = Path(__file__).parents[1]
CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "docs"
FOLDERS = (CORPUS, HERE / "documents", HERE / "first_look")
WORD = re.compile(r"\w+")


def _alike(one: str, other: str) -> bool:
    left, right = set(WORD.findall(one.lower())), set(WORD.findall(other.lower()))
    return left >= right or right >= left or len(left & right) >= 0.5 * len(left | right)


def _observed() -> dict[str, list[bool]]:
    """Band to whether each of its entries was annotated with that kind and status."""
    observed: dict[str, list[bool]] = defaultdict(list)
    sources = [s for folder in FOLDERS if folder.exists() for s in sorted(folder.iterdir())]
    for source in (path for path in sources if path.suffix != ".json"):
        wanted = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))["agreements"]
        draft = read_draft(source.name, source.read_bytes())
        for agreement, read in zip(
            draft.agreements, as_annotation(draft)["agreements"], strict=True
        ):
            right = any(
                (one["kind"], one["status"]) == (read["kind"], read["status"])
                and _alike(one["evidence"], read["evidence"])
                for one in wanted
            )
            observed[band(agreement.confidence)].append(right)
    return observed


def test_bands_are_ordered_by_observed_precision() -> None:
    share = {name: sum(found) / len(found) for name, found in _observed().items()}
    assert share["high"] > share["medium"] >= share["low"]
    assert share["high"] >= vocabulary.decimals("confidence", "bands")["high"]


@pytest.mark.parametrize(
    ("value", "name"),
    [(0.97, "high"), (0.85, "high"), (0.84, "medium"), (0.6, "medium"), (0.1, "low")],
)
def test_band_of_a_value(value: float, name: str) -> None:
    assert band(value) == name


def test_fewer_known_parties_mean_less_confidence() -> None:
    text = "Accord on fish\n3 May 2016\n\n{} signed an agreement on fish in Lima on Monday.\n"
    values = []
    for parties in ("Peru and Kenya", "Peru"):
        draft = read_draft("a.txt", text.format(parties).encode())
        values.append(draft.agreements[0].confidence)
    assert values == sorted(values, reverse=True)
    assert values[0] >= 0.85

"""Confidence means something: the bands are ordered by how often their entries are right."""

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from briefs.agreements.confidence import HIGH, band
from briefs.importer import vocabulary
from briefs.importer.corpus_format import as_annotation
from briefs.importer.pipeline import read_draft
from tests.importer.calibration import ASPECTS, fit
from tests.importer.observed import Observation, observations

HERE = Path(__file__).parents[1]
CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "docs"
FOLDERS = (CORPUS, HERE / "documents", HERE / "first_look", HERE / "second_look")
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
    assert share["high"] >= HIGH


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


def test_values_of_higher_bands_are_right_clearly_more_often() -> None:
    right: dict[str, list[bool]] = defaultdict(list)
    for one in observations():
        right[band(one.confidence)].append(one.right)
    share = {name: sum(found) / len(found) for name, found in right.items()}
    assert share["high"] > share["medium"] + 0.03
    assert share["medium"] > share["low"] + 0.03


def _values(text: str) -> dict[str, float]:
    """Each value of the first agreement of a text to its confidence; every one has some."""
    (agreement, *_) = read_draft("a.txt", text.encode()).agreements
    sure = {f"{one.aspect} {one.value}": one.confidence for one in agreement.evidence}
    assert all(value is not None and 0 < value <= agreement.confidence for value in sure.values())
    assert sure[f"existence {agreement.kind}"] == agreement.confidence
    return {name: value for name, value in sure.items() if value is not None}


def test_inferred_party_is_less_sure_than_a_stated_one() -> None:
    head = "Accord on fish\n3 May 2016\n\nPeru and Kenya held talks in Lima on fish. "
    sure = _values(head + "The two countries signed an agreement on fish on Monday.\n")
    stated = _values(head + "Peru and Kenya signed an agreement on fish on Monday.\n")
    assert sure["parties PE"] < stated["parties PE"]
    assert sure["parties KE"] < stated["parties KE"]


def test_party_that_only_looks_like_a_name_is_less_sure_than_a_state() -> None:
    sure = _values("Gas\n\nPeru and Brannock Gas signed a contract to supply gas on Monday.\n")
    assert sure["parties Brannock Gas"] < sure["parties PE"]


def test_subject_that_a_mark_ends_is_surer_than_one_that_a_word_ends() -> None:
    ended = _values("Fish\n\nPeru and Kenya signed an agreement on fish.\n")
    open_ended = _values("Fish\n\nPeru and Kenya signed an agreement on fish in Lima.\n")
    assert open_ended["areas fish"] < ended["areas fish"]


def test_weights_stand_for_every_aspect_that_is_annotated() -> None:
    assert set(vocabulary.weights("confidence", "values")) == set(ASPECTS)


def test_fit_finds_the_sign_that_tells_right_from_wrong() -> None:
    seen = [
        Observation("a", False, "kind", (f"tells:{right}", f"idle:{at % 2}"), 0.5, right)
        for at in range(40)
        for right in (True, True, False)
    ]
    weights = fit(seen)
    assert weights["tells:True"] > 1 > abs(weights["idle:0"])
    assert weights["tells:False"] < -1

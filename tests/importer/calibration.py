"""Fit the weights of each value's confidence anew: ``python -m tests.importer.calibration``.

Reads the annotated documents of the repository, of the corpus beside it and of any folder
named, fits a logistic regression for each aspect, and prints how often values of each band
were right in documents that the weights had not seen. ``--write`` stores the weights.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from briefs.agreements.confidence import band
from briefs.importer import vocabulary

from .observed import ENTRY, FOLDERS, Observation, observations

TABLE = vocabulary.HERE / "confidence.json"
ASPECTS = ("kind", "status", "count", "parties", "areas", "date")
# weights are drawn to nothing as by so many documents that say the contrary; "start" is free
PULL = 1.0
# the rules are better at documents that they were written with: those say less of others
KNOWN = 0.25
FOLDS = 5
STEPS = 25
Weights = dict[str, float]


def fit(seen: list[Observation]) -> Weights:
    """Weights of the logistic regression of ``right`` on signs, by Newton's method."""
    names = ["start", *sorted({sign for one in seen for sign in one.signs})]
    place = {name: at for at, name in enumerate(names)}
    cases = [([0, *(place[sign] for sign in one.signs)], one) for one in seen]
    weights = [0.0] * len(names)
    for _ in range(STEPS):
        slope = [-PULL * weight if at else 0.0 for at, weight in enumerate(weights)]
        bend = [
            [(PULL if at else 1e-6) * (at == to) for to in place.values()] for at in place.values()
        ]
        for signs, one in cases:
            counts = KNOWN if one.known else 1.0
            likely = 1 / (1 + math.exp(-sum(weights[at] for at in signs)))
            for at in signs:
                slope[at] += counts * (one.right - likely)
                for to in signs:
                    bend[at][to] += counts * likely * (1 - likely)
        weights = [old + step for old, step in zip(weights, _solved(bend, slope), strict=True)]
    return {name: round(weight, 2) for name, weight in zip(names, weights, strict=True)}


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of linear equations by Gauss's elimination; the matrix is positive."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for row in rows[at + 1 :]:
            share = row[at] / pivot[at]
            row[at:] = [own - share * top for own, top in zip(row[at:], pivot[at:], strict=True)]
    found = [0.0] * len(rows)
    for at in range(len(rows) - 1, -1, -1):
        known = sum(rows[at][to] * found[to] for to in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - known) / rows[at][at]
    return found


def chance(weights: Weights, signs: Iterable[str]) -> float:
    return 1 / (1 + math.exp(-weights["start"] - sum(weights.get(sign, 0.0) for sign in signs)))


def unseen(seen: list[Observation], *, known: bool) -> dict[tuple[str, str], list[bool]]:
    """(aspect, band) to what was right, each document judged by weights fitted to the others."""
    documents = sorted({one.document for one in seen})
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for fold in range(FOLDS):
        held = set(documents[fold::FOLDS])
        for aspect in (ENTRY, *ASPECTS):
            rows = [one for one in seen if one.aspect == aspect]
            weights = fit([one for one in rows if one.document not in held])
            for one in rows:
                if one.document in held and one.known == known:
                    found[aspect, band(chance(weights, one.signs))].append(one.right)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="further annotated documents")
    parser.add_argument("--write", action="store_true", help=f"store the weights in {TABLE.name}")
    options = parser.parse_args()
    seen = observations((*FOLDERS, *options.folders))
    for title, known in (("at first sight", False), ("written with", True)):
        found = unseen(seen, known=known)
        for aspect in (ENTRY, *ASPECTS):
            shares = [f"{name} {_share(found[aspect, name])}" for name in ("high", "medium", "low")]
            sys.stdout.write(f"{title:<15} {aspect:<8} {'  '.join(shares)}\n")
    if options.write:
        _write(seen)


def _share(right: list[bool]) -> str:
    share = f"{sum(right) / len(right):.2f}" if right else "   -"
    return f"{share} of {len(right):>4}"


def _write(seen: list[Observation]) -> None:
    """Entries first: a second run then weighs the values by the bands of the new entries."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    table["weights"] = fit([one for one in seen if one.aspect == ENTRY])
    seen = [one for one in seen if one.aspect in ASPECTS]
    documents = len({one.document for one in seen})
    table["about_values"] = (
        "The same for each value of an entry, by its aspect: that the entry was annotated and the "
        f"value too. Fitted by python -m tests.importer.calibration to {len(seen)} values of "
        f"{documents} documents; those that the rules were written with count a quarter."
    )
    table["values"] = {
        aspect: fit([one for one in seen if one.aspect == aspect]) for aspect in ASPECTS
    }
    TABLE.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

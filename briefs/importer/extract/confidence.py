"""How likely an entry and each value of it are right: weights fitted to annotated documents.

All stand in ``vocabulary/confidence.json`` with their origin;
``python -m tests.importer.calibration`` fits those of the values anew.
"""

from __future__ import annotations

import math

from briefs.agreements.confidence import band
from briefs.importer import vocabulary
from briefs.importer.draft import INFERRED

from .register import Entry

# no rule is ever certain, and none is worth nothing
LEAST, MOST = 0.03, 0.97


def confidence(entry: Entry) -> float:
    """The probability, from 0 to 1, that existence, kind and status of an entry are right."""
    return _probability(vocabulary.decimals("confidence", "weights"), signals(entry))


def value_confidence(aspect: str, signs: tuple[str, ...], entry: float) -> float:
    """The probability that an entry is right and one value of it too; no value is surer than it.

    ``entry`` is the entry's own. Aspects that nobody annotated have that.
    """
    weights = vocabulary.weights("confidence", "values").get(aspect)
    if weights is None:
        return entry
    return min(entry, _probability(weights, (f"entry:{band(entry)}", *signs)))


def _probability(weights: dict[str, float], signs: tuple[str, ...]) -> float:
    """The logistic function of the sum of the weights; an unknown sign weighs nothing."""
    total = weights["start"] + sum([weights.get(sign, 0.0) for sign in signs])
    return round(min(MOST, max(LEAST, 1 / (1 + math.exp(-total)))), 2)


def signals(entry: Entry) -> tuple[str, ...]:
    """What speaks for an entry or against it: who, on what, when, and where its verb stands."""
    return (
        f"voice:{voice(entry.reading.side)}",
        f"parties:{_parties(entry)}",
        f"subject:{'yes' if entry.areas else 'no'}",
        f"day:{'yes' if entry.moment else 'no'}",
        f"article:{'definite' if entry.found.definite else 'other'}",
    )


def voice(side: str) -> str:
    """Where a verb stands: in a list, before or after its instrument, or in words behind it."""
    return side if side in ("item", "left", "right") else "behind"


def _parties(entry: Entry) -> str:
    stated = [party for party in entry.parties if party.basis != INFERRED]
    if len([party for party in stated if party.kind in ("state", "igo")]) >= 2:
        return "two states"
    if len(stated) >= 2:
        return "two"
    if stated:
        return "one"
    return "inferred" if entry.parties else "none"

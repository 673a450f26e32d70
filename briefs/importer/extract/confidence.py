"""How likely an entry is right: a table of weights fitted to annotated documents."""

from __future__ import annotations

import math
from typing import Literal

from briefs.importer import vocabulary
from briefs.importer.draft import INFERRED

from .register import Entry

Band = Literal["high", "medium", "low"]
# no rule is ever certain, and none is worth nothing
LEAST, MOST = 0.03, 0.97


def confidence(entry: Entry) -> float:
    """The probability, from 0 to 1, that existence, kind and status of an entry are right.

    The weights stand in ``vocabulary/confidence.json`` with their origin.
    """
    weights = vocabulary.decimals("confidence", "weights")
    total = weights["start"] + sum(weights[signal] for signal in signals(entry))
    return round(min(MOST, max(LEAST, 1 / (1 + math.exp(-total)))), 2)


def band(value: float) -> Band:
    """What an editor is shown for a confidence."""
    least = vocabulary.decimals("confidence", "bands")
    if value >= least["high"]:
        return "high"
    return "medium" if value >= least["medium"] else "low"


def signals(entry: Entry) -> tuple[str, ...]:
    """What speaks for an entry or against it: who, on what, when, and where its verb stands."""
    side = entry.reading.side
    return (
        f"voice:{side if side in ('item', 'left', 'right') else 'behind'}",
        f"parties:{_parties(entry)}",
        f"subject:{'yes' if entry.areas else 'no'}",
        f"day:{'yes' if entry.moment else 'no'}",
        f"article:{'definite' if entry.found.definite else 'other'}",
    )


def _parties(entry: Entry) -> str:
    stated = [party for party in entry.parties if party.basis != INFERRED]
    if len([party for party in stated if party.kind in ("state", "igo")]) >= 2:
        return "two states"
    if len(stated) >= 2:
        return "two"
    if stated:
        return "one"
    return "inferred" if entry.parties else "none"

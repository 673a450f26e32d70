"""How sure the importer is of what it read, in the words that an editor is shown. Pure."""

from __future__ import annotations

from typing import Literal

Band = Literal["high", "medium", "low"]
# Calibrated where confidences are fitted: called high, a value is right nine times in ten.
HIGH, MEDIUM = 0.85, 0.6


def band(confidence: float) -> Band:
    """The word for a probability from 0 to 1 that a value is right."""
    if confidence >= HIGH:
        return "high"
    return "medium" if confidence >= MEDIUM else "low"

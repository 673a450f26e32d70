"""A total in a picture: short where there is room for little, and in full."""

from __future__ import annotations

from collections.abc import Iterable

from briefs.agreements.counting import Total

UNKNOWN = "?"


def is_unknown(total: Total) -> bool:
    """Something is reported, and nowhere how many."""
    return total.at_least and not total.number


def short(total: Total) -> str:
    """“25”, “25+” for at least, “~25” for about, “?” for a number not stated; else empty."""
    if is_unknown(total):
        return UNKNOWN
    if not total.number:
        return ""
    return f"{'~' if total.about else ''}{total.number}{'+' if total.at_least else ''}"


def full(total: Total) -> str:
    """“at least 25”, “number not stated”, “none”."""
    if is_unknown(total):
        return "number not stated"
    return total.text if total.number else "none"


def signs_of(totals: Iterable[Total]) -> list[str]:
    """What the signs by the numbers mean, as far as there are any."""
    every = list(totals)
    signs = {
        "25+ is at least 25": any(total.at_least and total.number for total in every),
        "~25 is about 25": any(total.about for total in every),
        "? is a number not stated": any(is_unknown(total) for total in every),
    }
    return [words for words, holds in signs.items() if holds]


def percent(share: float) -> str:
    """A length along a picture as wide as there is room for."""
    return f"{100 * share:.2f}%"

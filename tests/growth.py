"""How the time of a piece of work grows with its input, whatever else the machine does."""

from __future__ import annotations

import time
from collections.abc import Callable

QUICK = 0.05  # seconds, below which the clock says nothing
ALLOWED = 3.3  # between linear, which is 2, and quadratic, which is 4


def growth(half: Callable[[], object], full: Callable[[], object]) -> float:
    """How much longer the whole takes than its half; 0 if it is too quick to tell.

    The least of up to six tries, since a disturbed try only ever looks worse.
    """
    least = 9.0
    for _ in range(6):
        whole = _seconds(full)
        if whole < QUICK:
            return 0.0
        least = min(least, whole / max(_seconds(half), 1e-9))
        if least < ALLOWED:
            break
    return least


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start

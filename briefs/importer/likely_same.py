"""Whether two documents report one agreement, which report of a new version is which. Pure.

Reports are mappings in the form that :mod:`briefs.importer.report_keys` describes.
"""

from __future__ import annotations

import hashlib
import json

from . import vocabulary
from .pairing import paired
from .report_keys import Report, area_words, counted, days_apart, days_of, party_keys

__all__ = ["likely_same", "likeness", "may_be_one", "paired"]

LOOSE_KINDS = frozenset({"agreement", "other"})
TELLING_COUNT = 3  # two groups of so many between the same parties are hardly two packages
ONE_OCCASION = 7  # days between two reports of one occasion
ONE_STEP = 31  # days between two datings of one step: further apart they are two steps


def likeness(a: Report) -> str:
    """64 hexadecimal digits, the same for reports that may be of one agreement.

    Over basis, scope, count and parties. Empty if fewer than two parties are known.
    """
    parties = party_keys(a)
    if len(parties) < 2:
        return ""
    known = [a.get("basis", ""), *counted(a), sorted(parties)]
    return hashlib.sha256(json.dumps(known).encode()).hexdigest()


def likely_same(a: Report, b: Report) -> bool:
    """Whether the two are so likely one agreement that an editor should be asked.

    Conservative: a wrong offer costs an editor's trust.
    """
    alike = likeness(a)
    return bool(alike) and alike == likeness(b) and may_be_one(a, b)


def may_be_one(a: Report, b: Report) -> bool:
    """Whether two reports of one :func:`likeness` are :func:`likely_same`.

    Besides the parties and the count, the kind, the dated steps and the areas must
    allow it; where areas tell nothing, the days or the size of the group must.
    """
    if not _kinds_agree(a, b) or not _steps_agree(a, b):
        return False
    ours, theirs = area_words(a), area_words(b)
    if ours and theirs:
        return bool(ours & theirs)
    if (counted(a)[1] or 0) >= TELLING_COUNT:
        return True
    return not ours and not theirs and days_apart(a, b, unknown=99) <= ONE_OCCASION


def _kinds_agree(a: Report, b: Report) -> bool:
    kinds = {a.get("kind"), b.get("kind")}
    return len(kinds) == 1 or bool(kinds & LOOSE_KINDS)


def _steps_agree(a: Report, b: Report) -> bool:
    """Whether both statuses can be steps of one agreement: in order, and each taken once."""
    order = vocabulary.phrases("likeness", "stages")
    statuses = [str(report.get("status") or "") for report in (a, b)]
    apart = days_apart(a, b, unknown=0)
    if apart <= ONE_OCCASION:
        return True
    if statuses[0] == statuses[1] or not set(statuses) <= set(order):
        return apart <= ONE_STEP or statuses[0] in vocabulary.phrases("likeness", "lasting")
    earlier, later = sorted((a, b), key=lambda report: order.index(str(report.get("status"))))
    first, second = days_of(str(earlier.get("date"))), days_of(str(later.get("date")))
    return first is None or second is None or first < second

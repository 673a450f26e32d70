"""Which agreement of a new version of a document is which of the former version. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from .report_keys import Report, area_words, counted, party_keys

_NUMBER = re.compile(r"\d+")
# What two reports have in common, and how much each of it weighs; a sentence outweighs the rest.
SENTENCE, NUMBERED_SENTENCE, KIND, PARTIES, SCOPE, COUNT = 64, 16, 8, 4, 2, 1
AREAS, SAME_AREAS = 8, 2


@dataclass(frozen=True, slots=True)
class _Compared:
    """A report as it is compared; ``numbered`` is its sentence whatever numbers it gives."""

    sentence: str
    numbered: str
    kind: tuple[object, object]
    parties: frozenset[str]
    areas: frozenset[str]
    scope: str
    count: int | None

    @property
    def keys(self) -> list[Hashable]:
        """Two reports without one of these in common are not compared."""
        same_sentence: list[Hashable] = [self.sentence] if self.sentence else []
        return [*same_sentence, (self.kind, self.parties, self.scope)]


def paired(old: Sequence[Report], new: Sequence[Report]) -> dict[int, int]:
    """For two versions of one document: the place of a new report to that of the old one.

    The best pair first: the same sentence, then the same kind, parties and areas,
    then the same kind and parties, by which "14" and "15" are one group. Never two
    to one; what finds no partner is new, or gone.
    """
    former, later = [_compared(report) for report in old], [_compared(report) for report in new]
    scored = sorted(
        (-_score(former[o], later[n]), abs(o - n), o, n) for o, n in _candidates(former, later)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, o, n in scored:
        if score and n not in pairs and o not in taken:
            pairs[n] = o
            taken.add(o)
    return pairs


def _compared(report: Report) -> _Compared:
    sentence = " ".join(str(report.get("sentence") or "").split())
    return _Compared(
        sentence,
        _NUMBER.sub("#", sentence),
        (report.get("basis"), report.get("kind")),
        party_keys(report),
        area_words(report),
        *counted(report),
    )


def _candidates(old: list[_Compared], new: list[_Compared]) -> set[tuple[int, int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for o, report in enumerate(old):
        for key in report.keys:
            places[key].append(o)
    return {(o, n) for n, report in enumerate(new) for key in report.keys for o in places[key]}


def _score(a: _Compared, b: _Compared) -> int:
    """How surely two reports of two versions are one; 0 if they are not."""
    is_numbered_anew = a.numbered == b.numbered != ""
    if not is_numbered_anew and a.scope == b.scope == "single" and _are_apart(a, b):
        return 0
    return (
        SENTENCE * (a.sentence == b.sentence != "")
        + NUMBERED_SENTENCE * is_numbered_anew
        + KIND * (a.kind == b.kind)
        + PARTIES * (a.parties == b.parties)
        + AREAS * (bool(a.areas & b.areas) or not (a.areas or b.areas))
        + SAME_AREAS * (a.areas == b.areas)
        + SCOPE * (a.scope == b.scope)
        + COUNT * (a.count == b.count)
    )


def _are_apart(a: _Compared, b: _Compared) -> bool:
    """Whether both say what they are about and have nothing in common."""
    return bool(a.areas and b.areas) and not a.areas & b.areas

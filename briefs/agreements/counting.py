"""Honest counting: what a set of register entries adds up to.

Total of instruments = ungrouped singles + for each group the larger of its count
and its named members. Commitments are totalled apart; a group of unknown count
makes a total "at least" (DESIGN section 2).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypedDict

from briefs.agreements.models import Agreement, AgreementQuerySet


class Row(TypedDict):
    """What counting needs of one entry."""

    pk: int
    group: int | None
    basis: str
    scope: str
    kind: str
    count: int | None
    count_qualifier: str


@dataclass(slots=True)
class Total:
    """One total, of instruments or of commitments, never of both.

    ``number`` instruments in ``entries`` rows; ``identified`` of them are rows of
    their own. ``at_least`` and ``about`` qualify the number. ``by_kind`` splits it.
    """

    number: int = 0
    entries: int = 0
    identified: int = 0
    at_least: bool = False
    about: bool = False
    by_kind: Counter[str] = field(default_factory=Counter)

    @property
    def qualifier(self) -> str:
        words = ("at least", self.at_least), ("about", self.about)
        return " ".join(word for word, holds in words if holds)

    @property
    def text(self) -> str:
        """“37”, “at least 37”, “about 12”."""
        return f"{self.qualifier} {self.number}".strip()

    def add(self, kind: str, number: int, row: Row) -> None:
        self.number += number
        self.by_kind[kind] += number
        self.about |= row["count_qualifier"] == Agreement.CountQualifier.ABOUT
        self.at_least |= row["count_qualifier"] in {
            Agreement.CountQualifier.AT_LEAST,
            Agreement.CountQualifier.UNKNOWN,
        }


@dataclass(frozen=True, slots=True)
class Tally:
    """The two totals of a set of entries."""

    instruments: Total
    commitments: Total


def tally(agreements: AgreementQuerySet) -> Tally:
    """Count these entries; one query. A member whose group is not among them counts as itself."""
    rows: Iterable[Row] = agreements.order_by("pk").values(
        "pk", "group", "basis", "scope", "kind", "count", "count_qualifier"
    )
    return tally_rows(list(rows))


def tally_rows(rows: list[Row]) -> Tally:
    """Count entries given as rows; pure."""
    result = Tally(Total(), Total())
    groups = {row["pk"]: row["basis"] for row in rows if row["scope"] == Agreement.Scope.GROUP}
    members: dict[int, int] = defaultdict(int)
    for row in rows:
        if row["group"] is not None and groups.get(row["group"]) == row["basis"]:
            members[row["group"]] += 1
    for row in rows:
        is_commitment = row["basis"] == Agreement.Basis.COMMITMENT
        total = result.commitments if is_commitment else result.instruments
        total.entries += 1
        if row["scope"] == Agreement.Scope.SINGLE:
            total.identified += 1
            if groups.get(row["group"] or 0) != row["basis"]:
                total.add(row["kind"], 1, row)
        else:
            total.add(row["kind"], max(row["count"] or 0, members[row["pk"]]), row)
    return result


def identified_text(agreement: Agreement, members: int) -> str:
    """How a group is shown: “14 reported, 3 identified”."""
    found = f"{members} identified" if members else "none individually identified"
    return f"{agreement.count_text} reported, {found}"

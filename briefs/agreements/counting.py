"""Honest counting: what a set of register entries adds up to.

Total of instruments = ungrouped singles + for each group the larger of its count
and its named members. Commitments are totalled apart; a group of unknown count
makes a total "at least" (DESIGN section 2).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict, cast

from django.db.models import Count, Q

from briefs.agreements.models import Agreement, AgreementQuerySet

OF_ROW = ("pk", "group", "basis", "scope", "kind", "count", "count_qualifier", "status_date")
# A single outside of a group counts one, whatever else there is: the database adds them up.
PLAIN = Q(scope=Agreement.Scope.SINGLE, group=None)
Key = tuple[Any, ...]


class Row(TypedDict):
    """What counting needs of one entry."""

    pk: int
    group: int | None
    basis: str
    scope: str
    kind: str
    count: int | None
    count_qualifier: str
    status_date: str


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

    def add_singles(self, kind: str, number: int) -> None:
        """So many singles of one kind, none of them the member of a group."""
        self.number += number
        self.entries += number
        self.identified += number
        self.by_kind[kind] += number

    def take(self, other: Total) -> None:
        """Add a total of other entries."""
        self.number += other.number
        self.entries += other.entries
        self.identified += other.identified
        self.by_kind.update(other.by_kind)
        self.about |= other.about
        self.at_least |= other.at_least

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

    instruments: Total = field(default_factory=Total)
    commitments: Total = field(default_factory=Total)

    def of(self, basis: str) -> Total:
        return self.commitments if basis == Agreement.Basis.COMMITMENT else self.instruments

    def take(self, other: Tally) -> None:
        self.instruments.take(other.instruments)
        self.commitments.take(other.commitments)


def tally(agreements: AgreementQuerySet) -> Tally:
    """Count these entries; two queries.

    A member whose group is not among them counts as itself.
    """
    return tallies(agreements).get((), Tally())


def tallies(
    agreements: AgreementQuerySet, *by: Any, members_with_group: bool = False
) -> dict[Key, Tally]:
    """Count these entries for each value of ``by``: fields or expressions; two queries.

    An entry of several values (parties, topics) stands under each of them once, so
    that only the totals of single-valued keys can be added up. With
    ``members_with_group`` a member stands under the key of its group where that is
    among the entries: nothing is then counted under two keys.
    """
    among = agreements.once()
    found: dict[Key, Tally] = defaultdict(Tally)
    plain = among.filter(PLAIN).values_list("basis", "kind", *by)
    for *parts, number in plain.annotate(number=Count("pk", distinct=True)):
        basis, kind, *key = parts
        found[tuple(key)].of(basis).add_singles(kind, number)
    others = among.exclude(PLAIN).values_list(*OF_ROW, *by).distinct()
    for key, rows in _keyed(others, members_with_group).items():
        found[key].take(tally_rows(rows))
    return dict(found)


def rows_of(agreements: AgreementQuerySet) -> list[Row]:
    """These entries as counting needs them; one query."""
    values = agreements.once().order_by("pk").values_list(*OF_ROW)
    return [_row(line) for line in values]


def tally_by(rows: Iterable[Row], keys: Mapping[int, Collection[Key]]) -> dict[Key, Tally]:
    """Count entries given as rows for each key that they stand under; pure.

    ``keys`` are those of each entry by its number. What holds of a set of entries
    holds of those under one key: a member whose group is not there counts as itself.
    """
    found: dict[Key, Tally] = defaultdict(Tally)
    others: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        is_plain = row["scope"] == Agreement.Scope.SINGLE and row["group"] is None
        for key in keys.get(row["pk"], ()):
            if is_plain:
                found[key].of(row["basis"]).add_singles(row["kind"], 1)
            else:
                others[key].append(row)
    for key, listed in others.items():
        found[key].take(tally_rows(listed))
    return dict(found)


def _row(line: Sequence[Any]) -> Row:
    return cast(Row, dict(zip(OF_ROW, line, strict=True)))


def _keyed(values: Iterable[Key], members_with_group: bool) -> dict[Key, list[Row]]:
    """Rows of entries by what stands behind the columns of a row."""
    rows = [(_row(line[: len(OF_ROW)]), line[len(OF_ROW) :]) for line in values]
    of_group = {row["pk"]: key for row, key in rows if row["scope"] == Agreement.Scope.GROUP}
    keyed: dict[Key, list[Row]] = defaultdict(list)
    for row, key in rows:
        follows = members_with_group and row["group"] in of_group
        keyed[of_group[row["group"] or 0] if follows else key].append(row)
    return keyed


def tally_rows(rows: list[Row]) -> Tally:
    """Count entries given as rows; pure."""
    result = Tally()
    groups = {row["pk"]: row["basis"] for row in rows if row["scope"] == Agreement.Scope.GROUP}
    members: dict[int, int] = defaultdict(int)
    for row in rows:
        if row["group"] is not None and groups.get(row["group"]) == row["basis"]:
            members[row["group"]] += 1
    for row in rows:
        total = result.of(row["basis"])
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

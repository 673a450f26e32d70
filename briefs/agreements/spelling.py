"""How parties are spelt over all agreements, and which spellings are likely one party's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from briefs.agreements.models import DistinctParties, Party
from briefs.tags.likeness import Alike, Named, alike
from briefs.tags.models import folded

MAY_BE_STATE = (Party.Kind.STATE, Party.Kind.IGO, Party.Kind.OTHER)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A party as some agreements have it: name, kind and ISO code."""

    name: str
    kind: str
    country_code: str

    @classmethod
    def of(cls, party: Party) -> Spelling:
        return cls(party.name, party.kind, party.country_code)

    @property
    def key(self) -> str:
        """What it is remembered by: the name without regard to case, the kind, the code."""
        return f"{folded(self.name)}|{self.kind}|{self.country_code}"

    @property
    def kind_label(self) -> str:
        return str(Party.Kind(self.kind).label)

    @property
    def rows(self) -> Q:
        return Q(name=self.name, kind=self.kind, country_code=self.country_code)


def rows_of(spellings: Iterable[Spelling]) -> Any:
    """The parties so spelt, with their agreements, in the order that these were entered."""
    wanted = Q(pk__in=())
    for spelling in spellings:
        wanted |= spelling.rows
    return Party.objects.filter(wanted).select_related("agreement").order_by("agreement", "pk")


def likely_same_parties() -> list[Alike]:
    """Pairs of spellings, each by a row that has it, that nobody has said to be different."""
    spelt = {
        row["row"]: Spelling(row["name"], row["kind"], row["country_code"])
        for row in Party.objects.spellings().order_by("row")
    }
    named = (
        Named(key, (one.name,), "", one.country_code, one.kind in MAY_BE_STATE)
        for key, one in spelt.items()
    )
    apart = DistinctParties.objects.pairs()
    return [
        pair
        for pair in alike(named)
        if tuple(sorted((spelt[pair.one].key, spelt[pair.other].key))) not in apart
    ]

"""What an address asks of the register; pages, downloads and pictures all read it here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from briefs.agreements.models import Agreement, AgreementQuerySet
from briefs.agreements.status import Status
from briefs.reader.search import Query, by_relevance, matching
from briefs.tags import states

UNSTATED = "unstated"
SINGLE = ("kind", "status", "area", "year", "basis")
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_SLUG = re.compile(r"[-\w]{1,100}")


def _is_state(value: str) -> bool:
    return len(value) == 2 and states.by_code(value.upper()) is not None


KNOWN: dict[str, Callable[[str], bool]] = {
    "party": _is_state,
    "kind": lambda value: value in Agreement.Kind.values,
    "status": lambda value: value in {*Status.values, UNSTATED},
    "area": lambda value: _SLUG.fullmatch(value) is not None,
    "year": lambda value: value == UNSTATED or _YEAR.fullmatch(value) is not None,
    "basis": lambda value: value in Agreement.Basis.values,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The choices in force; ``ignored`` names those whose value is nothing there could be.

    ``parties`` are up to two ISO codes in lower case: both must be parties. ``words`` is
    the search among the entries, ``sort`` is ``date`` where the best are not to come first.
    """

    parties: tuple[str, ...] = ()
    kind: str = ""
    status: str = ""
    area: str = ""
    year: str = ""
    basis: str = ""
    ignored: tuple[str, ...] = ()
    words: Query = field(default_factory=lambda: Query.of(""))
    sort: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        """Out of the address. Of a value given twice the last one counts, but for parties."""
        parties = list(dict.fromkeys(code for code in query.getlist("party") if code))
        known = [code.lower() for code in parties if KNOWN["party"](code)]
        ignored = ["party"] if len(parties) > len(known[:2]) else []
        chosen: dict[str, Any] = {}
        for name in SINGLE:
            value = query.get(name) or ""
            if value and KNOWN[name](value):
                chosen[name] = value
            elif value:
                ignored.append(name)
        words = Query.of(query.get("q") or "")
        sort = "date" if query.get("sort") == "date" and words.required else ""
        given: dict[str, Any] = {"parties": tuple(known[:2]), "words": words, "sort": sort}
        return cls(ignored=tuple(ignored), **given, **chosen)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The choices as names and values, in the order in which they stand in addresses."""
        single = [(name, getattr(self, name)) for name in SINGLE]
        parties = [("party", code) for code in self.parties]
        given = [("q", self.words.text), *parties, *single, ("sort", self.sort)]
        return [(name, value) for name, value in given if value]

    @property
    def query(self) -> str:
        """The same as a query string with its question mark; empty when nothing is asked."""
        return f"?{urlencode(self.pairs)}" if self.pairs else ""

    def without(self, name: str, value: str = "") -> Asked:
        """The same but for one choice; ``value`` says which party."""
        if name == "q":
            return replace(self, words=Query.of(""), sort="")
        if name == "party":
            return replace(self, parties=tuple(code for code in self.parties if code != value))
        emptied: dict[str, Any] = {name: ""}
        return replace(self, **emptied)

    def narrow(self, agreements: AgreementQuerySet) -> AgreementQuerySet:
        """The entries that fit all choices and have all words."""
        agreements = matching(agreements, self.words)
        for code in self.parties:
            agreements = agreements.between(code.upper())
        if self.area:
            agreements = agreements.about(self.area)
        if self.kind:
            agreements = agreements.filter(kind=self.kind)
        if self.basis:
            agreements = agreements.filter(basis=self.basis)
        if self.status:
            agreements = agreements.filter(status=self.status.replace(UNSTATED, ""))
        if self.year == UNSTATED:
            return agreements.undated()
        return agreements.dated_in(int(self.year)) if self.year else agreements

    @property
    def is_ranked(self) -> bool:
        return bool(self.words.required) and not self.sort

    def in_order(self, agreements: AgreementQuerySet) -> AgreementQuerySet:
        """The best answers first where words are asked for, else the newest."""
        return by_relevance(agreements, self.words) if self.is_ranked else agreements.newest()

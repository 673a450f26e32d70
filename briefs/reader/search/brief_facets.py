"""The facets of the list of briefs: what is asked of it, and what each further choice leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, ExtractYear, Lower
from django.http import QueryDict

from briefs.edition import EditionQuerySet
from briefs.models import Brief, Edition, TaggedEdition
from briefs.reader.search.matching import by_relevance, matching
from briefs.reader.search.query import Query
from briefs.tags.models import Tag

FACETS = {"topic": "Topic", "country": "Country", "year": "Year", "type": "Type"}
NEWEST, RELEVANCE = "date", "relevance"
_YEAR = re.compile(r"[12][0-9]{3}", re.ASCII)
_SLUG = re.compile(r"[-\w]{1,100}")
_CODE = re.compile(r"[A-Za-z]{2}", re.ASCII)


@dataclass(frozen=True)
class BriefsAsked:
    """The search and the choices in force; ``ignored`` names those that are nothing here."""

    query: Query
    topic: str = ""
    country: str = ""
    year: str = ""
    type: str = ""
    sort: str = ""
    ignored: tuple[str, ...] = ()

    @classmethod
    def of(cls, data: QueryDict) -> BriefsAsked:
        given = {name: data.get(name) or "" for name in FACETS}
        tests = {"topic": _SLUG, "country": _CODE, "year": _YEAR}
        chosen = {n: v for n, v in given.items() if n in tests and tests[n].fullmatch(v)}
        if given["type"] in Brief.Type.values:
            chosen["type"] = given["type"]
        chosen["country"] = chosen.get("country", "").lower()
        ignored = tuple(name for name, value in given.items() if value and not chosen.get(name))
        query = Query.of(data.get("q") or "")
        sort = NEWEST if data.get("sort") == NEWEST and query.required else ""
        return cls(query, sort=sort, ignored=ignored, **chosen)

    @cached_property
    def chosen(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in FACETS if getattr(self, name)}

    @property
    def is_ranked(self) -> bool:
        return bool(self.query.required) and self.sort != NEWEST

    @property
    def address(self) -> str:
        """The query string of this very question, with its question mark."""
        pairs = {"q": self.query.text, **self.chosen, "sort": self.sort}
        given = [(name, value) for name, value in pairs.items() if value]
        return f"?{urlencode(given)}" if given else "?"

    def choosing(self, name: str, value: str) -> BriefsAsked:
        changed: dict[str, Any] = {name: value}
        return replace(self, **changed)

    def without_unknown(self, current: EditionQuerySet) -> tuple[BriefsAsked, dict[str, str]]:
        """Without a topic or a country that no current edition has, and the names of the others.

        One query, if any is asked for.
        """
        if not (self.topic or self.country):
            return self, {}
        used = TaggedEdition.objects.filter(tag=OuterRef("pk"), content_object__in=current)
        tags = Tag.objects.filter(
            Q(slug=self.topic, kind=Tag.Kind.TOPIC)
            | Q(country_code=self.country.upper() or "--", kind=Tag.Kind.PLACE)
        ).filter(Exists(used))
        names = {("country" if tag.country_code else "topic"): tag.name for tag in tags}
        unknown = [n for n in ("topic", "country") if getattr(self, n) and n not in names]
        emptied: dict[str, Any] = dict.fromkeys(unknown, "")
        return replace(self, ignored=(*self.ignored, *unknown), **emptied), names

    def found(self, current: EditionQuerySet) -> EditionQuerySet:
        """The editions that answer, in the order asked for."""
        rows = self.narrow(matching(current, self.query))
        return by_relevance(rows, self.query) if self.is_ranked else rows.newest()

    def narrow(self, editions: EditionQuerySet, but: str = "") -> EditionQuerySet:
        """By all choices, or all but one."""
        chosen = {name: value for name, value in self.chosen.items() if name != but}
        if "topic" in chosen:
            editions = editions.about(chosen["topic"])
        if "country" in chosen:
            editions = editions.on_country(chosen["country"].upper())
        if "type" in chosen:
            editions = editions.filter(type=chosen["type"])
        if "year" in chosen:
            editions = editions.published_in(int(chosen["year"]))
        return editions


Counts = dict[str, list[tuple[str, str, int]]]


def counted(asked: BriefsAsked, current: EditionQuerySet) -> Counts:
    """Key, name and number of editions of each value of each facet; one query.

    Each facet is counted under all other choices, so that it shows what another of
    its own values would give.
    """
    matched = matching(current, asked.query)
    left = {name: asked.narrow(matched, but=name) for name in FACETS}
    tagged = TaggedEdition.objects.order_by()
    topics = tagged.filter(content_object__in=left["topic"], tag__kind=Tag.Kind.TOPIC)
    countries = tagged.filter(content_object__in=left["country"]).exclude(tag__country_code="")
    years = Edition.objects.filter(pk__in=left["year"].values("pk"))
    types = Edition.objects.filter(pk__in=left["type"].values("pk"))
    branches = [
        _branch("topic", topics, F("tag__slug"), F("tag__name")),
        _branch("country", countries, Lower("tag__country_code"), F("tag__name")),
        _branch("year", years, _text(ExtractYear("published_at")), Value("")),
        _branch("type", types, F("type"), Value("")),
    ]
    found: Counts = {name: [] for name in FACETS}
    for name, key, label, number in branches[0].union(*branches[1:], all=True):
        found[name].append((key, label or key, number))
    return found


def _branch(name: str, rows: QuerySet[Any], key: Combinable, label: Combinable) -> QuerySet[Any]:
    named = rows.order_by().annotate(
        facet=Value(name, output_field=CharField()), key=_text(key), label=_text(label)
    )
    grouped: Any = named.values("facet", "key", "label").annotate(number=Count("pk"))
    counted: QuerySet[Any] = grouped.values_list("facet", "key", "label", "number")
    return counted


def _text(value: Combinable) -> Cast:
    return Cast(value, CharField())


def number_of(asked: BriefsAsked, counts: Counts) -> int:
    """How many editions answer, of which the counts of the types tell."""
    return sum(n for key, _, n in counts["type"] if asked.type in {"", key})


def in_order(name: str, values: Iterable[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Years from the last, all else from the most frequent."""
    if name == "year":
        return sorted(values, reverse=True)
    return sorted(values, key=lambda value: (-value[2], value[1].casefold(), value[0]))

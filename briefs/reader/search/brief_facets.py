"""What an address asks of the list of briefs: words, choices, an order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict

from briefs.edition import EditionQuerySet
from briefs.models import Brief, TaggedEdition
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

    def narrow(self, editions: EditionQuerySet, *but: str) -> EditionQuerySet:
        """By all choices, or all but some."""
        chosen = {name: value for name, value in self.chosen.items() if name not in but}
        if "topic" in chosen:
            editions = editions.about(chosen["topic"])
        if "country" in chosen:
            editions = editions.on_country(chosen["country"].upper())
        if "type" in chosen:
            editions = editions.filter(type=chosen["type"])
        if "year" in chosen:
            editions = editions.published_in(int(chosen["year"]))
        return editions

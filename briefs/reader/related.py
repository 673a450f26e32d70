"""Briefs that share topics, places and parties with one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from briefs.agreements.models import Agreement, Party
from briefs.models import Edition, EditionAgreement, TaggedEdition
from briefs.reader.nested import Rows
from briefs.tags import states

SHOWN = 4
POOL = 200  # the newest rows that share something, looked at by way of tags and of parties each


@dataclass(frozen=True, slots=True)
class Related:
    """A current edition and, in words, what it shares: topics and places, then parties."""

    edition: Edition
    shared: list[str]


def related(edition: Edition, tags: Iterable[int], countries: Iterable[str]) -> list[Related]:
    """The current editions of other briefs that share most, the newest of equals first.

    ``tags`` are the keys of the edition's tags, ``countries`` the ISO codes of the parties
    to the agreements it lists. One query, over at most twice :data:`POOL` editions.
    """
    tags, countries = sorted(tags), sorted(countries)
    if not tags and not countries:
        return []
    tagged = TaggedEdition.objects.filter(tag__in=tags)
    listed = EditionAgreement.objects.filter(
        agreement__in=Agreement.objects.public().filter(parties__country_code__in=countries)
    )
    pool = Q(pk__in=tagged.order_by("-content_object").values("content_object")[:POOL])
    pool |= Q(pk__in=listed.order_by("-edition").values("edition")[:POOL])
    found = (
        Edition.objects.current()
        .filter(pool)
        .exclude(brief=edition.brief_id)
        .annotate(
            shared_tags=Rows(_tags_of(tagged), name="tag__name"),
            shared_countries=Rows(_parties_of(countries).distinct(), code="country_code"),
            score=_number(_tags_of(tagged), "pk") + _number(_parties_of(countries), "country_code"),
        )
        .select_related("brief")
        .only("number", "published_at", "language", "title", "brief__slug")
        .order_by("-score", "-published_at", "-pk")
    )
    return [Related(one, _in_words(one)) for one in found[:SHOWN]]


def _tags_of(tagged: QuerySet[TaggedEdition]) -> QuerySet[TaggedEdition]:
    return tagged.filter(content_object=OuterRef("pk")).order_by("tag__name", "pk")


def _parties_of(countries: list[str]) -> QuerySet[Party]:
    return Party.objects.filter(
        agreement__edition_listings__edition=OuterRef("pk"),
        agreement__in=Agreement.objects.public(),
        country_code__in=countries,
    ).order_by("country_code")


def _number(rows: QuerySet[TaggedEdition] | QuerySet[Party], of: str) -> Coalesce:
    """How many there are, as part of the outer query; each value of ``of`` once."""
    counted = rows.order_by().annotate(all=F("pk") * 0).values("all")
    number = counted.annotate(number=Count(of, distinct=True)).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def _in_words(edition: Edition) -> list[str]:
    tags, countries = edition.shared_tags, edition.shared_countries  # type: ignore[attr-defined]
    names = [row["name"] for row in tags or []]
    codes = [row["code"] for row in countries or []]
    parties = (states.by_code(code) for code in codes)
    return list(dict.fromkeys([*names, *(state.name for state in parties if state)]))

"""What each further choice would leave of the list of briefs.

Counted by keys, and named afterwards: of many editions that is several times faster
than to count by names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Case, CharField, Count, Max, Min, Q, QuerySet, Value, When
from django.utils import timezone

from briefs.edition import EditionQuerySet
from briefs.models import Edition, TaggedEdition
from briefs.reader.search.brief_facets import FACETS, BriefsAsked
from briefs.reader.search.matching import matching
from briefs.tags.models import Tag

Counts = dict[str, list[tuple[str, str, int]]]
Numbers = Counter[tuple[str, Any]]


def counted(asked: BriefsAsked, current: EditionQuerySet) -> tuple[int, Counts]:
    """How many editions answer; key, name and number of each value of each facet.

    Each facet is counted under all other choices, so that it shows what another of
    its own values would give. Four queries; years and types are added up here.
    """
    matched = matching(current, asked.query)
    fits, years, types = _add_up(asked, _cells(asked.narrow(matched, "year", "type")))
    tags = _tags(asked, matched) if fits or asked.chosen else Counter()
    return fits, {
        **_named(tags),
        "year": [(year, year, number) for year, number in years.items()],
        "type": [(kind, kind, number) for kind, number in types.items()],
    }


def _cells(left: EditionQuerySet) -> list[tuple[str, str, int]]:
    """Year, type, and how many there are of both."""
    published = Edition.objects.filter(held_at=None)  # the ends of an index; no row is shown
    ends = published.aggregate(first=Min("published_at"), last=Max("published_at"))
    if ends["first"] is None:
        return []
    first, last = (timezone.localtime(ends[name]).year for name in ("first", "last"))
    # By ranges of moments: SQLite has no years of its own, and asks Python for each row.
    year = Case(
        *(When(published_at__year=n, then=Value(str(n))) for n in range(first, last + 1)),
        output_field=CharField(),
    )
    return list(_once(left).values_list(year, "type").annotate(number=Count("pk")))


def _tags(asked: BriefsAsked, matched: EditionQuerySet) -> Numbers:
    """How many editions have each topic and country, by the facet and the key of the tag."""
    if not (asked.topic or asked.country):
        rows = _of_tags(asked.narrow(matched), "")
    else:
        left = asked.narrow(matched, "topic"), asked.narrow(matched, "country")
        topics, countries = _of_tags(left[0], "topic"), _of_tags(left[1], "country")
        rows = topics.union(countries, all=True).order_by()
    return Counter({(name, tag): number for name, tag, number in rows})


def _of_tags(left: EditionQuerySet, name: str) -> QuerySet[Any]:
    facet = Value(name, output_field=CharField())
    rows: Any = _once(left).values_list(facet, "tagged_items__tag")
    counted: QuerySet[Any] = rows.annotate(number=Count("pk"))
    return counted


def _once(left: EditionQuerySet) -> EditionQuerySet:
    """The same editions without the joins to the tags that narrowed them, to be grouped."""
    if TaggedEdition._meta.db_table not in left.query.table_map:
        return left.order_by()
    return Edition.objects.filter(pk__in=left.order_by().values("pk")).order_by()


def _named(numbers: Numbers) -> Counts:
    has_page = Q(kind=Tag.Kind.TOPIC) | ~Q(country_code="")
    keys = {tag for _, tag in numbers if tag is not None}
    found: Counts = {name: [] for name in FACETS}
    for tag in Tag.objects.filter(has_page, pk__in=keys):
        name = "country" if tag.country_code else "topic"
        number = numbers[name, tag.pk] + numbers["", tag.pk]
        if number:
            found[name].append((tag.country_code.lower() or tag.slug, tag.name, number))
    return found


def _add_up(
    asked: BriefsAsked, cells: Iterable[tuple[str, str, int]]
) -> tuple[int, Counter[str], Counter[str]]:
    """How many fit both choices, and each year and each type under the other choice."""
    fits, years, types = 0, Counter[str](), Counter[str]()
    for year, kind, number in cells:
        if asked.type in {"", kind}:
            years[year] += number
            fits += number if asked.year in {"", year} else 0
        if asked.year in {"", year}:
            types[kind] += number
    return fits, years, types


def in_order(name: str, values: Iterable[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Years from the last, all else from the most frequent."""
    if name == "year":
        return sorted(values, reverse=True)
    return sorted(values, key=lambda value: (-value[2], value[1].casefold(), value[0]))

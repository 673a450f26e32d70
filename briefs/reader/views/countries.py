"""Countries: the list, one country, its feed."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from briefs.agreements import counting
from briefs.agreements.models import Agreement
from briefs.models import Edition
from briefs.reader import vocabulary
from briefs.reader.entries import entries, with_what_rows_show
from briefs.reader.facets import Asked
from briefs.reader.feeds import CountryFeed
from briefs.reader.pictures import cells_of, over_time
from briefs.reader.pictures.standing import Keys, topics_of
from briefs.reader.profile import partner_shares, partners_of, sort_of, topic_shares, with_numbers
from briefs.tags.models import Tag

BRIEFS = 8
AGREEMENTS = 20


def country_list(request: HttpRequest) -> HttpResponse:
    countries = with_numbers(vocabulary.countries(), "parties__country_code")
    return render(request, "reader/country_list.html", {"countries": countries})


def country(request: HttpRequest, code: str) -> HttpResponse:
    """Eight queries: the entries, what they stand under, the briefs, and the latest rows."""
    if code != code.lower():
        return redirect("country", code, permanent=True)
    iso = code.upper()
    agreements = Agreement.objects.public().between(iso)
    editions = list(Edition.objects.current().on_country(iso).with_tags().newest()[: BRIEFS + 1])
    rows = counting.rows_of(agreements)
    if not (editions or rows):
        raise Http404
    partners, (topics, names) = partners_of(agreements), topics_of(agreements)
    picture = over_time(cells_of(rows), by_kind=False)
    context = {
        "code": code,
        "sort": sort_of(iso),
        "name": partners.names.get((iso, "")) or _name_by_tag(editions, iso),
        "editions": editions[:BRIEFS],
        "has_more_editions": len(editions) > BRIEFS,
        "entries": entries(with_what_rows_show(agreements).newest()[:AGREEMENTS]),
        "entry_count": len(rows),
        "picture": picture,
        "tally": picture.whole,
        "query": Asked(parties=(code,)).query,
        "partners": partner_shares(rows, partners, iso),
        "topics": topic_shares(rows, topics, names, iso),
        "other_topics": _topics_of_briefs(editions, topics),
    }
    return render(request, "reader/country.html", context)


def _tags(editions: list[Edition]) -> Iterator[Tag]:
    return (item.tag for edition in editions for item in edition.tagged_items.all())


def _name_by_tag(editions: list[Edition], iso: str) -> str:
    return next(tag.name for tag in _tags(editions) if tag.country_code == iso)


def _topics_of_briefs(editions: list[Edition], known: Keys) -> list[Tag]:
    """The topics of these editions that no agreement of the country stands under."""
    counted = {slug for keys in known.values() for (slug,) in keys}
    found = {tag.pk: tag for tag in _tags(editions) if tag.kind == Tag.Kind.TOPIC}
    return sorted((t for t in found.values() if t.slug not in counted), key=lambda t: t.name)


def country_feed(request: HttpRequest, code: str) -> HttpResponse:
    if code != code.lower():
        return redirect("country_feed", code, permanent=True)
    editions = Edition.objects.current().on_country(code.upper())
    agreements = Agreement.objects.public().between(code.upper())
    if not (editions.exists() or agreements.exists()):
        raise Http404
    name = vocabulary.country_names().get(code.upper(), code.upper())
    return CountryFeed()(request, code=code.upper(), name=name)

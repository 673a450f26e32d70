"""Topics: the list, one topic, its feed."""

from __future__ import annotations

from collections.abc import Collection

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from briefs.agreements import counting
from briefs.agreements.models import Agreement
from briefs.models import Edition
from briefs.reader import vocabulary
from briefs.reader.entries import entries, with_what_rows_show
from briefs.reader.facets import Asked
from briefs.reader.feeds import TopicFeed
from briefs.reader.pictures import cells_of, over_time
from briefs.reader.pictures.standing import countries_of
from briefs.reader.profile import country_shares, with_numbers
from briefs.tags.models import Tag

BRIEFS = 8
AGREEMENTS = 20


def topic_list(request: HttpRequest) -> HttpResponse:
    topics = with_numbers(vocabulary.topics(), "tagged_items__tag__slug")
    return render(request, "reader/topic_list.html", {"topics": topics})


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Eight queries: the topic, the briefs, the entries, their countries, and the latest rows."""
    tag = Tag.objects.topics().filter(slug=slug).first()
    if tag is None:
        return redirect("topic", _topic(slug).slug, permanent=True)
    agreements = Agreement.objects.public().about(slug)
    editions = list(Edition.objects.current().about(slug).with_tags().newest()[: BRIEFS + 1])
    rows = counting.rows_of(agreements)
    if not (editions or rows):
        raise Http404
    countries, names = countries_of(agreements)
    picture = over_time(cells_of(rows), by_kind=False)
    context = {
        "topic": tag,
        "editions": editions[:BRIEFS],
        "has_more_editions": len(editions) > BRIEFS,
        "entries": entries(with_what_rows_show(agreements).newest()[:AGREEMENTS]),
        "entry_count": len(rows),
        "picture": picture,
        "tally": picture.whole,
        "query": Asked(area=slug).query,
        "countries": country_shares(rows, countries, names, slug),
        "other_countries": _countries_of_briefs(editions, names.keys()),
    }
    return render(request, "reader/topic.html", context)


def _countries_of_briefs(editions: list[Edition], known: Collection[str]) -> list[Tag]:
    """The countries of these editions that are party to no agreement on the topic."""
    tags = (item.tag for edition in editions for item in edition.tagged_items.all())
    found = {tag.pk: tag for tag in tags if tag.country_code and tag.country_code not in known}
    return sorted(found.values(), key=lambda tag: tag.name)


def topic_feed(request: HttpRequest, slug: str) -> HttpResponse:
    tag = _topic(slug)
    if tag.slug != slug:
        return redirect("topic_feed", tag.slug, permanent=True)
    return TopicFeed()(request, tag=tag)


def _topic(slug: str) -> Tag:
    """The topic at this address, or the one that it was merged into, if readers may know it.

    A topic that nothing public stands under is not there, nor is its former address.
    """
    topics = Tag.objects.topics()
    tag = topics.filter(slug=slug).first() or topics.filter(aliases__former_slug=slug).first()
    if tag is None:
        raise Http404
    in_use = Edition.objects.current().about(tag.slug), Agreement.objects.public().about(tag.slug)
    if not any(rows.exists() for rows in in_use):
        raise Http404
    return tag

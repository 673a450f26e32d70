"""Topics: the list, one topic, its feed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from briefs.agreements import counting
from briefs.agreements.models import Agreement
from briefs.models import Edition
from briefs.reader import vocabulary
from briefs.reader.entries import entries, with_what_rows_show
from briefs.reader.feeds import TopicFeed
from briefs.tags.models import Tag

BRIEFS = 8
AGREEMENTS = 20


def topic_list(request: HttpRequest) -> HttpResponse:
    return render(request, "reader/topic_list.html", {"topics": vocabulary.topics()})


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    tag = _topic(slug)
    if tag.slug != slug:
        return redirect("topic", tag.slug, permanent=True)
    editions = Edition.objects.current().about(slug)
    agreements = Agreement.objects.public().about(slug)
    context = {
        "topic": tag,
        "editions": editions.with_tags().newest()[:BRIEFS],
        "edition_count": editions.count(),
        "entries": entries(with_what_rows_show(agreements).newest()[:AGREEMENTS]),
        "tally": counting.tally(agreements),
        "countries": vocabulary.countries(editions, agreements),
    }
    return render(request, "reader/topic.html", context)


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

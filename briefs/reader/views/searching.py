"""Where readers search: the list of briefs, the page for everything, suggestions while typing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from briefs.models import Edition
from briefs.reader.search import Query, TookTooLong, bounded
from briefs.reader.search.brief_facets import BriefsAsked
from briefs.reader.search.everything import found_everywhere
from briefs.reader.search.results import brief_results
from briefs.reader.search.suggesting import suggestions_for
from briefs.reader.views.in_time import in_time
from briefs.reader.views.lists import framed


@in_time
def brief_list(request: HttpRequest) -> HttpResponse:
    asked = BriefsAsked.of(request.GET)
    results = brief_results(asked, Edition.objects.current(), request.GET.get("page"))
    context = {**framed(request, results.page), "results": results}
    return render(request, "reader/brief_list.html", context)


@in_time
def search(request: HttpRequest) -> HttpResponse:
    """Briefs, entries of the register, topics and countries on one page."""
    query = Query.of(request.GET.get("q") or "")
    context = {
        "query": query,
        "found": found_everywhere(query) if query else None,
        "canonical": request.build_absolute_uri(request.path),
    }
    return render(request, "reader/search.html", context)


def suggestions(request: HttpRequest) -> HttpResponse:
    """What a reader may mean by the beginning of a question, as JSON; nothing if it takes long."""
    query = Query.of(request.GET.get("q") or "")
    try:
        with bounded(seconds=1):
            found = suggestions_for(query) if query.required else []
    except TookTooLong:
        found = []
    answer = JsonResponse({"suggestions": found})
    answer["X-Robots-Tag"] = "noindex"
    patch_cache_control(answer, no_cache=True)
    return answer

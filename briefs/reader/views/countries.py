"""Countries: the list, one country, its feed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from briefs.agreements import counting
from briefs.agreements.models import Agreement
from briefs.models import Edition
from briefs.reader import vocabulary
from briefs.reader.entries import entries, with_what_rows_show
from briefs.reader.feeds import CountryFeed

BRIEFS = 8
AGREEMENTS = 20


def country_list(request: HttpRequest) -> HttpResponse:
    return render(request, "reader/country_list.html", {"countries": vocabulary.countries()})


def country(request: HttpRequest, code: str) -> HttpResponse:
    if code != code.lower():
        return redirect("country", code, permanent=True)
    editions = Edition.objects.current().on_country(code.upper())
    agreements = Agreement.objects.public().between(code.upper())
    subjects = {item.key: item for item in vocabulary.countries(editions, agreements)}
    if code not in subjects:
        raise Http404
    context = {
        "country": subjects.pop(code),
        "editions": editions.with_tags().newest()[:BRIEFS],
        "entries": entries(with_what_rows_show(agreements).newest()[:AGREEMENTS]),
        "tally": counting.tally(agreements),
        "partners": sorted(
            (item for item in subjects.values() if item.agreements), key=lambda p: -p.agreements
        ),
        "topics": vocabulary.topics(editions, agreements),
    }
    return render(request, "reader/country.html", context)


def country_feed(request: HttpRequest, code: str) -> HttpResponse:
    if code != code.lower():
        return redirect("country_feed", code, permanent=True)
    editions = Edition.objects.current().on_country(code.upper())
    agreements = Agreement.objects.public().between(code.upper())
    if not (editions.exists() or agreements.exists()):
        raise Http404
    name = vocabulary.country_names().get(code.upper(), code.upper())
    return CountryFeed()(request, code=code.upper(), name=name)

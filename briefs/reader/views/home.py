"""The first page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from briefs.agreements import counting
from briefs.agreements.models import Agreement
from briefs.models import Edition
from briefs.reader import vocabulary
from briefs.reader.entries import entries, with_what_rows_show

BRIEFS = 7
AGREEMENTS = 5


def home(request: HttpRequest) -> HttpResponse:
    public = Agreement.objects.public()
    latest = list(Edition.objects.current().with_tags().newest()[:BRIEFS])
    context = {
        "lead": latest[0] if latest else None,
        "latest": latest[1:],
        "tally": counting.tally(public),
        "entries": entries(with_what_rows_show(public).newest()[:AGREEMENTS]),
        "topics": vocabulary.topics(),
        "countries": vocabulary.countries(),
    }
    return render(request, "reader/home.html", context)

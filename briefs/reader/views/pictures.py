"""The pictures of the register, and the numbers behind each as CSV and JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from briefs.agreements import counting
from briefs.agreements.models import Agreement, AgreementQuerySet
from briefs.cells import safe
from briefs.reader.downloads.formats import BOM
from briefs.reader.facets import Asked, offered
from briefs.reader.ledger import in_order
from briefs.reader.pictures import areas_by_country, cells_in, cells_of, over_time, who_with_whom
from briefs.reader.pictures.data import (
    Line,
    area_rows,
    event_rows,
    over_time_rows,
    partner_rows,
)
from briefs.reader.pictures.standing import countries_of, topics_of
from briefs.reader.views.asking import asked_context
from briefs.reader.views.in_time import in_time


@in_time
def pictures(request: HttpRequest) -> HttpResponse:
    """All pictures of the entries that are asked for."""
    public = Agreement.objects.public()
    asked = Asked.of(request.GET)
    facets = offered(public, asked)
    found = asked.narrow(public)
    rows = counting.rows_of(found)
    (countries, called), (topics, areas) = countries_of(found), topics_of(found)
    picture = over_time(cells_of(rows))
    context = {
        **asked_context(request, facets),
        "tally": picture.whole,
        "picture": picture,
        "partners": who_with_whom(rows, countries, called),
        "areas": areas_by_country(rows, countries, topics, called, areas),
    }
    return render(request, "reader/pictures.html", context)


@require_safe
@in_time
def picture_data(request: HttpRequest, picture: str, ending: str) -> HttpResponse:
    """The numbers of one picture, for the same filters; 404 for a filter that is none."""
    asked = Asked.of(request.GET)
    if asked.ignored:
        raise Http404
    lines = PICTURES[picture](asked.narrow(Agreement.objects.public()))
    return _file(lines, f"agreements-{picture}", ending)


@require_safe
def event_data(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """The events of one public agreement."""
    public = Agreement.objects.public().prefetch_related("events__party")
    agreement = get_object_or_404(public, slug=slug)
    return _file(event_rows(in_order(agreement.events.all())), f"{slug[:80]}-events", ending)


def _time(found: AgreementQuerySet) -> list[Line]:
    return over_time_rows(cells_in(found))


def _partners(found: AgreementQuerySet) -> list[Line]:
    return partner_rows(counting.rows_of(found), *countries_of(found))


def _areas(found: AgreementQuerySet) -> list[Line]:
    (countries, called), (topics, areas) = countries_of(found), topics_of(found)
    return area_rows(counting.rows_of(found), countries, topics, called, areas)


PICTURES: dict[str, Callable[[AgreementQuerySet], list[Line]]] = {
    "over-time": _time,
    "who-with-whom": _partners,
    "areas-by-country": _areas,
}


def _file(lines: list[Line], name: str, ending: str) -> HttpResponse:
    if ending == "json":
        answer = HttpResponse(_json(lines), content_type="application/json")
    else:
        answer = HttpResponse(BOM, content_type="text/csv; charset=utf-8; header=present")
        if lines:
            writer = csv.DictWriter(answer, fieldnames=list(lines[0]))
            writer.writeheader()
            writer.writerows({key: _cell(value) for key, value in line.items()} for line in lines)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _cell(value: Any) -> str:
    return safe(str(value).lower() if isinstance(value, bool) else str(value))


def _json(lines: list[Line]) -> str:
    return json.dumps(lines, ensure_ascii=False, indent=1) + "\n"

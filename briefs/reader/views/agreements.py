"""The register of agreements: the ledger, one agreement, the method."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from briefs.agreements.models import Agreement
from briefs.models import Edition
from briefs.reader import chart
from briefs.reader.downloads import COLUMNS
from briefs.reader.entries import entries, entry, with_what_a_page_shows, with_what_rows_show
from briefs.reader.facets import Asked, offered
from briefs.reader.ledger import ledger, timeline
from briefs.reader.pictures import cells_in, over_time, track
from briefs.reader.search.marked_entries import marked_entries
from briefs.reader.views.asking import advice_on, asked_context
from briefs.reader.views.errors import gone
from briefs.reader.views.in_time import in_time
from briefs.reader.views.lists import page_of

ON_A_PAGE = 50


@in_time
def register(request: HttpRequest) -> HttpResponse:
    public = Agreement.objects.public()
    asked = Asked.of(request.GET)
    facets = offered(public, asked)
    found = asked.narrow(public) if facets.entries else Agreement.objects.none()
    picture = over_time(cells_in(found), by_kind=False)
    rows = asked.in_order(with_what_rows_show(found))
    page = page_of(request, rows, ON_A_PAGE, facets.entries)
    context = {
        **asked_context(request, facets),
        "page": page,
        "entries": marked_entries(entries(page.object_list), asked.words),
        "advice": None if facets.entries else advice_on(asked, public),
        "tally": picture.whole,
        "picture": picture,
        "bars": chart.by_kind(picture.kinds, asked),
    }
    if page.number > 1 and not asked.pairs:
        context["canonical"] += f"?page={page.number}"
    return render(request, "reader/register.html", context)


def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    public = Agreement.objects.public()
    row: Any = with_what_a_page_shows(public).filter(slug=slug).first()
    if row is None:
        return _withdrawn(request, slug)
    shown = entry(row)
    steps = timeline(shown)
    context = {
        "entry": shown,
        "ledger": ledger(shown),
        "timeline": steps,
        "track": track([step.event for step in steps]),
        "members": public.filter(group=row).newest() if shown.members else [],
        "topics": [item.tag for item in row.tagged_items.all()],
        "identifiers": row.identifiers.all() if row.has_identifiers else [],
        "corrections": row.corrections.all() if row.has_corrections else [],
        "editions": Edition.objects.current().speaking_of(row).select_related("brief").newest(),
    }
    return render(request, "reader/agreement.html", context)


def method(request: HttpRequest) -> HttpResponse:
    register_address = request.build_absolute_uri(reverse("register"))
    context = {"columns": COLUMNS, "register_address": register_address}
    return render(request, "reader/method.html", context)


def _withdrawn(request: HttpRequest, slug: str) -> HttpResponse:
    row = Agreement.objects.tombstones().filter(slug=slug).first()
    if row is None:
        raise Http404
    return gone(request, what="agreement", when=row.withdrawn_at, why=row.withdrawal_reason)

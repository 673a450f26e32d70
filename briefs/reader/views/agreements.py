"""The register of agreements: the ledger, one agreement, the method."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from briefs.agreements import counting
from briefs.agreements.models import Agreement
from briefs.models import Edition
from briefs.reader import chart, vocabulary
from briefs.reader.entries import entries, entry, with_what_claims_show, with_what_rows_show
from briefs.reader.forms import RegisterFilter
from briefs.reader.ledger import ledger, timeline
from briefs.reader.views.errors import gone
from briefs.reader.views.lists import framed, page_of

ON_A_PAGE = 50


def register(request: HttpRequest) -> HttpResponse:
    public = Agreement.objects.public()
    form = RegisterFilter(request.GET, public)
    found = form.narrow(public)
    tally = counting.tally(found)
    page = page_of(request, with_what_rows_show(found).newest(), ON_A_PAGE)
    context = {
        **framed(request, form, page),
        "entries": entries(page.object_list),
        "tally": tally,
        "bars": chart.by_kind(tally.instruments),
    }
    return render(request, "reader/register.html", context)


def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    public = Agreement.objects.public()
    row = (
        with_what_claims_show(public)
        .prefetch_related("events__party", "identifiers", "corrections")
        .filter(slug=slug)
        .first()
    )
    if row is None:
        return _withdrawn(request, slug)
    shown = entry(row)
    context = {
        "entry": shown,
        "ledger": ledger(shown, vocabulary.country_names()),
        "timeline": timeline(shown),
        "members": public.filter(group=row).newest(),
        "topics": vocabulary.topics(Edition.objects.none(), public.filter(pk=row.pk)),
        "editions": Edition.objects.current().speaking_of(row).with_tags().newest(),
    }
    return render(request, "reader/agreement.html", context)


def method(request: HttpRequest) -> HttpResponse:
    return render(request, "reader/method.html")


def _withdrawn(request: HttpRequest, slug: str) -> HttpResponse:
    row = Agreement.objects.tombstones().filter(slug=slug).first()
    if row is None:
        raise Http404
    return gone(request, what="agreement", when=row.withdrawn_at, why=row.withdrawal_reason)

"""The log of what was corrected in public entries."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from briefs.agreements.models import Agreement, Correction
from briefs.reader.views.lists import page_of

ON_A_PAGE = 50


def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction of an entry that is public, the latest first; and what was withdrawn."""
    public = Agreement.objects.public()
    log = Correction.objects.filter(agreement__in=public).select_related("agreement")
    page = page_of(request, log.order_by("-made_at", "-pk"), ON_A_PAGE)
    context = {"page": page, "withdrawn": _withdrawn() if page.number == 1 else []}
    if page.number > 1:
        context["canonical"] = request.build_absolute_uri(f"{request.path}?page={page.number}")
    return render(request, "reader/corrections.html", context)


def _withdrawn() -> list[Agreement]:
    gone = Agreement.objects.tombstones().order_by("-withdrawn_at", "-pk")
    return list(gone.only("slug", "withdrawn_at", "withdrawal_reason")[:ON_A_PAGE])

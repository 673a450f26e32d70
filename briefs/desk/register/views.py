"""What the page of an entry asks the server for while somebody works on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from briefs.agreements.checking import (
    Check,
    checks_of_passage,
    checks_of_text,
    places_of_quote,
)
from briefs.agreements.models import Agreement, Evidence
from briefs.desk.register.asked import LONGEST_SOUGHT, number
from briefs.desk.register.forms import PassageForm, TextForm
from briefs.desk.register.pane import pane_of
from briefs.sources.models import Source

# Both: a check tells whether words stand in a source, which is private.
checker = permission_required(
    ["agreements.change_agreement", "sources.view_source"], raise_exception=True
)
reader = permission_required(
    ["agreements.view_agreement", "sources.view_source"], raise_exception=True
)


@require_POST
@checker
def check_passage(request: HttpRequest) -> HttpResponse:
    """Checks A and B of one row of evidence as it is typed."""
    form = PassageForm(request.POST)
    if not form.is_valid():
        return _unreadable(form)
    data = form.cleaned_data
    source = get_object_or_404(Source.objects.only("text"), pk=data["source"])
    checks = checks_of_passage(
        aspect=data["aspect"],
        value=data["value"],
        quote=data["quote"],
        text=source.text,
        start=data["start"],
        inferred=data["basis"] == Evidence.Basis.INFERRED,
    )
    places = [asdict(place) for place in places_of_quote(source.text, data["quote"])]
    return _told(checks, places=places if len(places) > 1 else [])


@require_POST
@checker
def check_text(request: HttpRequest) -> HttpResponse:
    """Whether a title or a note is in the sources' own words."""
    form = TextForm(request.POST)
    if not form.is_valid():
        return _unreadable(form)
    texts = Source.objects.filter(pk__in=form.cleaned_data["sources"]).order_by("pk")
    return _told(checks_of_text(form.cleaned_data["text"], texts.values_list("text", flat=True)))


@never_cache
@require_safe
@reader
def sources(request: HttpRequest, pk: int) -> HttpResponse:
    """The sources beside an entry, another one of them open; ``pk`` 0 for one not yet saved."""
    agreement = get_object_or_404(Agreement, pk=pk) if pk else None
    pane = pane_of(
        agreement,
        wanted=number(request.GET.get("source")),
        sought=request.GET.get("q", "").strip()[:LONGEST_SOUGHT],
    )
    may_change = request.user.has_perm("agreements.change_agreement")
    response = render(request, "desk/register/_pane.html", {"pane": pane, "may_change": may_change})
    response["X-Robots-Tag"] = "noindex"
    return response


def _told(checks: Iterable[Check], **more: object) -> JsonResponse:
    return JsonResponse({"checks": [asdict(check) for check in checks], **more})


def _unreadable(form: forms.Form) -> JsonResponse:
    said = " ".join(str(one) for errors in form.errors.values() for one in errors)
    return JsonResponse({"checks": [asdict(Check("not checked", False, said))]}, status=400)

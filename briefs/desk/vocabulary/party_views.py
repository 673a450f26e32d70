"""The parties over all agreements: listed, those that may be one, and spelt in one way."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from briefs.agreements.models import Party
from briefs.agreements.models.distinct import say_distinct
from briefs.agreements.spelling import Spelling, likely_same_parties
from briefs.desk.vocabulary.seen import keys_of

ON_A_PAGE = 100
PAIRS_ON_A_PAGE = 40


@require_safe
@permission_required("agreements.view_party", raise_exception=True)
def parties(request: HttpRequest) -> HttpResponse:
    """Each spelling of a party, and how many entries have it."""
    words, kind = request.GET.get("q", "").strip()[:100], request.GET.get("kind", "")
    only_private = request.GET.get("seen") == "private"
    rows = Party.objects.all()
    for word in words.split():
        rows = rows.filter(name__icontains=word)
    if kind in Party.Kind.values:
        rows = rows.filter(kind=kind)
    spelt = rows.spellings().order_by("name", "kind", "country_code")
    if only_private:
        spelt = spelt.filter(public=0)
    page = Paginator(spelt, ON_A_PAGE).get_page(request.GET.get("page"))
    asked = {"q": words, "kind": kind, "seen": "private" if only_private else ""}
    return shown(
        request,
        "parties",
        "Parties",
        page=page,
        lines=[_line(row) for row in page.object_list],
        kinds=Party.Kind.choices,
        query=f"{urlencode({name: value for name, value in asked.items() if value})}&",
        **asked,
    )


@require_safe
@permission_required("agreements.change_party", raise_exception=True)
def alike(request: HttpRequest) -> HttpResponse:
    """Pairs of spellings that are likely one party's, the surest first."""
    listed = Paginator(likely_same_parties(), PAIRS_ON_A_PAGE)
    page = listed.get_page(request.GET.get("page"))
    keys = {key for pair in page.object_list for key in (pair.one, pair.other)}
    # The rows stand for their spellings; the counts are those of all rows so spelt.
    names = Party.objects.filter(pk__in=keys).order_by().values("name")
    spelt = Party.objects.filter(name__in=names).spellings()
    lines = {row["row"]: _line(row) for row in spelt if row["row"] in keys}
    pairs = [
        {"parties": [lines[pair.one], lines[pair.other]], "reason": pair.reason}
        for pair in page.object_list
        if pair.one in lines and pair.other in lines
    ]
    title = "Parties that may be the same"
    return shown(request, "parties_alike", title, page=page, pairs=pairs)


@require_POST
@permission_required("agreements.change_party", raise_exception=True)
def distinct(request: HttpRequest) -> HttpResponse:
    """Two parties are not the same: remembered, and not offered again."""
    rows = Party.objects.filter(pk__in=keys_of(request.POST.getlist("party"))).order_by("pk")
    keys = list(dict.fromkeys(Spelling.of(row).key for row in rows))
    if len(keys) == 2:
        say_distinct(one=keys[0], other=keys[1], by=request.user)
        names = " and ".join(f"“{row}”" for row in rows)
        messages.success(request, f"{names} are not the same; they are not offered again.")
    else:
        messages.warning(request, "One of the two is gone; there is nothing to tell apart.")
    return redirect("admin:vocabulary_parties_alike")


def _line(row: dict[str, Any]) -> dict[str, Any]:
    spelling = Spelling(row["name"], row["kind"], row["country_code"])
    return {
        "spelling": spelling,
        "row": row["row"],
        "public": row["public"],
        "private": row["private"],
    }


def shown(request: HttpRequest, name: str, title: str, **more: Any) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": title, "here": name, **more}
    return render(request, f"desk/vocabulary/{name}.html", context)

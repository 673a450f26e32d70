"""The page of an author: the current editions that bear the name."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from briefs.models import Author, Edition
from briefs.reader.views.lists import page_of

ON_A_PAGE = 20


def author(request: HttpRequest, slug: str) -> HttpResponse:
    """Named as on the newest of them: the author's own record is the editors' working copy."""
    editions = Edition.objects.current().by(slug)
    page = page_of(request, editions.with_tags().newest(), ON_A_PAGE)
    uid = Author.objects.filter(slug=slug).values_list("uid", flat=True).first()
    newest = editions.newest().first()
    if newest is None or uid is None:
        raise Http404
    printed = next(row for row in newest.authors if row.get("uid") == str(uid))
    context = {"author": printed, "page": page, "canonical": _address(request, page.number)}
    return render(request, "reader/author.html", context)


def _address(request: HttpRequest, number: int) -> str:
    return request.build_absolute_uri(request.path + (f"?page={number}" if number > 1 else ""))

"""Pages for what is gone and for what went wrong."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader

PLAIN = "Something went wrong on our side. Please try again in a few minutes."


def gone(request: HttpRequest, *, what: str, when: datetime | None, why: str) -> HttpResponse:
    """410: readers saw it, and it was withdrawn, on this day and for this reason."""
    context = {"what": what, "withdrawn_at": when, "reason": why}
    return render(request, "410.html", context, status=410)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, without the database, and in plain text if even the template fails."""
    try:
        page = loader.render_to_string("500.html", {"site_name": settings.SITE_NAME})
    except Exception:
        return HttpResponseServerError(PLAIN, content_type="text/plain; charset=utf-8")
    return HttpResponseServerError(page)

"""Pages for what is gone and for what went wrong."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseForbidden,
    HttpResponseServerError,
)
from django.shortcuts import render
from django.template import loader

PLAIN = "Something went wrong on our side. Please try again in a few minutes."


def gone(request: HttpRequest, *, what: str, when: datetime | None, why: str) -> HttpResponse:
    """410: readers saw it, and it was withdrawn, on this day and for this reason."""
    context = {"what": what, "withdrawn_at": when, "reason": why}
    return render(request, "410.html", context, status=410)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, without the database."""
    return HttpResponseBadRequest(_page("400.html"))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, without the database."""
    return HttpResponseForbidden(_page("403.html"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was sent from elsewhere or kept too long."""
    return HttpResponseForbidden(_page("403_csrf.html"))


def server_error(request: HttpRequest) -> HttpResponse:
    """500, without the database, and in plain text if even the template fails."""
    try:
        page = _page("500.html")
    except Exception:
        return HttpResponseServerError(PLAIN, content_type="text/plain; charset=utf-8")
    return HttpResponseServerError(page)


def _page(template: str) -> str:
    return loader.render_to_string(template, {"site_name": settings.SITE_NAME})

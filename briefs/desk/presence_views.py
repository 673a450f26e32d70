"""An open page tells that it is open, and is told who else is there."""

from __future__ import annotations

import base64
import re

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from briefs import presence
from briefs.presence import Presence

# As :func:`briefs.presence.name_of` names a record: app, model and key.
RECORD = re.compile(r"([a-z]{1,40})\.([a-z]{1,40})\.[0-9]{1,18}")
DOT = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


@never_cache
def who(request: HttpRequest, record: str) -> HttpResponse:
    """Who else has the record open: for the script of its page, or as a page of its own."""
    others = _noted(request, record, tells=request.method == "POST")
    if request.method == "POST":
        presence.sweep()
        return JsonResponse({"others": [str(one) for one in others]})
    context = {**admin.site.each_context(request), "title": "Who has this open", "others": others}
    return render(request, "desk/presence.html", context)


@never_cache
def seen(request: HttpRequest, record: str) -> HttpResponse:
    """An image of one transparent dot: a page without JavaScript tells so that it is open."""
    _noted(request, record, tells=False)
    return HttpResponse(DOT, content_type="image/gif")


def _noted(request: HttpRequest, record: str, *, tells: bool = True) -> list[Presence]:
    """Note that the record is open, and who else is there; who may not change it is not."""
    match = RECORD.fullmatch(record)
    if match is None or not request.user.has_perm(f"{match[1]}.change_{match[2]}"):
        raise Http404("There is no such record.")
    return presence.note(record, request.user, tells=tells)

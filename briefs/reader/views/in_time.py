"""Pages that are given up when their questions to the database take too long."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from briefs.reader.search import TookTooLong, bounded

P = ParamSpec("P")


def in_time(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Answer 503, to be tried again, with a page that says so."""

    @wraps(view)
    def bound(*args: P.args, **named: P.kwargs) -> HttpResponse:
        request = cast(HttpRequest, args[0])
        try:
            with bounded(by_words=bool(request.GET.get("q"))):
                return view(*args, **named)
        except TookTooLong:
            answer = render(request, "reader/took_too_long.html", status=503)
            answer["Retry-After"] = "30"
            return answer

    return bound

"""Doing something as a person at a known address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.test import RequestFactory

from briefs.audit.models import Act
from briefs.audit.whence import remembered

ADDRESS = "203.0.113.7"


def as_person(user: Any, do: Callable[[], Any]) -> list[Act]:
    """The acts that this leaves when a request of ``user`` does it, the oldest first."""
    last = Act.objects.newest().first()
    request = RequestFactory(headers={"user-agent": "Browser"}).get("/", REMOTE_ADDR=ADDRESS)
    request.user = user
    try:
        remembered(lambda _: HttpResponse(str(do())))(request)
    finally:
        acts = Act.objects.after(last) if last else Act.objects.all()
    return list(acts.order_by("at", "pk"))


def told(acts: list[Act]) -> list[tuple[str, str]]:
    return [(act.act, act.subject_kind) for act in acts]

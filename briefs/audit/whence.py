"""From where something is done: the request that is being answered, or the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

LONGEST_AGENT = 200
COMMAND_LINE = "command line"
_PROGRAMS = {"manage.py", "django-admin", "__main__.py"}
_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


@dataclass(frozen=True, slots=True)
class Whence:
    """Who is logged in (or nobody), the address of their machine, and what they use."""

    user: Any
    address: str | None
    agent: str


OF_ITSELF = Whence(None, None, "the site itself")


def remembered(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware that lets :func:`whence` know the request while it is answered."""

    def remember(request: HttpRequest) -> HttpResponse:
        token = _request.set(request)
        try:
            return get_response(request)
        finally:
            _request.reset(token)

    return remember


def whence() -> Whence:
    request = _request.get()
    if request is None:
        return Whence(None, None, command())
    user = getattr(request, "user", None)
    is_known = user is not None and user.is_authenticated
    agent = "".join(char for char in request.headers.get("User-Agent", "") if char.isprintable())
    return Whence(user if is_known else None, address_of(request), agent[:LONGEST_AGENT])


def address_of(request: HttpRequest) -> str | None:
    """The address of the machine that asks, if it is known.

    A proxy of our own adds the address that it was asked from at the end of
    ``X-Forwarded-For``; what stands before that anyone may have written.
    """
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    last = forwarded.rsplit(",", 1)[-1].strip()
    return _plain(last) or _plain(request.META.get("REMOTE_ADDR", ""))


def _plain(address: str) -> str | None:
    """An address without its port and its zone, as both databases take it."""
    if address.startswith("["):
        address = address[1:].partition("]")[0]
    elif address.count(":") == 1:
        address = address.partition(":")[0]
    try:
        return str(ip_address(address.partition("%")[0]))
    except ValueError:
        return None


def command() -> str:
    """“command line” and which command: its name alone, for its options may be secret."""
    program, *arguments = sys.argv or [""]
    is_ours = Path(program).name in _PROGRAMS and bool(arguments)
    return f"{COMMAND_LINE}: {arguments[0]}"[:LONGEST_AGENT] if is_ours else COMMAND_LINE

"""Who came to the desk, who left it, and who was turned away."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest

from briefs import audit

LONGEST_NAME = 150


def note_log_in(request: HttpRequest, *, is_in: bool) -> None:
    """What became of a login form. A failed one names the account only if there is one:
    what was typed in its place may be a password."""
    if is_in:
        person: Any = request.user
        audit.note(act=audit.Verb.LOGGED_IN, subject=person, by=person)
        return
    account = _account(request.POST.get("username", ""))
    details = "" if account else "There is no such account."
    audit.note(act=audit.Verb.LOG_IN_FAILED, subject=account, details=details)


def note_log_out(request: HttpRequest) -> None:
    person: Any = request.user
    audit.note(act=audit.Verb.LOGGED_OUT, subject=person, by=person)


def note_new_password(request: HttpRequest) -> None:
    person: Any = request.user
    audit.note(act=audit.Verb.PASSWORD_CHANGED, subject=person, by=person)


def _account(typed: str) -> User | None:
    if not typed.isprintable() or len(typed) > LONGEST_NAME:
        return None
    return User.objects.filter(username=typed).first()

"""A form that was sent after its login was lost: it waits on the pages that follow, stored nowhere.

It goes through the login as one hidden field, and is then offered to be sent once more.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from briefs.reader.views import errors

FIELD = "sent"
# What a form carries along; keys and counts, which are numbers, say nothing either.
_SILENT = ("based_on", "typed_by", "desk-visit", "post", "_FORMS")
ANOTHER = (
    "What waits on this page was typed by another account. Log in with that account to go on "
    "with it."
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as a browser sent it: its address, its fields in their order, and whether
    files came with it, which only the browser can send again."""

    address: str
    fields: list[tuple[str, str]]
    has_files: bool = False

    @classmethod
    def of(cls, request: HttpRequest) -> Sent | None:
        """What a request to the desk brought, unless it is nothing, or a password."""
        if request.method != "POST" or not _is_of_the_desk(request.path):
            return None
        if FIELD in request.POST:  # a login that was sent in vain itself
            return cls.waiting(request)
        names = [name for name in request.POST if name != "csrfmiddlewaretoken"]
        if not names or any("password" in name for name in names):
            return None
        fields = [(name, value) for name in names for value in request.POST.getlist(name)]
        files = any(file for file in request.FILES.values())
        return cls(request.get_full_path(), fields, files)

    @classmethod
    def waiting(cls, request: HttpRequest) -> Sent | None:
        """What waits in a login form; nothing if it is no form of the desk."""
        try:
            address, fields, has_files = json.loads(request.POST.get(FIELD, ""))
            pairs = [(str(name), str(value)) for name, value in fields]
        except (ValueError, TypeError):
            return None
        is_own = isinstance(address, str) and _is_of_the_desk(address)
        return cls(address, pairs, bool(has_files)) if is_own else None

    def as_text(self) -> str:
        return json.dumps([self.address, self.fields, self.has_files], ensure_ascii=False)

    @property
    def is_of_a_record(self) -> bool:
        return any(name == "based_on" for name, _ in self.fields)

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What a person can read of it: the name of each field and the words typed in it."""
        read = [
            (name, value)
            for name, value in self.fields
            if value.strip() and not value.isdecimal() and not name.startswith("_")
        ]
        return [
            (name.replace("_", " ").replace("-", " ").capitalize(), value)
            for name, value in read
            if "__prefix__" not in name and not name.endswith(_SILENT)
        ]

    def may_be_seen_by(self, user: Any) -> bool:
        """A machine may be shared: what one account typed is no other's to see."""
        typed_by = dict(self.fields).get("typed_by", "")
        return typed_by in ("", str(user.pk))


class LogInForm(AdminAuthenticationForm):
    """The login of the desk; what waits for one account lets no other one in."""

    def confirm_login_allowed(self, user: Any) -> None:
        super().confirm_login_allowed(user)
        sent = Sent.waiting(self.request) if self.request is not None else None
        if sent is not None and not sent.may_be_seen_by(user):
            raise ValidationError(ANOTHER, code="another_account")


def log_in_first(request: HttpRequest, sent: Sent) -> HttpResponse:
    """The login page, on which the form waits."""
    context = {
        **admin.site.each_context(request),
        "title": "Log in",
        "subtitle": None,
        "app_path": reverse("admin:login"),
        "next": reverse("admin:index"),
        "sent": sent,
    }
    view = LoginView(template_name="admin/login.html", extra_context=context)
    view.setup(request)
    page = view.render_to_response(view.get_context_data(form=LogInForm(request)))
    page.status_code = 403
    return page


def send_again(request: HttpRequest, sent: Sent, *, status: int = 200) -> HttpResponse:
    """What was typed, to be read, copied, and sent once more."""
    context = {**admin.site.each_context(request), "title": "Not saved yet", "sent": sent}
    return render(request, "desk/send_again.html", context, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form of the desk whose login is another one by now; for all else the public page.

    Only what the browser itself says comes from a page of this site is shown again.
    """
    here = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    sent = Sent.of(request) if request.headers.get("Origin") in here else None
    if sent is None:
        return errors.csrf_failure(request, reason)
    if admin.site.has_permission(request) and sent.may_be_seen_by(request.user):
        return send_again(request, sent, status=403)
    return log_in_first(request, sent)


def _is_of_the_desk(address: str) -> bool:
    return address.startswith(reverse("admin:index"))

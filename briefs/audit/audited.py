"""Whatever is saved or deleted in the admin is noted, in the transaction that does it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from briefs.audit.noting import note
from briefs.audit.verbs import Verb

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin

CARRIED = {"based_on", "made_as", "typed_by"}  # what a form says of itself


class Audited(ModelAdmin):
    """A model admin that notes each act beside Django's own entry."""

    is_audited = True  # its pages lead to what was done to the row

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        note(act=Verb.CREATED, subject=obj, by=request.user)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        note(act=Verb.SAVED, subject=obj, by=request.user, details=in_words(message))
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        for row in queryset:
            note(act=Verb.DELETED, subject=row, by=request.user)
        return super().log_deletions(request, queryset)


def in_words(message: Any) -> str:
    """Which fields and rows were changed; what is in them is not said.

    ``message`` is what ``ModelAdmin.construct_change_message`` makes, or words.
    """
    if isinstance(message, str):
        return message
    return "; ".join(_parts(message)) or "nothing changed"


def _parts(message: Iterable[dict[str, dict[str, Any]]]) -> Iterable[str]:
    for part in message:
        for verb, told in part.items():
            fields = ", ".join(name for name in told.get("fields", []) if name not in CARRIED)
            name = told.get("name", "")
            if name:
                yield f"{name} {verb} ({fields})" if fields else f"{name} {verb}"
            elif fields:
                yield f"{verb} {fields}"

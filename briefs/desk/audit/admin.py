"""The log among the desk's records; it is only read."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import path

from briefs.audit.models import Act
from briefs.desk.audit import views
from briefs.desk.audit.exporting import FORMATS
from briefs.record_admin import ReadOnlyAdmin


@admin.register(Act)
class ActAdmin(ReadOnlyAdmin):
    fields = [name for name in Act.FROZEN if name != "uid"]

    def get_urls(self) -> list[Any]:
        exports = [
            path(
                f"export.{ending}",
                self.admin_site.admin_view(views.export),
                {"ending": ending},
                name=f"audit_act_{ending}",
            )
            for ending in FORMATS
        ]
        return exports + super().get_urls()

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A page of its own: Django's counts all rows, which takes long where there are many."""
        return views.acts(request)

"""Runs of the importer at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from briefs.importer.models import Import, ImportItem
from briefs.record_admin import ReadOnlyAdmin, RowInline


class ItemInline(RowInline):
    model = ImportItem
    can_delete = False
    fields = ["name", "outcome", "reason", "draft"]
    readonly_fields = ["name", "outcome", "reason", "draft"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportItem]:
        return super().get_queryset(request).select_related("brief")

    @admin.display(description="draft")
    def draft(self, item: ImportItem) -> str:
        if item.brief is None:
            return "none"
        address = reverse("admin:briefs_brief_change", args=[item.brief.pk])
        return format_html('<a href="{}">{}</a>', address, item.brief.title)


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin):
    list_display = ["started_at", "origin", "created", "unchanged", "rejected", "started_by"]
    list_select_related = ["started_by"]
    ordering = ["-started_at", "-pk"]
    date_hierarchy = "started_at"
    search_fields = ["origin", "items__name"]
    fields = ["started_at", "finished_at", "started_by", "origin"]
    readonly_fields = ["started_at", "finished_at", "started_by", "origin"]
    inlines = [ItemInline]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("importer.add_import")

    def add_view(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """A run is made by handing documents in."""
        return redirect("admin:import_documents")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Import]:
        counts = {
            f"{outcome}_count": Count("items", filter=Q(items__outcome=outcome))
            for outcome in ImportItem.Outcome.values
        }
        runs: QuerySet[Import] = super().get_queryset(request).annotate(**counts)
        return runs

    @admin.display(description="created", ordering="created_count")
    def created(self, run: Any) -> int:
        return int(run.created_count)

    @admin.display(description="unchanged", ordering="unchanged_count")
    def unchanged(self, run: Any) -> int:
        return int(run.unchanged_count)

    @admin.display(description="rejected", ordering="rejected_count")
    def rejected(self, run: Any) -> int:
        return int(run.rejected_count)

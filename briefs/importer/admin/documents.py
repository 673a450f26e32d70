"""What became of each document of a run."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from briefs.importer.models import Import, ImportItem
from briefs.importer.reporting.ways import way_on
from briefs.record_admin import ReadOnlyAdmin

ITEMS = "name", "outcome", "reason", "undone", "undone_note"
OTHERS = "run__started_at", "brief__title"


def shown_of(items: QuerySet[ImportItem]) -> QuerySet[ImportItem]:
    """Only what a list shows: an item keeps all that its document gave."""
    return items.select_related("brief", "run").only(*ITEMS, *OTHERS)


def list_of(run: Import, **values: str) -> str:
    """The address of the list of a run's documents with these values."""
    asked = {"run__id__exact": run.pk, **{f"{name}__exact": v for name, v in values.items()}}
    return f"{reverse('admin:importer_importitem_changelist')}?{urlencode(asked)}"


@admin.register(ImportItem)
class ImportItemAdmin(ReadOnlyAdmin):
    """Documents of one run or of all; each has all that there is to say in its row."""

    list_display = ["name", "outcome", "reason", "draft", "what_undoing_did", "of_run"]
    list_display_links = None
    list_filter = ["outcome", "undone"]
    search_fields = ["name", "reason"]
    search_help_text = "Name of the document, or reason"
    readonly_fields = ("name", "outcome", "reason", "draft", "what_undoing_did", "of_run")
    fields = readonly_fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportItem]:
        return shown_of(super().get_queryset(request))

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ("pk",) if "run__id__exact" in request.GET else ("-pk",)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        number = request.GET.get("run__id__exact", "")
        run = Import.objects.filter(pk=number).first() if number.isdecimal() else None
        title = {"title": f"{run}: its documents"} if run else {}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    @admin.display(description="draft")
    def draft(self, item: ImportItem) -> str:
        if item.brief is None:
            return "none"
        address = way_on(item.outcome, item.brief_id)
        return format_html('<a href="{}">{}</a>', address, item.brief.title)

    @admin.display(description="undone")
    def what_undoing_did(self, item: ImportItem) -> str:
        return f"kept: {item.undone_note}" if item.undone_note else item.get_undone_display()

    @admin.display(description="import")
    def of_run(self, item: ImportItem) -> str:
        page = reverse("admin:importer_import_change", args=[item.run_id])
        return format_html('<a href="{}">{}</a>', page, item.run)

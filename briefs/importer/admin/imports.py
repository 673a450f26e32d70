"""Runs of the importer at the desk."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.html import format_html

from briefs.importer.admin.documents import list_of, shown_of
from briefs.importer.models import Import, ImportItem
from briefs.importer.reporting.ways import way_on
from briefs.record_admin import ReadOnlyAdmin

SHOWN = 50  # documents on the page of a run; all of them have a list of their own


def may_undo(user: Any, run: Import) -> bool:
    """Whoever started the run, or may delete imports; and it is not undone yet."""
    if run.undone_at is not None:
        return False
    own = run.started_by_id == user.pk and user.has_perm("importer.add_import")
    return bool(own or user.has_perm("importer.delete_import"))


class CountedRuns(ChangeList):
    """The outcomes of the runs of one page, in one query: a run may have thousands of items."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        runs = list(self.result_list)
        rows = ImportItem.objects.filter(run__in=[run.pk for run in runs]).order_by()
        counts: dict[int, Counter[str]] = defaultdict(Counter)
        for run, outcome, number in rows.values_list("run", "outcome").annotate(n=Count("pk")):
            counts[run][outcome] = number
        for run in runs:
            run.counts = counts[run.pk]
        self.result_list = runs


def _number_of(outcome: str) -> Callable[[Any], Any]:
    """A column of :class:`CountedRuns`."""

    @admin.display(description=outcome)
    def number(run: Any) -> Any:
        return run.counts[outcome]

    return number


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin):
    list_display = [
        "started_at",
        "state",
        "origin",
        "started_by",
        *map(_number_of, ImportItem.Outcome.values),
    ]
    list_select_related = ["started_by"]
    is_audited = True
    ordering = ["-started_at", "-pk"]
    date_hierarchy = "started_at"
    search_fields = ["origin"]
    search_help_text = "The paths or files given"
    readonly_fields = ("started_at", "finished_at", "started_by", "origin", "state")
    fields = readonly_fields

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[CountedRuns]:
        return CountedRuns

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("importer.add_import")

    def add_view(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """A run is made by handing documents in."""
        return redirect("admin:import_documents")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> Any:
        run = self.get_object(request, object_id)
        extra = self._of(run, request) if run is not None else {}
        return super().change_view(request, object_id, form_url, {**extra, **(extra_context or {})})

    def _of(self, run: Import, request: HttpRequest) -> dict[str, Any]:
        counts = dict(run.items.order_by().values_list("outcome").annotate(Count("pk")))
        items = shown_of(run.items.order_by("pk"))
        return {
            "outcomes": [
                (value, counts.get(value, 0), list_of(run, outcome=value))
                for value in ImportItem.Outcome.values
            ],
            "documents": [(item, way_on(item.outcome, item.brief_id)) for item in items[:SHOWN]],
            "documents_in_all": sum(counts.values()),
            "list_of_all": list_of(run),
            "kept": run.items.filter(undone=ImportItem.Undone.KEPT).count(),
            "list_of_kept": list_of(run, undone=ImportItem.Undone.KEPT),
            "may_undo": may_undo(request.user, run),
        }

    @admin.display
    def state(self, run: Import) -> str:
        if run.undone_at is not None:
            return format_html('<span class="outlined">{}</span>', "undone")
        if run.finished_at is None:
            return format_html('<span class="outlined">{}</span>', "not ended")
        return "ended"

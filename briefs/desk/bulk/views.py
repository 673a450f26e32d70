"""One decision about many rows, and the report of what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from briefs import audit
from briefs.choosing import BulkAct, keep_report, run_of
from briefs.desk.bulk.acts import OF, Act
from briefs.desk.bulk.exporting import as_csv
from briefs.desk.bulk.running import run


@dataclass(frozen=True, slots=True)
class Asked:
    """One run of this session: what is to be done to which rows, and its report if it is done."""

    key: str
    model: Any
    act: BulkAct
    does: Act
    rows: list[int]
    report: dict[str, Any] | None

    @property
    def label(self) -> str:
        return self.act.label.rstrip("…")


def _asked(view: Any) -> Any:
    """The view with the run that the address names; refused to those who may not do the act."""

    @wraps(view)
    def found(request: HttpRequest, key: str) -> HttpResponse:
        kept = run_of(request, key)
        if kept is None:
            raise Http404("This session has no such run; choose the rows again.")
        model, acts, does = OF[kept["of"]]
        act = next(one for one in acts if one.name == kept["act"])
        if not request.user.has_perm(act.permission):
            raise PermissionDenied
        asked = Asked(key, model, act, does[act.name], kept["rows"], kept.get("report"))
        response: HttpResponse = view(request, asked)
        return response

    return found


@_asked
def decide(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The rows with the versions that are decided on; a run that is over shows its report."""
    if asked.report is not None:
        return redirect("admin:bulk_report", asked.key)
    rows = list(asked.model.objects.filter(pk__in=asked.rows).order_by("-pk"))
    seen = " ".join(f"{row.pk}.{row.version}" for row in rows)
    form = asked.does.form(request.POST or None, initial={"rows": seen})
    if request.method == "POST" and form.is_valid():
        versions = form.cleaned_data["rows"]
        if not versions.keys() <= set(asked.rows):
            raise PermissionDenied
        if asked.does.door is None:
            return _file(request, asked, versions, form.decision)
        report = run(asked.model, asked.does.door, versions, request.user, form.decision)
        keep_report(request, asked.key, report)
        return redirect("admin:bulk_report", asked.key)
    return _page(request, "desk/bulk/decide.html", asked, form=form, rows=rows)


def _file(
    request: HttpRequest, asked: Asked, versions: dict[int, int], decision: dict[str, Any]
) -> HttpResponse:
    rows = asked.model.objects.filter(pk__in=list(versions)).order_by("-pk")
    with transaction.atomic():
        name, kind, content = asked.does.write(rows, **decision)
        said = f"{len(versions)} {asked.model._meta.verbose_name_plural} as {name}"
        audit.note(act=audit.Verb.ROWS_EXPORTED, by=request.user, details=said)
    return _attachment(name, kind, content)


@require_safe
@_asked
def report(request: HttpRequest, asked: Asked) -> HttpResponse:
    if asked.report is None:
        return redirect("admin:bulk", asked.key)
    lines = asked.report["lines"]
    context = {
        "at": datetime.fromisoformat(asked.report["at"]),
        "refused": [line for line in lines if line["why"]],
        "went_through": [line for line in lines if not line["why"]],
    }
    return _page(request, "desk/bulk/report.html", asked, **context)


@require_safe
@_asked
def report_as_csv(request: HttpRequest, asked: Asked) -> HttpResponse:
    if asked.report is None:
        raise Http404("Nothing is done yet.")
    table = [
        {
            "number": line["pk"],
            "title": line["title"],
            "outcome": "refused" if line["why"] else asked.does.done,
            "why": line["why"],
        }
        for line in asked.report["lines"]
    ]
    return _attachment("report.csv", "text/csv; charset=utf-8", as_csv(table).encode())


def _attachment(name: str, kind: str, content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _page(request: HttpRequest, template: str, asked: Asked, **context: Any) -> HttpResponse:
    options = asked.model._meta
    found = {
        **admin.site.each_context(request),
        "title": f"{asked.label}: {options.verbose_name_plural}",
        "opts": options,
        "asked": asked,
        "list": f"admin:{options.app_label}_{options.model_name}_changelist",
        "change": f"admin:{options.app_label}_{options.model_name}_change",
        **context,
    }
    return render(request, template, found)

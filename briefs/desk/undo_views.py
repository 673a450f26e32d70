"""Undoing an import: what would go and what stays is said first."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, F, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from briefs.edition import Edition
from briefs.importer.admin import may_undo
from briefs.importer.models import Import, ImportItem, Proposal, ReviewedValue
from briefs.importer.reporting.undoing import undone_so_far
from briefs.importer.undo import undo

SECONDS_AT_ONCE = 15.0  # a request has to end well before the server gives it up
MANY = 500  # more than a few requests can undo
NAMED = 20
CHANGED = "The import has changed since this page was opened; nothing was undone. Look again."


class UndoForm(forms.Form):
    """Carries how many documents were to be undone when the page was shown."""

    documents = forms.IntegerField(required=False, widget=forms.HiddenInput)


class NotYet(Exception):
    """The time of one request is over; the rest is undone by the next."""


@permission_required("importer.view_import", raise_exception=True)
def undo_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what would go; on POST undo it and say what stayed."""
    run = get_object_or_404(Import, pk=pk)
    if run.undone_at is not None:
        messages.warning(request, "This import has been undone already.")
        return redirect("admin:importer_import_change", pk)
    if not may_undo(request.user, run):
        raise PermissionDenied
    waiting = _waiting(run).count()
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["documents"] == waiting:
            return _undone(request, run)
        messages.error(request, CHANGED)
        return redirect("admin:import_undo", pk)
    context = {
        **admin.site.each_context(request),
        "title": f"Undo: {run}",
        "opts": Import._meta,
        "row": run,
        "back": "admin:importer_import_change",
        "form": UndoForm(initial={"documents": waiting}),
        "waiting": waiting,
        "is_large": waiting > MANY,
        **_consequences(run),
    }
    return render(request, "desk/undo.html", context)


def _waiting(run: Import) -> Any:
    return run.items.standing().filter(undone="")


def _consequences(run: Import) -> dict[str, Any]:
    """How many drafts, versions and proposals, and which drafts are seen at once to stay."""
    made = _waiting(run).filter(outcome=ImportItem.Outcome.CREATED, brief__isnull=False)
    worked_on = (
        ~Q(brief__version=F("brief_version"))
        | Exists(Edition.objects.filter(brief=OuterRef("brief")))
        | Exists(ReviewedValue.objects.filter(brief=OuterRef("brief")))
    )
    stay = made.filter(worked_on).select_related("brief").order_by("pk")
    return {
        "drafts": made.count(),
        "updates": _waiting(run).exclude(outcome=ImportItem.Outcome.CREATED).count(),
        "proposals": Proposal.objects.open().filter(item__run=run).count(),
        "staying": stay.count(),
        "named": stay[:NAMED],
    }


def _undone(request: HttpRequest, run: Import) -> HttpResponse:
    counts: Counter[str] = Counter()
    end = time.monotonic() + SECONDS_AT_ONCE

    def report(item: ImportItem) -> None:
        counts[item.undone] += 1
        if time.monotonic() > end:
            raise NotYet

    try:
        undo(run=run, by=request.user, report=report)
    except NotYet:
        said = f"{undone_so_far(counts)} There is more to undo than one request can do; go on."
        messages.warning(request, said)
        return redirect("admin:import_undo", run.pk)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"The import is undone. {undone_so_far(counts)}")
    return redirect("admin:importer_import_change", run.pk)

"""Handing documents in at the desk, and seeing what became of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from briefs.desk.import_forms import ImportForm
from briefs.importer.formats.received import Received
from briefs.importer.models import Import, ImportItem
from briefs.importer.reporting.ways import way_on
from briefs.importer.run import import_received

# No kind of file may have more; the bound of its own kind then says what is too much.
LARGEST_UPLOAD = 100 * 1024 * 1024


@permission_required("importer.add_import", raise_exception=True)
def hand_in(request: HttpRequest) -> HttpResponse:
    """Import what was uploaded or pasted; a single draft is opened for review at once."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        received = _received(form.cleaned_data)
        run = import_received(received, by=request.user, origin="handed in at the desk")
        return _to_what_came_of_it(request, run)
    context = {**admin.site.each_context(request), "title": "Import documents", "form": form}
    return render(request, "desk/import.html", context)


def _received(data: dict[str, Any]) -> Iterator[Received]:
    for file in data["documents"]:
        yield Received(name=file.name, content=file.read(LARGEST_UPLOAD + 1))
    if data["text"]:
        content = data["text"].encode()
        name = f"pasted-{hashlib.sha256(content).hexdigest()[:8]}.txt"
        yield Received(name=name, content=content, url=data["url"])


def _to_what_came_of_it(request: HttpRequest, run: Import) -> HttpResponse:
    items = list(run.items.all())
    rejected = [item for item in items if item.outcome == ImportItem.Outcome.REJECTED]
    if len(items) == 1 and not rejected and items[0].brief_id:
        said = f"{items[0].name}: {items[0].get_outcome_display()}. {items[0].reason}"
        messages.success(request, said.strip())
        return redirect(way_on(items[0].outcome, items[0].brief_id))
    for item in rejected:
        messages.error(request, item.reason)
    messages.info(request, f"{len(items) - len(rejected)} of {len(items)} documents are in.")
    return redirect("admin:importer_import_change", run.pk)

"""A new draft of a source whose draft is gone."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from briefs.desk.forms import Decision
from briefs.importer import further_source
from briefs.sources.models import Source
from briefs.versioning import StaleVersion


@permission_required("importer.add_import", raise_exception=True)
def draft_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and make the draft that the source would give if it were imported now."""
    source = get_object_or_404(Source, pk=pk)
    form = Decision(request.POST or None, initial={"version": source.version})
    if request.method == "POST" and form.is_valid():
        try:
            brief = further_source.draft_again(
                source=source, version=form.cleaned_data["version"], by=request.user
            )
        except ValidationError as error:
            form.add_error(None, error)
        except StaleVersion as error:
            form.came_too_late(error)
        else:
            messages.success(request, "A new draft is made of this source.")
            return redirect("admin:briefs_brief_change", brief.pk)
    context = {
        **admin.site.each_context(request),
        "title": str(source),
        "row": source,
        "back": "admin:sources_source_change",
        "form": form,
    }
    return render(request, "desk/source_draft.html", context)

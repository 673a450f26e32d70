"""Two entries of the register that may be one: found, compared and merged."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, OperationalError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from briefs.agreements.merging import why_not
from briefs.agreements.models import Agreement
from briefs.agreements.verification import Refused
from briefs.desk.merge_forms import MergeForm
from briefs.desk.merge_rows import compared, passages
from briefs.importer.merging import likely_twins, merge_entries
from briefs.versioning import StaleVersion

MOST_FOUND = 30
AT_ONCE = "Something else was saved at the same moment; nothing was merged. Try again."


@permission_required("agreements.change_agreement", raise_exception=True)
def merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Both entries side by side, and the decision which of them is kept."""
    entries = get_object_or_404(Agreement, pk=pk), get_object_or_404(Agreement, pk=other)
    if pk == other:
        messages.error(request, why_not(keep=entries[0], merge=entries[1]))
        return redirect("admin:agreement_merge_with", pk)
    if any(entry.published_at for entry in entries) and not _may_publish(request):
        raise PermissionDenied
    form = MergeForm(request.POST or None, entries=entries)
    if request.method == "POST" and form.is_valid():
        kept = _merged(request, form)
        if kept is not None:
            return redirect("admin:agreements_agreement_change", kept.pk)
    return _page(request, form)


def _merged(request: HttpRequest, form: MergeForm) -> Agreement | None:
    """The kept entry; None, and why in the form, if it did not go through."""
    data, entries = form.cleaned_data, form.entries
    given = dict(zip(entries, (data["version"], data["other_version"]), strict=True))
    keep, gone = entries if data["keep"] == entries[0].pk else entries[::-1]
    try:
        kept = merge_entries(
            keep=keep,
            merge=gone,
            keep_version=given[keep],
            merge_version=given[gone],
            by=request.user,
            note=data.get("note", ""),
        )
    except ValidationError as error:
        field = "note" if "note" in getattr(error, "error_dict", {}) else None
        for message in error.messages:
            form.add_error(field, message)
    except Refused as error:
        for problem in error.problems:
            own = "note" if problem.field == "correction_note" else None
            form.add_error(own if own in form.fields else None, problem.message)
    except StaleVersion as error:
        form.came_too_late(error)
    except (IntegrityError, OperationalError):
        form.add_error(None, AT_ONCE)
    else:
        messages.success(request, f"“{gone}” is one with this entry; its passages stand below.")
        return kept
    return None


def _page(request: HttpRequest, form: MergeForm) -> HttpResponse:
    one, other = form.entries
    sides = [
        {
            "entry": entry,
            "passages": passages(entry),
            "may_be_kept": entry.pk in form.offered,
            "is_chosen": entry.pk == form.chosen,
        }
        for entry in form.entries
    ]
    context = {
        **admin.site.each_context(request),
        "title": "Are these one agreement?",
        "row": one,
        "sides": sides,
        "rows": compared(form.entries),
        "form": form,
        "reason": "" if form.offered else why_not(keep=one, merge=other),
    }
    return render(request, "desk/merge_agreements.html", context)


@require_safe
@permission_required("agreements.change_agreement", raise_exception=True)
def merge_with(request: HttpRequest, pk: int) -> HttpResponse:
    """The entries that one may be the same as: likely ones, or those that a word finds."""
    entry = get_object_or_404(Agreement, pk=pk)
    words = request.GET.get("q", "").strip()[:100]
    context = {
        **admin.site.each_context(request),
        "title": f"Merge “{entry}” with another entry",
        "row": entry,
        "q": words,
        "likely": likely_twins(entry),
        "found": _found(entry, words)[:MOST_FOUND] if words else [],
    }
    return render(request, "desk/merge_with.html", context)


def _found(entry: Agreement, words: str) -> QuerySet[Agreement]:
    """Other entries with each of the words in their title, parties or areas."""
    rows = Agreement.objects.exclude(pk=entry.pk).with_parties()
    for word in words.split():
        rows = rows.filter(
            Q(title__icontains=word)
            | Q(areas_printed__icontains=word)
            | Q(parties__name__icontains=word)
        )
    return rows.distinct().newest()


def _may_publish(request: HttpRequest) -> bool:
    return request.user.has_perm("agreements.publish_agreement")

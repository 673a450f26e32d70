"""All saved versions of a brief, what differs between any two states, and the way back to one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from briefs import restoring
from briefs.brief import Brief
from briefs.desk.forms import Decision
from briefs.desk.history.comparison import parts
from briefs.desk.history.versions import NOW, Listed, State, before_it, neighbours, state
from briefs.versioning import StaleVersion

ON_A_PAGE = 25
may_look = permission_required(["briefs.view_brief", "briefs.view_snapshot"], raise_exception=True)


@require_safe
@may_look
def saved_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Who saved what, when and why, the newest first; the editions beside it."""
    brief = get_object_or_404(Brief, pk=pk)
    listed = Paginator(brief.snapshots.listed(), ON_A_PAGE)
    page = listed.get_page(request.GET.get("page"))
    saved = [Listed.saved(row) for row in page.object_list]
    editions = brief.editions.defer("content", "html").select_related("published_by")
    return _page(
        request,
        "desk/history/list.html",
        brief,
        title="Saved versions",
        page=page,
        pages=listed.get_elided_page_range(page.number),
        saved=saved,
        chosen=saved[min(1, len(saved) - 1)].key if saved else "",
        chosen_to=NOW if page.number == 1 else saved[0].key,
        editions=[Listed.published(row) for row in editions.order_by("-number")],
    )


@require_safe
@may_look
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """What differs between two states; without the first, since the one before."""
    brief = get_object_or_404(Brief, pk=pk)
    after = _state(brief, request.GET.get("to") or NOW)
    asked = request.GET.get("from")
    before = _state(brief, asked) if asked else before_it(brief, after) or after
    saved = int(after.key[1:]) if after.key.startswith("s") else None
    earlier, later = neighbours(brief, saved) if saved else (None, None)
    return _page(
        request,
        "desk/history/compare.html",
        brief,
        title="What changed",
        before=before,
        after=after,
        parts=parts(before.data, after.data),
        earlier=earlier,
        later=later,
        saved=saved,
    )


@permission_required(["briefs.change_brief", "briefs.view_snapshot"], raise_exception=True)
def restore(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Say what restoring would change and what it cannot bring back; on POST do it."""
    brief = get_object_or_404(Brief, pk=pk)
    wanted = _state(brief, key)
    if not wanted.can_be_restored:
        raise Http404("What stands now is there already.")
    posted = request.POST if request.method == "POST" else None
    form = Decision(posted, initial={"version": brief.version})
    if form.is_valid() and _restored(request, form, brief, wanted):
        return redirect("admin:briefs_brief_change", pk)
    standing = _state(brief, NOW)
    return _page(
        request,
        "desk/history/restore.html",
        brief,
        title=f"Restore {wanted.label.lower()}",
        form=form,
        row=brief,
        back="admin:briefs_brief_change",
        wanted=wanted,
        parts=parts(standing.data, wanted.data),
        said=restoring.rows_of(brief, wanted.data).said,
    )


def _restored(request: HttpRequest, form: Decision, brief: Brief, wanted: State) -> bool:
    """Whether it was restored; if not, the form says why."""
    try:
        said = restoring.restore(
            brief=brief,
            version=form.cleaned_data["version"],
            data=wanted.data,
            reason=f"{wanted.label.lower()} restored",
            by=request.user,
        )
    except StaleVersion as error:
        form.came_too_late(error)
    except ValidationError as error:
        for reason in error.messages:
            form.add_error(None, reason)
    else:
        messages.success(request, " ".join([f"{wanted.label} is restored.", *said]))
        return True
    brief.refresh_from_db()
    return False


def _state(brief: Brief, key: str) -> State:
    found = state(brief, key)
    if found is None:
        raise Http404("The brief has no such version.")
    return found


def _page(
    request: HttpRequest, template: str, brief: Brief, *, title: str, **context: Any
) -> HttpResponse:
    may_restore = request.user.has_perm("briefs.change_brief")
    context |= {"brief": brief, "title": title, "subtitle": None, "may_restore": may_restore}
    return render(request, template, {**admin.site.each_context(request), **context})

"""Tags that are likely the same, and tags that nothing carries."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from briefs.desk.vocabulary.seen import keys_of, versions_of
from briefs.tags.distinct import say_distinct
from briefs.tags.likely_same import likely_same_tags
from briefs.tags.models import Alias, Tag
from briefs.tags.pruning import Pruned, delete_unused

PAIRS_ON_A_PAGE = 40
TAGS_ON_A_PAGE = 100
NAMED = 10


@require_safe
@permission_required("tags.change_tag", raise_exception=True)
def alike(request: HttpRequest) -> HttpResponse:
    """Pairs of tags that are likely one, the surest first, each with the reason."""
    listed = Paginator(likely_same_tags(), PAIRS_ON_A_PAGE)
    page = listed.get_page(request.GET.get("page"))
    keys = {key for pair in page.object_list for key in (pair.one, pair.other)}
    tags = Tag.objects.with_uses().prefetch_related("aliases").in_bulk(keys)
    pairs = [
        {"tags": [tags[pair.one], tags[pair.other]], "reason": pair.reason}
        for pair in page.object_list
        if pair.one in tags and pair.other in tags
    ]
    return _page(request, "alike", "Tags that may be the same", page=page, pairs=pairs)


@require_POST
@permission_required("tags.change_tag", raise_exception=True)
def distinct(request: HttpRequest) -> HttpResponse:
    """Two tags are not the same: remembered, and not offered again."""
    tags = list(Tag.objects.filter(pk__in=keys_of(request.POST.getlist("tag"))).order_by("pk"))
    if len(tags) == 2:
        say_distinct(one=tags[0], other=tags[1], by=request.user)
        said = f"“{tags[0]}” and “{tags[1]}” are not the same; they are not offered again."
        messages.success(request, said)
    else:
        messages.warning(request, "One of the two tags is gone; there is nothing to tell apart.")
    return redirect("admin:vocabulary_alike")


@permission_required("tags.view_tag", raise_exception=True)
def unused(request: HttpRequest) -> HttpResponse:
    """The tags that nothing carries; those chosen are deleted by who may."""
    if request.method == "POST":
        return _delete(request)
    former = Alias.objects.exclude(former_slug="")
    rows = Tag.objects.unused().order_by("kind", "name", "pk")
    rows = rows.prefetch_related("aliases", Prefetch("aliases", former, to_attr="former"))
    page = Paginator(rows, TAGS_ON_A_PAGE).get_page(request.GET.get("page"))
    return _page(request, "unused", "Tags that nothing carries", page=page)


@permission_required("tags.delete_tag", raise_exception=True)
def _delete(request: HttpRequest) -> HttpResponse:
    versions = versions_of(" ".join(request.POST.getlist("tag")))
    tags = list(Tag.objects.filter(pk__in=versions).order_by("name", "pk"))
    try:
        done = delete_unused(tags=tags, versions=versions, by=request.user)
    except IntegrityError:
        messages.error(request, "Something was tagged at the same moment; nothing was deleted.")
    else:
        _tell(request, done)
    return redirect("admin:vocabulary_unused")


def _tell(request: HttpRequest, done: Pruned) -> None:
    if done.deleted:
        messages.success(request, f"Deleted: {_listed(done.deleted)}.")
    for name, reason in done.refused[:NAMED]:
        messages.error(request, f"“{name}” stays: {reason}.")
    if len(done.refused) > NAMED:
        messages.error(request, f"{len(done.refused) - NAMED} more stay for such reasons.")
    if not (done.deleted or done.refused):
        messages.warning(request, "Select the tags to delete.")


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(f"“{name}”" for name in names[:NAMED]) + more


def _page(request: HttpRequest, name: str, title: str, **more: Any) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": title, "here": name, **more}
    return render(request, f"desk/vocabulary/{name}.html", context)

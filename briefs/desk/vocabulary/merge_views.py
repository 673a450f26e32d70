"""Merging tags: which is kept, what changes, and the act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from briefs.agreements.topics import merge_topics
from briefs.desk.vocabulary.forms import MergeTagsForm
from briefs.desk.vocabulary.merging_preview import preview_of
from briefs.desk.vocabulary.seen import keys_of, seen
from briefs.tags.models import Tag
from briefs.versioning import StaleVersion

AT_ONCE = 20
MOST_FOUND = 20
MEANWHILE = "Something else was saved at the same moment; nothing was merged. Try again."


@dataclass(frozen=True, slots=True)
class Chosen:
    """The tags that an address names, those that are still there, and which is kept."""

    tags: list[Tag]
    keep: Tag | None
    gone: int

    @classmethod
    def of(cls, request: HttpRequest) -> Chosen:
        """The first is kept unless the address says otherwise; without one, the most used."""
        keys = keys_of(request.GET.getlist("tag"))[:AT_ONCE]
        found = Tag.objects.with_uses().prefetch_related("aliases").in_bulk(keys)
        tags = [found[key] for key in keys if key in found]
        kept = keys_of([request.GET.get("keep", "")])
        default = max(tags, key=_most_used, default=None)
        keep = found.get(kept[0]) if kept else default
        return cls(tags, keep or default, len(keys) - len(tags))

    @property
    def others(self) -> list[Tag]:
        return [tag for tag in self.tags if tag != self.keep]

    def address(self, *, keep: Tag | None = None, without: Tag | None = None) -> str:
        """The query of this page with another choice."""
        pairs = [("tag", str(tag.pk)) for tag in self.tags if tag != without]
        kept = keep or self.keep
        return urlencode([*pairs, *([("keep", str(kept.pk))] if kept else [])])


def _most_used(tag: Any) -> tuple[int, int]:
    return tag.brief_count + tag.edition_count + tag.agreement_count, -tag.pk


@permission_required("tags.delete_tag", raise_exception=True)
def merge(request: HttpRequest) -> HttpResponse:
    """The tags with what hangs on each, what merging them changes, and the button."""
    chosen = Chosen.of(request)
    seen_in_public = Tag.objects.seen_by_readers().filter(pk__in=[tag.pk for tag in chosen.tags])
    if seen_in_public.exists() and not request.user.has_perm("briefs.publish_brief"):
        raise PermissionDenied
    differ = len({tag.kind for tag in chosen.tags}) > 1
    form = MergeTagsForm(
        request.POST or None, kinds_differ=differ, initial={"seen": seen(chosen.tags)}
    )
    if request.method == "POST":
        if chosen.gone:
            form.add_error(None, "A tag of these is gone since; nothing was merged.")
        if form.is_valid() and _merged(request, form, chosen):
            return redirect("admin:tags_tag_change", chosen.keep.pk if chosen.keep else 0)
        form.shows_now(seen(Chosen.of(request).tags))
    return _page(request, form, Chosen.of(request) if request.method == "POST" else chosen)


def _merged(request: HttpRequest, form: MergeTagsForm, chosen: Chosen) -> bool:
    if chosen.keep is None or not chosen.others:
        form.add_error(None, "Choose two tags or more.")
        return False
    names = ", ".join(f"“{tag.name}”" for tag in chosen.others)
    try:
        moved = merge_topics(
            keep=chosen.keep,
            merge=chosen.others,
            versions=form.cleaned_data["seen"],
            by=request.user,
            across_kinds=form.cleaned_data.get("across_kinds", False),
        )
    except (ValidationError, StaleVersion) as error:
        form.add_error(None, error.messages if isinstance(error, ValidationError) else str(error))
    except (IntegrityError, OperationalError):
        form.add_error(None, MEANWHILE)
    else:
        uses = f"{moved} use{'' if moved == 1 else 's'} moved"
        messages.success(request, f"Merged into “{chosen.keep.name}”: {names}; {uses}.")
        return True
    return False


def _page(request: HttpRequest, form: MergeTagsForm, chosen: Chosen) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    lines = [
        {
            "tag": tag,
            "is_kept": tag == chosen.keep,
            "keep": chosen.address(keep=tag),
            "leave": chosen.address(without=tag),
        }
        for tag in chosen.tags
    ]
    found = Tag.objects.like(words).exclude(pk__in=[tag.pk for tag in chosen.tags])
    context = {
        **admin.site.each_context(request),
        "title": "Merge tags",
        "lines": lines,
        "keep": chosen.keep,
        "gone": chosen.gone,
        "preview": preview_of(chosen.keep, chosen.others) if chosen.keep else None,
        "is_enough": len(chosen.tags) > 1,
        "query": chosen.address(),
        "q": words,
        "found": found.with_uses().order_by("name", "pk")[:MOST_FOUND] if words else [],
        "form": form,
    }
    return render(request, "desk/vocabulary/merge.html", context)

"""The further names of a tag: what each act on one would change, and the act."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from briefs.desk.vocabulary.forms import NameForm
from briefs.desk.vocabulary.seen import keys_of, seen
from briefs.tags.aliases import lapses, move_alias, remove_alias, split_alias, why_not_to
from briefs.tags.models import Alias, Tag
from briefs.versioning import StaleVersion

NEEDS = {"remove": "tags.delete_alias", "split": "tags.add_tag", "move": "tags.change_alias"}
MOST_FOUND = 20


@permission_required("tags.change_tag", raise_exception=True)
def names(request: HttpRequest, pk: int) -> HttpResponse:
    """Each name with the acts on it; of the act that is asked for, what it changes."""
    tag = get_object_or_404(Tag, pk=pk)
    act = request.GET.get("act", "")
    alias = _named(Alias.objects.select_related("tag").filter(tag=tag), request, "alias")
    if act not in NEEDS or alias is None:
        if request.method == "POST":
            messages.error(request, "That name is not here any more; nothing was changed.")
        return _page(request, tag)
    to = _named(Tag.objects.exclude(pk=pk), request, "to") if act == "move" else None
    _allowed(request, NEEDS[act], [row for row in (tag, to) if row])
    form = NameForm(
        request.POST or None,
        lapses=(act == "split" or to is not None) and lapses(alias, to),
        initial={"seen": seen([row for row in (tag, to) if row])},
    )
    if request.method == "POST" and form.is_valid():
        new = _done(request, form, act, alias, to)
        if new is not None:
            return redirect("admin:vocabulary_names", new.pk)
    if request.method == "POST":
        found = Tag.objects.filter(pk__in=[row.pk for row in (tag, to) if row])
        form.shows_now(seen(found))
    return _page(request, tag, act=act, alias=alias, to=to, form=form)


def _allowed(request: HttpRequest, needed: str, tags: list[Tag]) -> None:
    """What readers see of a tag is changed by those who may publish."""
    public = Tag.objects.seen_by_readers().filter(pk__in=[tag.pk for tag in tags])
    may_publish = request.user.has_perm("briefs.publish_brief")
    if not request.user.has_perm(needed) or (public.exists() and not may_publish):
        raise PermissionDenied


def _done(
    request: HttpRequest, form: NameForm, act: str, alias: Alias, to: Tag | None
) -> Tag | None:
    """The tag whose names are shown next; None, and why in the form, if it was refused."""
    versions, tag, name = form.cleaned_data["seen"], alias.tag, alias.name
    given: Any = {"alias": alias, "version": versions.get(tag.pk), "by": request.user}
    lapse = form.cleaned_data.get("address_may_lapse", False)
    try:
        if act == "remove":
            remove_alias(**given)
            said = f"“{name}” is no name of “{tag}” any more."
        elif act == "split":
            tag = split_alias(**given, address_may_lapse=lapse)
            said = f"“{name}” is a tag of its own now."
        elif to is None:
            raise ValidationError("Choose the tag that it is a name of.")
        else:
            version = versions.get(to.pk)
            move_alias(**given, to=to, to_version=version, address_may_lapse=lapse)
            tag, said = to, f"“{name}” is a name of “{to}” now."
    except (ValidationError, StaleVersion) as error:
        form.add_error(None, error.messages if isinstance(error, ValidationError) else str(error))
    except (IntegrityError, OperationalError):
        form.add_error(None, "Something else was saved at the same moment. Try again.")
    else:
        messages.success(request, said)
        return tag
    return None


def _named(rows: Any, request: HttpRequest, name: str) -> Any:
    """The row that the address names, if it is there."""
    return rows.filter(pk__in=keys_of([request.GET.get(name, "")])).first()


def _page(request: HttpRequest, tag: Tag, **asked: Any) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    found = Tag.objects.like(words).exclude(pk=tag.pk).order_by("name", "pk")
    alias, to, act = (asked.get(name) for name in ("alias", "to", "act"))
    refused = why_not_to(alias, to) if alias and to else ""
    if act == "remove" and alias and alias.former_slug:
        refused = "It was a tag of its own, and its address redirects here: it stays."
    context = {
        **admin.site.each_context(request),
        "title": f"Other names of “{tag}”",
        "tag": tag,
        "aliases": tag.aliases.select_related("merged_by"),
        "q": words,
        "found": found[:MOST_FOUND] if words else [],
        "refused": refused,
        "is_topic": tag.kind == Tag.Kind.TOPIC,
        **asked,
    }
    return render(request, "desk/vocabulary/names.html", context)

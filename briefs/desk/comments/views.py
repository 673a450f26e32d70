"""The page of comments, and what can be done on it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from briefs.brief import Brief
from briefs.desk.comments import commenting
from briefs.desk.comments.forms import BodyForm, CommentForm
from briefs.desk.comments.models import Comment
from briefs.desk.comments.page import SHOWN, Typed, may_resolve, parts_of
from briefs.desk.decisions import done

who_may_see_the_brief = permission_required("briefs.view_brief", raise_exception=True)


@who_may_see_the_brief
def comments(request: HttpRequest, pk: int) -> HttpResponse:
    brief = get_object_or_404(Brief, pk=pk)
    if request.method != "POST":
        return _page(request, brief)
    name = request.POST.get("field") or "whole"
    form = CommentForm(request.POST, auto_id=f"id_{name}_%s")
    made: list[Comment] = []
    if form.is_valid() and done(
        form, lambda data: made.append(commenting.comment(brief=brief, by=request.user, **data))
    ):
        messages.success(request, "Your comment stands.")
        return _back(request, made[0])
    return _page(request, brief, Typed(form))


@require_POST
@who_may_see_the_brief
def answer(request: HttpRequest, pk: int, comment: int) -> HttpResponse:
    to = _comment(pk, comment)
    form = BodyForm(request.POST, auto_id=f"id_answer_{to.pk}_%s")
    if form.is_valid():
        try:
            commenting.answer(to=to, by=request.user, body=form.cleaned_data["body"])
        except ValidationError as error:
            form.add_error("body", error.messages[0])
        else:
            messages.success(request, "Your answer stands.")
            return _back(request, to)
    return _page(request, to.brief, Typed(form, answers=to.pk))


@require_POST
@who_may_see_the_brief
def settle(request: HttpRequest, pk: int, comment: int) -> HttpResponse:
    """Resolve a comment, or take it up again."""
    found = _comment(pk, comment)
    if not may_resolve(request.user, found):
        raise PermissionDenied
    if "reopen" in request.POST:
        commenting.reopen(comment=found, by=request.user)
        messages.success(request, "The comment is open again.")
    else:
        commenting.resolve(comment=found, by=request.user)
        messages.success(request, "The comment is resolved.")
    return _back(request, found)


def _comment(pk: int, comment: int) -> Comment:
    rows = Comment.objects.filter(answers=None).select_related("brief")
    return get_object_or_404(rows, pk=comment, brief=pk)


def _back(request: HttpRequest, comment: Comment) -> HttpResponse:
    show = {"show": _show(request)}
    address = reverse("admin:brief_comments", args=[comment.brief_id])
    return redirect(f"{address}?{urlencode(show)}#comment-{comment.pk}")


def _show(request: HttpRequest) -> str:
    asked = request.GET.get("show", "")
    return asked if asked in SHOWN else "open"


def _page(request: HttpRequest, brief: Brief, typed: Typed | None = None) -> HttpResponse:
    show = _show(request)
    counted = {
        "open": Comment.objects.filter(brief=brief).open().count(),
        "resolved": Comment.objects.filter(brief=brief).resolved().count(),
    }
    counted["all"] = counted["open"] + counted["resolved"]
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": f"Comments: {brief}",
        "opts": Brief._meta,
        "brief": brief,
        "show": show,
        "choices": [(key, label, counted[key]) for key, label in SHOWN.items()],
        "parts": parts_of(brief, request.user, show, typed),
    }
    return render(request, "desk/comments/page.html", context)

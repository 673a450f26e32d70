"""The pages of the steps to approval; one view, since they differ by what they ask for."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from briefs import gate
from briefs.approval.own_text import why_not_approve
from briefs.brief import Brief
from briefs.desk.decisions import decision_page, done
from briefs.desk.workflow.steps import APPROVE, Step


def decide(request: HttpRequest, pk: int, *, step: Step) -> HttpResponse:
    """One step: its page, and what comes of it."""
    if not request.user.has_perm(step.permission):
        raise PermissionDenied
    brief = get_object_or_404(Brief, pk=pk)
    initial = {"version": brief.version}
    form = step.form(request.POST or None, initial=initial, brief=brief, by=request.user)
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda data: step.door(brief=brief, by=request.user, **data))
    ):
        messages.success(request, step.done)
        return redirect("admin:briefs_brief_change", pk)
    return decision_page(
        request,
        "desk/workflow/step.html",
        brief,
        form,
        step=step,
        why_not=_why_not(request, brief, step),
        problems=gate.problems(brief) if step.shows_gate else [],
    )


def _why_not(request: HttpRequest, brief: Brief, step: Step) -> str:
    """Why the step cannot be taken now, in words; empty if it can."""
    if brief.stage not in step.stages:
        return f"This brief is {brief.get_stage_display()} now."
    is_approval = step.permission == APPROVE and step.stages == ("in_review",)
    return why_not_approve(request.user, brief) if is_approval else ""

"""What later imports propose to a brief, decided one by one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from briefs.agreements.verification import Refused
from briefs.brief import Brief
from briefs.desk.proposal_words import LOOKED_AT, asked
from briefs.importer import proposals
from briefs.importer.models import Proposal
from briefs.versioning import StaleVersion


class DecisionForm(forms.Form):
    """One decision, with the versions that it was based on."""

    proposal = forms.IntegerField(min_value=1, max_value=2**62)
    decision = forms.ChoiceField(choices=[("accept", "accept"), ("reject", "reject")])
    brief_version = forms.IntegerField(required=False)
    agreement_version = forms.IntegerField(required=False)
    note = forms.CharField(required=False, max_length=500)


@permission_required("briefs.change_brief", raise_exception=True)
def brief_proposals(request: HttpRequest, pk: int) -> HttpResponse:
    """The proposals that wait, each with a yes and a no."""
    brief = get_object_or_404(Brief, pk=pk)
    status = 200
    if request.method == "POST":
        said = _decide(request, brief)
        if not said:
            return redirect("admin:brief_proposals", pk)
        messages.error(request, said)
        status = 409
        brief = get_object_or_404(Brief, pk=pk)
    waiting = brief.proposals.open().select_related(
        "item", "item__source", "agreement", "other", "brief"
    )
    rows = waiting.defer("item__source__content").prefetch_related(*LOOKED_AT).order_by("pk")
    decided = brief.proposals.exclude(decision=Proposal.Decision.OPEN)
    context = {
        **admin.site.each_context(request),
        "title": f"Proposals to “{brief}”",
        "brief": brief,
        "rows": [asked(row) for row in rows],
        "decided": decided.select_related("decided_by", "item").order_by("-decided_at")[:20],
        "typed": request.POST,
        "may_correct": request.user.has_perm("agreements.publish_agreement"),
    }
    return render(request, "desk/proposals.html", context, status=status)


def _decide(request: HttpRequest, brief: Brief) -> str:
    """Do what was decided; returns why not, if it cannot be done."""
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return "Choose what to do with one proposal; nothing was changed."
    data = form.cleaned_data
    proposal = brief.proposals.filter(pk=data["proposal"]).first()
    if proposal is None:
        return "That proposal is not there any more; nothing was changed."
    _check_rights(request, proposal)
    try:
        _act(proposal, data, request.user)
    except StaleVersion as error:
        return str(error)
    except ValidationError as error:
        return " ".join(error.messages)
    except Refused as error:
        return str(error)
    messages.success(request, "Done." if data["decision"] == "accept" else "Left as it stands.")
    return ""


def _act(proposal: Proposal, data: dict[str, Any], by: Any) -> None:
    if data["decision"] == "reject":
        proposals.reject(proposal=proposal, brief_version=data["brief_version"], by=by)
        return
    proposals.accept(
        proposal=proposal,
        brief_version=data["brief_version"],
        agreement_version=data["agreement_version"],
        by=by,
        note=data["note"],
    )


def _check_rights(request: HttpRequest, proposal: Proposal) -> None:
    """Entries are changed by those who may, public ones by those who may publish."""
    entry = proposal.agreement
    if entry is None:
        return
    needed = ["agreements.change_agreement"]
    if entry.published_at is not None and proposal.kind in (
        Proposal.Kind.VALUE,
        Proposal.Kind.EVIDENCE,
    ):
        needed.append("agreements.publish_agreement")
    if not request.user.has_perms(needed):
        raise PermissionDenied

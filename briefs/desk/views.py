"""Preview, publish, withdraw: the pages through which a Publisher decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import formats, timezone
from django.views.decorators.http import require_safe

from briefs import gate, publishing, scheduling
from briefs.agreements.models import Agreement
from briefs.agreements.verification import Refused, agreement_problems, inferred_values
from briefs.approval.own_text import why_not_approve
from briefs.brief import Brief
from briefs.desk.decisions import AT_ONCE, decision_page, done
from briefs.desk.forms import Decision, HoldForm, PublishForm, ReasonForm
from briefs.edition import Edition
from briefs.reader.published import with_what_the_page_says
from briefs.reader.views.briefs import show
from briefs.versioning import StaleVersion

publisher_of_briefs = permission_required("briefs.publish_brief", raise_exception=True)
publisher_of_agreements = permission_required("agreements.publish_agreement", raise_exception=True)


@require_safe
@permission_required("briefs.view_brief", raise_exception=True)
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The brief as readers would see it if it were published now."""
    brief = get_object_or_404(Brief, pk=pk)
    with publishing.rehearsal(brief=brief, by=request.user) as made:
        edition = with_what_the_page_says(Edition.objects.filter(pk=made.pk)).get()
        response = show(request, edition, edition, is_preview=True)
    response["X-Robots-Tag"] = "noindex"
    return response


@publisher_of_briefs
def publish_brief(request: HttpRequest, pk: int) -> HttpResponse:
    brief = get_object_or_404(Brief, pk=pk)
    is_approved = brief.stage == Brief.Stage.APPROVED
    may_not = "" if is_approved else why_not_approve(request.user, brief)
    initial = {"version": brief.version}
    asks = not is_approved and not may_not
    form = PublishForm(request.POST or None, initial=initial, asks_approval=asks)
    problems = gate.problems(brief)
    if request.method == "POST" and form.is_valid():
        try:
            edition = publishing.publish(brief=brief, by=request.user, **form.cleaned_data)
        except Refused as error:
            problems = error.problems
        except StaleVersion as error:
            form.came_too_late(error)
        except (IntegrityError, OperationalError):
            form.add_error(None, AT_ONCE)
        else:
            messages.success(request, f"Edition {edition.number} is made: {_when(edition)}.")
            return redirect("admin:briefs_brief_change", pk)
    context = {
        "problems": problems,
        "may_not": may_not,
        "number": brief.editions.count() + 1,
        "scheduled": brief.editions.scheduled().first(),
        "inferred": _inferred(row.agreement for row in _listed(brief)),
    }
    return decision_page(request, "desk/publish.html", brief, form, **context)


@publisher_of_briefs
def withdraw_brief(request: HttpRequest, pk: int) -> HttpResponse:
    brief = get_object_or_404(Brief, pk=pk)
    form = ReasonForm(request.POST or None, initial={"version": brief.version})
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda data: publishing.withdraw(brief=brief, by=request.user, **data))
    ):
        messages.success(request, "The brief is withdrawn; its address now says so.")
        return redirect("admin:briefs_brief_change", pk)
    return decision_page(request, "desk/withdraw.html", brief, form)


@publisher_of_briefs
def hold_edition(request: HttpRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(Edition.objects.select_related("brief"), pk=pk)
    form = HoldForm(request.POST or None, initial={"version": edition.brief.version})
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda data: scheduling.hold(edition=edition, by=request.user, **data))
    ):
        messages.success(request, f"Edition {edition.number} will not appear.")
        return redirect("admin:briefs_brief_change", edition.brief_id)
    return decision_page(request, "desk/hold.html", edition.brief, form, edition=edition)


@publisher_of_agreements
def publish_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(Agreement, pk=pk)
    form = Decision(request.POST or None, initial={"version": agreement.version})
    problems = agreement_problems(agreement)
    if request.method == "POST" and form.is_valid():
        try:
            went = done(
                form, lambda data: publishing.publish_agreement(agreement=agreement, **data)
            )
        except Refused as error:
            went, problems = False, error.problems
        if went:
            messages.success(request, "The entry stands in the public register.")
            return redirect("admin:agreements_agreement_change", pk)
    context = {"problems": problems, "inferred": _inferred([agreement])}
    return decision_page(request, "desk/publish_agreement.html", agreement, form, **context)


@publisher_of_agreements
def withdraw_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(Agreement, pk=pk)
    form = ReasonForm(request.POST or None, initial={"version": agreement.version})
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda data: publishing.withdraw_agreement(agreement=agreement, **data))
    ):
        messages.success(request, "The entry is withdrawn; its address now says so.")
        return redirect("admin:agreements_agreement_change", pk)
    return decision_page(request, "desk/withdraw.html", agreement, form)


def _listed(brief: Brief) -> Any:
    return brief.listed_agreements.select_related("agreement")


def _inferred(agreements: Iterable[Agreement]) -> list[tuple[str, str]]:
    """For each agreement what readers are shown that no passage states."""
    found = ((str(agreement), ", ".join(inferred_values(agreement))) for agreement in agreements)
    return [(title, values) for title, values in found if values]


def _when(edition: Edition) -> str:
    if edition.published_at <= timezone.now():
        return "readers see it now"
    local = timezone.localtime(edition.published_at)
    return f"readers will see it from {formats.date_format(local, 'j F Y, H:i')} {local:%Z}"

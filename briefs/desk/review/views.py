"""The review screen, and the acts on it: each a plain form, one domain call, back to the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from briefs.brief import Brief
from briefs.desk.review import listing_acts
from briefs.desk.review.ask_agreement import ask_agreement
from briefs.desk.review.ask_brief import ask_brief
from briefs.desk.review.asked import Asked, NotPossible
from briefs.desk.review.forms import AddAgreementForm
from briefs.desk.review.lines import Refusal
from briefs.desk.review.page import shown
from briefs.versioning import StaleVersion

TWICE = "This stands there already; nothing was saved."
reviewer = permission_required(["briefs.change_brief", "sources.view_source"], raise_exception=True)
of_agreements = permission_required("agreements.change_agreement", raise_exception=True)


@require_safe
@reviewer
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The source as received, and the draft made of it, side by side."""
    return _page(request, get_object_or_404(Brief, pk=pk))


@require_POST
@reviewer
def decide_brief(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept, correct or reject the brief's own fields and tags."""
    asked = Asked(request, get_object_or_404(Brief, pk=pk))
    return _answer(asked, lambda: ask_brief(asked))


@require_POST
@reviewer
@of_agreements
def decide_agreement(request: HttpRequest, pk: int, agreement: int) -> HttpResponse:
    """Accept, correct or reject an agreement or one of its values, or give it its sentence."""
    asked = Asked(request, get_object_or_404(Brief, pk=pk), agreement)
    return _answer(asked, lambda: ask_agreement(asked))


@require_POST
@reviewer
@of_agreements
def add_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter an agreement from words chosen in the source."""
    asked = Asked(request, get_object_or_404(Brief, pk=pk))
    asked.keep("add_agreement", AddAgreementForm(request.POST))

    def act() -> str:
        agreement = listing_acts.add_agreement(
            brief=asked.brief,
            brief_version=asked.brief_version,
            source=asked.source(),
            by=request.user,
            **asked.cleaned(),
        )
        asked.anchor = f"agreement-{agreement.pk}"
        return f"Added: {agreement}. Now see to its values."

    return _answer(asked, act)


@require_POST
@reviewer
@of_agreements
def accept_high(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept at once every value of which the importer is sure."""
    asked = Asked(request, get_object_or_404(Brief, pk=pk))

    def act() -> str:
        number = listing_acts.accept_high(
            brief=asked.brief, version=asked.brief_version, seen=asked.seen, by=request.user
        )
        return f"{number} values of high confidence accepted."

    return _answer(asked, act)


@require_POST
@reviewer
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """End the review and go on to writing."""
    asked = Asked(request, get_object_or_404(Brief, pk=pk))
    try:
        gone = listing_acts.finish(brief=asked.brief, version=asked.brief_version, by=request.user)
    except StaleVersion as error:
        return _refused(asked, str(error), status=409)
    rest = f" Rejected entries deleted: {gone}." if gone else ""
    messages.success(request, f"Reviewed.{rest} Now write the brief in your own words.")
    return redirect("admin:briefs_brief_change", pk)


def _answer(asked: Asked, act: Callable[[], str]) -> HttpResponse:
    """Do it and go back to the page, or show the page with what was typed and why not."""
    try:
        said = act()
    except StaleVersion as error:
        return _refused(asked, str(error), status=409)
    except NotPossible as error:
        return _refused(asked, str(error), status=409)
    except ObjectDoesNotExist:
        return _refused(asked, "This is gone by now; nothing was saved.", status=409)
    except IntegrityError:
        return _refused(asked, TWICE, status=422)
    except ValidationError as error:
        return _refused(asked, asked.explain(error), status=422)
    messages.success(asked.request, said)
    return redirect(asked.back(reverse("admin:brief_review", args=[asked.brief.pk])))


def _refused(asked: Asked, said: str, *, status: int) -> HttpResponse:
    brief = get_object_or_404(Brief, pk=asked.brief.pk)
    return _page(
        asked.request,
        brief,
        refused=asked.refusal,
        said=said,
        typed=asked.typed(),
        status=status,
    )


def _page(
    request: HttpRequest,
    brief: Brief,
    *,
    refused: Refusal | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    wanted = (request.POST or request.GET).get("source", "")
    source = int(wanted) if wanted.isdecimal() and len(wanted) < 19 else None
    context = {
        **admin.site.each_context(request),
        "title": f"Review: {brief}",
        "opts": brief._meta,
        **shown(request, brief, source=source, refused=refused),
        **more,
    }
    response = render(request, "desk/review/page.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response

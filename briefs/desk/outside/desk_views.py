"""At the desk: who is invited to a draft, one more guest, and a link that is closed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from briefs.brief import Brief
from briefs.desk.decisions import decision_page, done
from briefs.desk.outside.forms import InviteForm
from briefs.desk.outside.inviting import address, invite, mail_invitation, revoke
from briefs.desk.outside.models import ReviewLink
from briefs.record_admin import says_it_is_saved

reviewer_of_briefs = permission_required("briefs.approve_brief", raise_exception=True)


@reviewer_of_briefs
def guests(request: HttpRequest, pk: int) -> HttpResponse:
    """The address of a new link is on the answer to its form, and nowhere else ever again."""
    brief = get_object_or_404(Brief, pk=pk)
    form = InviteForm(request.POST or None, initial={"version": brief.version})
    made: list[tuple[ReviewLink, str]] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda data: made.append(invite(brief=brief, by=request.user, **data)))
    ):
        return says_it_is_saved(request, _shown_once(request, brief, *made[0]))
    return _page(request, brief, form)


@require_POST
@reviewer_of_briefs
def revoke_link(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    found = get_object_or_404(ReviewLink.objects.select_related("brief"), pk=link, brief=pk)
    revoke(link=found, by=request.user)
    messages.success(request, f"The link of {found.signature} opens nothing any more.")
    return redirect("admin:brief_guests", pk)


def _shown_once(request: HttpRequest, brief: Brief, link: ReviewLink, token: str) -> HttpResponse:
    is_sent = bool(link.email) and mail_invitation(link, token)
    blank = InviteForm(initial={"version": brief.version})
    here = request.build_absolute_uri(address(token))
    return _page(request, brief, blank, made=link, address=here, is_sent=is_sent)


def _page(request: HttpRequest, brief: Brief, form: InviteForm, **context: Any) -> HttpResponse:
    links = ReviewLink.objects.filter(brief=brief).newest()
    answer = decision_page(request, "desk/outside/guests.html", brief, form, links=links, **context)
    answer["Cache-Control"] = "no-store, private"
    return answer

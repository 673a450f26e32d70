"""The page that a link opens: the draft as readers would see it, and what the guest may say."""

from __future__ import annotations

import json
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from briefs import publishing
from briefs.desk.outside.guest import Guest
from briefs.desk.outside.inviting import may_post, note_visit, opened_by
from briefs.desk.outside.models import ReviewLink
from briefs.edition import Edition
from briefs.image import Image
from briefs.reader.published import with_what_the_page_says
from briefs.reader.views.briefs import what_the_page_says
from briefs.reader.views.images import served

# Browsers send no Origin from a page without a referrer, and Django's forms ask for one: so
# other sites are told nothing, and this one what it knows.
HEADERS = {
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "same-origin",
}


def for_guests(view: Any) -> Any:
    """The view with the link that the token opens; whatever opens none gets one same page."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str, **options: Any) -> HttpResponseBase:
        link = opened_by(token)
        answer: HttpResponseBase
        if link is None:
            answer = render(request, "desk/outside/closed.html", status=404)
        else:
            answer = view(request, link, token, **options)
        for name, value in HEADERS.items():
            answer[name] = value
        return answer

    return guarded


@for_guests
def review(request: HttpRequest, link: ReviewLink, token: str) -> HttpResponse:
    guest, too_often = Guest(link), False
    if request.method == "POST":
        guest = Guest(link, request.POST)
        too_often = not may_post(link)
        if not too_often and (said := guest.act()):
            messages.success(request, said)
            return redirect(f"{reverse('outside_review', args=[token])}#your-word")
        link.brief.refresh_from_db()
    else:
        note_visit(link)
    return _page(request, guest, token, status=429 if too_often else 200, too_often=too_often)


@require_safe
@for_guests
def image(
    request: HttpRequest, link: ReviewLink, token: str, uid: UUID, width: int
) -> HttpResponseBase:
    """An image of the draft; it is private, and comes through the link alone."""
    found = Image.objects.filter(brief=link.brief, uid=uid).first()
    if found is None or width not in found.widths:
        raise Http404
    return served(found, width)


def _page(
    request: HttpRequest, guest: Guest, token: str, *, status: int, too_often: bool
) -> HttpResponse:
    link = guest.link
    with publishing.rehearsal(brief=link.brief, by=link.made_by) as made:
        edition = with_what_the_page_says(Edition.objects.filter(pk=made.pk)).get()
        edition.html = _through_the_link(edition.html, link, token)
        context = what_the_page_says(request, edition, edition, is_preview=True)
        context |= {
            "guest": guest,
            "link": link,
            "threads": guest.threads(),
            "too_often": too_often,
            "canonical": "",
            "has_past": False,
        }
        return render(request, "desk/outside/review.html", context, status=status)


def _through_the_link(html: Any, link: ReviewLink, token: str) -> Any:
    """The sections with the addresses of the draft's images as this guest reaches them."""
    text = json.dumps(html)
    here = reverse("outside_review", args=[token])
    for uid in link.brief.images.values_list("uid", flat=True):
        text = text.replace(f"/images/{uid}/", f"{here}images/{uid}/")
    return json.loads(text)

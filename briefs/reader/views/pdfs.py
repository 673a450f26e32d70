"""An edition as a PDF."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from briefs.models import Edition
from briefs.reader.claims import Claim, Withdrawn, claims
from briefs.reader.pdf.document import Addresses
from briefs.reader.pdf.making import Sheet
from briefs.reader.pdf.press import Jammed
from briefs.reader.published import with_what_the_page_says
from briefs.reader.views.finding import Route, elsewhere, find

log = logging.getLogger(__name__)


@require_safe
def pdf(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponseBase:
    """The current edition, or the one with this number, for paper and for files."""
    found = find(with_what_the_page_says(Edition.objects.all()), slug, number)
    if found is None:
        return elsewhere(request, Route("pdf", "edition_pdf"), slug, number)
    edition, current = found
    listed = claims(edition)
    addresses = Addresses(
        request.build_absolute_uri(edition.get_edition_url()),
        request.build_absolute_uri(current.get_absolute_url()),
        request.build_absolute_uri(reverse("home")),
    )
    sheet = Sheet(edition, listed, addresses)
    etag = f'"{sheet.digest[:32]}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None and unchanged.status_code == 304:
        return unchanged
    try:
        content = sheet.pdf()
    except Jammed as trouble:
        log.error("No PDF of %s, edition %s: %s", slug, edition.number, trouble)
        return _unavailable(request, edition)
    answer = _answer(content, edition, addresses.brief)
    answer["ETag"] = etag
    answer["Last-Modified"] = http_date(_changed(edition, listed.values()).timestamp())
    return answer


def _answer(content: bytes, edition: Edition, canonical: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    name = f"{edition.brief.slug}-edition-{edition.number}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["Cache-Control"] = "public, max-age=0, must-revalidate"
    answer["Link"] = f'<{canonical}>; rel="canonical"'
    # The viewers that browsers bring along style the page that they show a PDF in.
    answer["Content-Security-Policy"] = "frame-ancestors 'none'"
    return answer


def _changed(edition: Edition, listed: Iterable[Claim]) -> datetime:
    """When the edition was published, or an entry that it lists last changed."""
    days = (
        claim.withdrawn_at if isinstance(claim, Withdrawn) else claim.agreement.updated_at
        for claim in listed
    )
    return max([edition.published_at, *(day for day in days if day)])


def _unavailable(request: HttpRequest, edition: Edition) -> HttpResponse:
    """503: the brief is there, its PDF is not."""
    answer = render(request, "reader/pdf_unavailable.html", {"edition": edition}, status=503)
    answer["Retry-After"] = "300"
    answer["Cache-Control"] = "no-store"
    return answer

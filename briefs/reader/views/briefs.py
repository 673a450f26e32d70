"""Briefs: the current edition, an earlier one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from briefs.models import Edition
from briefs.reader import citing
from briefs.reader.claims import claims, party_states, reading
from briefs.reader.published import bylines, filed, issues, with_what_the_page_says
from briefs.reader.related import related
from briefs.reader.views.finding import Route, elsewhere, find

LONG = 3  # minutes of reading from which a table of contents helps


def brief(request: HttpRequest, slug: str) -> HttpResponse:
    return edition(request, slug)


def edition(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    found = find(with_what_the_page_says(Edition.objects.all()), slug, number)
    if found is None:
        return elsewhere(request, Route("brief", "edition"), slug, number)
    return show(request, *found)


def show(
    request: HttpRequest, edition: Edition, current: Edition, *, is_preview: bool = False
) -> HttpResponse:
    """The page of an edition from :func:`with_what_the_page_says`; a preview says what it is."""
    context = what_the_page_says(request, edition, current, is_preview=is_preview)
    return render(request, "reader/brief.html", context)


def what_the_page_says(
    request: HttpRequest, edition: Edition, current: Edition, *, is_preview: bool = False
) -> dict[str, Any]:
    """The context of the page of an edition from :func:`with_what_the_page_says`.

    Three queries: agreements, evidence and, for a current edition, related briefs.
    """
    found = claims(edition)
    text, tags = reading(edition, found), filed(edition)
    address = request.build_absolute_uri(edition.get_edition_url())
    work = citing.work_of(edition, address, [tag.name for tag in tags])
    return {
        "edition": edition,
        "current": current,
        "is_preview": is_preview,
        "has_past": True,
        "reading": text,
        "bylines": bylines(edition),
        "issues": issues(edition),
        "has_contents": edition.reading_minutes >= LONG or any(s.headings for s in text.sections),
        "tags_have_pages": edition.pk == current.pk and not is_preview,
        "tags": tags,
        "related": related(edition, [tag.pk for tag in tags], party_states(found))
        if edition.pk == current.pk
        else [],
        "work": work,
        "citations": {"APA": citing.apa(work), "Chicago": citing.chicago(work)},
        "citation_forms": {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"},
        "canonical": request.build_absolute_uri(current.get_absolute_url()),
    }

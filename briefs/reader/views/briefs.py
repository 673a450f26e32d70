"""Briefs: the list, the current edition, an earlier one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from briefs.edition import EditionQuerySet
from briefs.models import Edition
from briefs.reader import citing
from briefs.reader.claims import reading
from briefs.reader.forms import BriefFilter
from briefs.reader.views.finding import Route, elsewhere, find
from briefs.reader.views.lists import framed, page_of
from briefs.tags.models import Tag

ON_A_PAGE = 20
LONG = 3  # minutes of reading from which a table of contents helps


def brief_list(request: HttpRequest) -> HttpResponse:
    current = Edition.objects.current()
    form = BriefFilter(request.GET, current)
    page = page_of(request, form.narrow(current).with_tags().newest(), ON_A_PAGE)
    context = framed(request, form, page)
    return render(request, "reader/brief_list.html", context)


def brief(request: HttpRequest, slug: str) -> HttpResponse:
    return edition(request, slug)


def edition(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    found = find(Edition.objects.with_tags(), slug, number)
    if found is None:
        return elsewhere(request, Route("brief", "edition"), slug, number)
    return show(request, *found)


def show(
    request: HttpRequest, edition: Edition, current: Edition, *, is_preview: bool = False
) -> HttpResponse:
    """The page of an edition; as a preview it says so and is kept by nobody."""
    work = citing.work_of(edition, request.build_absolute_uri(edition.get_edition_url()))
    context = {
        "edition": edition,
        "current": current,
        "is_preview": is_preview,
        "reading": reading(edition),
        "editions": _history(edition),
        "is_long": edition.reading_minutes >= LONG,
        "tags_have_pages": edition.pk == current.pk and not is_preview,
        "tags": sorted((item.tag for item in edition.tagged_items.all()), key=_topics_first),
        "work": work,
        "citations": {"APA": citing.apa(work), "Chicago": citing.chicago(work)},
        "canonical": request.build_absolute_uri(current.get_absolute_url()),
    }
    return render(request, "reader/brief.html", context)


def _history(edition: Edition) -> EditionQuerySet:
    """The editions of the same brief, the newest first, without their texts."""
    editions = Edition.objects.visible().filter(brief=edition.brief).select_related("brief")
    return editions.defer("content", "html", "summary").order_by("-number")


def _topics_first(tag: Tag) -> tuple[bool, bool, str]:
    return (tag.kind != Tag.Kind.TOPIC, not tag.country_code, tag.name)

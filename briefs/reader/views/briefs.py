"""Briefs: the list, the current edition, an earlier one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from briefs.edition import EditionQuerySet
from briefs.models import Edition, FormerAddress
from briefs.reader.citation import plain_citation
from briefs.reader.claims import reading
from briefs.reader.forms import BriefFilter
from briefs.reader.views.errors import gone
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
    edition = Edition.objects.current().with_tags().filter(brief__slug=slug).first()
    if edition is None:
        return _elsewhere(request, slug)
    return show(request, edition, edition)


def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    editions = Edition.objects.with_tags().filter(brief__slug=slug)
    current = editions.current().first()
    if current is None:
        return _elsewhere(request, slug, number)
    shown = editions.visible().filter(number=number).first()
    if shown is None:
        raise Http404
    return show(request, shown, current)


def show(
    request: HttpRequest, edition: Edition, current: Edition, *, is_preview: bool = False
) -> HttpResponse:
    """The page of an edition; as a preview it says so and is kept by nobody."""
    address = request.build_absolute_uri(edition.get_edition_url())
    context = {
        "edition": edition,
        "current": current,
        "is_preview": is_preview,
        "reading": reading(edition),
        "editions": _history(edition),
        "is_long": edition.reading_minutes >= LONG,
        "tags_have_pages": edition.pk == current.pk and not is_preview,
        "tags": sorted((item.tag for item in edition.tagged_items.all()), key=_topics_first),
        "citation": plain_citation(edition, address),
        "canonical": request.build_absolute_uri(current.get_absolute_url()),
    }
    return render(request, "reader/brief.html", context)


def _history(edition: Edition) -> EditionQuerySet:
    """The editions of the same brief, the newest first, without their texts."""
    editions = Edition.objects.visible().filter(brief=edition.brief).select_related("brief")
    return editions.defer("content", "html", "summary").order_by("-number")


def _topics_first(tag: Tag) -> tuple[bool, bool, str]:
    return (tag.kind != Tag.Kind.TOPIC, not tag.country_code, tag.name)


def _elsewhere(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """Where a brief that readers know went: to another address, or away with a reason."""
    former = FormerAddress.objects.select_related("brief").filter(slug=slug).first()
    known = Edition.objects.filter(brief=former.brief) if former else Edition.objects.none()
    if former and (known.visible().exists() or known.tombstones().exists()):
        place = ("edition", former.brief.slug, number) if number else ("brief", former.brief.slug)
        return redirect(*place, permanent=True)
    seen = Edition.objects.tombstones().filter(brief__slug=slug).select_related("brief").first()
    if seen is None:
        raise Http404
    why = seen.brief.withdrawal_reason
    return gone(request, what="brief", when=seen.brief.withdrawn_at, why=why)

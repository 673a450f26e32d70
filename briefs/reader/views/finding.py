"""Which edition an address means, and what to answer where there is none to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from briefs.edition import EditionQuerySet
from briefs.models import Edition, FormerAddress
from briefs.reader.views.errors import gone


@dataclass(frozen=True, slots=True)
class Route:
    """The names of the two addresses of one thing: of the brief, and of one of its editions.

    ``more`` are the parts of the address behind the slug and the number.
    """

    brief: str
    edition: str
    more: tuple[Any, ...] = ()

    def address(self, slug: str, number: int | None) -> str:
        if number is None:
            return reverse(self.brief, args=[slug, *self.more])
        return reverse(self.edition, args=[slug, number, *self.more])


def find(
    editions: EditionQuerySet, slug: str, number: int | None
) -> tuple[Edition, Edition] | None:
    """The edition that an address means and the current one of its brief; None if none is.

    Raises ``Http404`` for the number of an edition that readers may not see.
    """
    of_the_brief = editions.filter(brief__slug=slug)
    current = of_the_brief.current().first()
    if current is None:
        return None
    if number is None or number == current.number:
        return current, current
    shown = of_the_brief.visible().filter(number=number).first()
    if shown is None:
        raise Http404
    return shown, current


def elsewhere(
    request: HttpRequest, route: Route, slug: str, number: int | None = None
) -> HttpResponse:
    """Where a brief that readers know went: to another address, or away with a reason."""
    former = FormerAddress.objects.select_related("brief").filter(slug=slug).first()
    known = Edition.objects.filter(brief=former.brief) if former else Edition.objects.none()
    if former and (known.visible().exists() or known.tombstones().exists()):
        return HttpResponsePermanentRedirect(route.address(former.brief.slug, number))
    seen = Edition.objects.tombstones().filter(brief__slug=slug).select_related("brief").first()
    if seen is None:
        raise Http404
    why = seen.brief.withdrawal_reason
    return gone(request, what="brief", when=seen.brief.withdrawn_at, why=why)

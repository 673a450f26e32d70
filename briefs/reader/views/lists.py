"""What the filtered, paged lists have in common."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest


def page_of(
    request: HttpRequest, rows: QuerySet[Any], size: int, number: int | None = None
) -> Page[Any]:
    """The page asked for; the first or the last for a number that is none.

    ``number`` is how many rows there are, if that is known without asking again.
    """
    paginator = Paginator(rows, size)
    if number is not None:
        paginator.count = number
    return paginator.get_page(request.GET.get("page"))


def framed(request: HttpRequest, page: Page[Any]) -> dict[str, Any]:
    """The page, whether filters were asked for, and the address to cite.

    Of a filtered list that is the whole list; a further page of the whole list is its own.
    """
    is_filtered = bool(set(request.GET) - {"page"})
    further = f"?page={page.number}" if page.number > 1 and not is_filtered else ""
    return {
        "page": page,
        "is_filtered": is_filtered,
        "canonical": request.build_absolute_uri(request.path + further),
    }

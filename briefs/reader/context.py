"""What every page of the public site knows without being told by its view."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

SECTIONS = {
    "search": "search",
    "brief_list": "briefs",
    "brief": "briefs",
    "edition": "briefs",
    "author": "briefs",
    "register": "agreements",
    "agreement": "agreements",
    "method": "agreements",
    "corrections": "agreements",
    "pictures": "agreements",
    "topic_list": "topics",
    "topic": "topics",
    "country_list": "countries",
    "country": "countries",
}


def site(request: HttpRequest) -> dict[str, str]:
    """The site's names, the part of it that this page is in, and the page's address.

    ``canonical`` leaves the query out; a view overrides it where another page is
    the one to cite. Reads no row.
    """
    match = request.resolver_match
    return {
        "site_name": settings.SITE_NAME,
        "site_publisher": settings.SITE_PUBLISHER,
        "section": SECTIONS.get(match.url_name or "", "") if match else "",
        "canonical": request.build_absolute_uri(request.path),
    }

"""What pages of the register that are asked for by facets have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from briefs.reader.facets import Facets


def asked_context(request: HttpRequest, facets: Facets) -> dict[str, Any]:
    """The facets, whether anything was asked for, and the address to cite: that of the whole."""
    asked = facets.asked
    return {
        "facets": facets,
        "query": asked.query,
        "ignored": asked.ignored,
        "is_filtered": bool(set(request.GET) - {"page"}),
        "canonical": request.build_absolute_uri(request.path),
    }

"""What pages of the register that are asked for by facets have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from briefs.agreements.models import AgreementQuerySet, AgreementWord
from briefs.reader.facets import Asked, Facets
from briefs.reader.search.spelling import Advice, advice


def asked_context(request: HttpRequest, facets: Facets) -> dict[str, Any]:
    """The facets, whether anything was asked for, and the address to cite: that of the whole."""
    asked = facets.asked
    return {
        "facets": facets,
        "query": asked.query,
        "ignored": asked.ignored,
        "by_date": replace(asked, sort="date").query,
        "by_relevance": replace(asked, sort="").query,
        "is_filtered": bool(set(request.GET) - {"page"}),
        "canonical": request.build_absolute_uri(request.path),
    }


def advice_on(asked: Asked, public: AgreementQuerySet) -> Advice | None:
    """What to say where words were asked for and nothing fits; of the words, not the choices."""
    if not asked.words.required or len(asked.pairs) > 1:
        return None
    return advice(asked.words, (public, AgreementWord))

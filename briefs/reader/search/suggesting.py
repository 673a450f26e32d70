"""What a reader may mean by the beginning of a question."""

from __future__ import annotations

from briefs.agreements.models import Agreement
from briefs.models import Edition
from briefs.reader.search.matching import by_relevance, matching
from briefs.reader.search.query import Query
from briefs.reader.search.subjects import subjects_named

BRIEFS, ENTRIES = 5, 3


def suggestions_for(query: Query) -> list[dict[str, str]]:
    """``text``, ``kind``, ``url`` and ``lang`` of each; three queries."""
    editions = Edition.objects.current().select_related("brief").defer("content", "html")
    briefs = by_relevance(matching(editions, query), query)[:BRIEFS]
    rows = by_relevance(matching(Agreement.objects.public(), query), query)[:ENTRIES]
    return [
        *({"text": s.name, "kind": s.kind, "url": s.url} for s in subjects_named(query)),
        *(
            {"text": e.title, "kind": "Brief", "url": e.get_absolute_url(), "lang": e.language}
            for e in briefs
        ),
        *({"text": a.title, "kind": "Agreement", "url": a.get_absolute_url()} for a in rows),
    ]

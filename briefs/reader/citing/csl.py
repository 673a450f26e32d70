"""CSL-JSON, which citation processors read: a list of one item of type ``report``."""

from __future__ import annotations

import json
from typing import Any

from briefs.reader.citing.names import Name
from briefs.reader.citing.work import Work


def csl_json(work: Work) -> str:
    """Variables as in the CSL 1.0.2 specification, appendix IV."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": "report",
        "title": work.title,
        "author": [_name(name) for name in work.by],
        "issued": {"date-parts": [[work.date.year, work.date.month, work.date.day]]},
        "edition": str(work.edition),
        "genre": work.genre,
        "publisher": work.publisher,
        "URL": work.address,
        "language": work.language,
        "abstract": work.abstract,
        "keyword": ", ".join(work.keywords),
    }
    kept = {key: value for key, value in item.items() if value}
    return json.dumps([kept], ensure_ascii=False, indent=1) + "\n"


def _name(name: Name) -> dict[str, str]:
    if not name.family:
        return {"literal": name.whole}
    return {"family": name.family, "given": name.given}

"""A draft in the schema of the corpus's annotations (corpus README and GUIDELINE section 3)."""

from __future__ import annotations

import json
import re
from typing import Any

from .draft import AgreementDraft, Draft, Span

# annotations leave these out, and keep "1." and "(a)"
MARKER = re.compile(r"(?:[-•*]|\d{1,3}\))\s+")


def as_annotation(draft: Draft) -> dict[str, Any]:
    """The JSON object that ``score.py`` compares with a careful person's reading."""
    return {
        "title": draft.title or None,
        "dateline_place": draft.dateline_place or None,
        "published": draft.published or None,
        "attribution": draft.attribution or None,
        "chrome_lines": [_line(draft, span) for span in draft.chrome],
        "body_paragraphs": [_paragraph(draft, span) for span in draft.paragraphs],
        "meta_lines": [_line(draft, span) for span in draft.meta],
        "agreements": [_agreement(draft, one) for one in draft.agreements],
    }


def as_json(draft: Draft) -> str:
    """The same as text, two spaces deep, as the corpus keeps it."""
    return json.dumps(as_annotation(draft), ensure_ascii=False, indent=2) + "\n"


def _paragraph(draft: Draft, span: Span) -> str:
    line = _line(draft, span)
    marker = MARKER.match(line)
    return line[marker.end() :] if marker else line


def _line(draft: Draft, span: Span) -> str:
    return " ".join(span.of(draft.text).split())


def _agreement(draft: Draft, one: AgreementDraft) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "count": one.count,
        "count_qualifier": one.count_qualifier if one.count is not None else None,
        "parties": list(dict.fromkeys(_party(p.country_code, p.name) for p in one.parties)),
        "areas": list(one.areas),
        "status": one.status,
        "date": one.date or None,
        "evidence": one.sentence.of(draft.text),
    }


def _party(code: str, name: str) -> str:
    return code if len(code) == 2 else name

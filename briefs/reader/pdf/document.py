"""All that a PDF says, as one JSON document for the template ``brief.typ``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import formats

from briefs.models import Edition
from briefs.reader import citing
from briefs.reader.claims import Claim
from briefs.reader.pdf.entries import entry_of
from briefs.reader.pdf.nodes import Reader
from briefs.reader.pdf.runs import Node
from briefs.reader.published import filed

# By the language of the brief, the national form of the characters that several share.
CJK = {"ko": "KR", "ja": "JP", "zh": "SC"}
TRADITIONAL = {"hant": "TC", "tw": "TC", "hk": "HK", "mo": "HK"}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Absolute addresses: of the edition, of the brief, and of the site with a slash behind."""

    edition: str
    brief: str
    site: str


@dataclass(frozen=True, slots=True)
class Document:
    """``data`` for the template, and the identities of the images that it shows."""

    data: dict[str, Any]
    images: list[str]


def document(edition: Edition, found: Mapping[int, Claim], addresses: Addresses) -> Document:
    """``edition`` as :func:`with_what_the_page_says` fetched it; asks nothing of the database."""
    tags = filed(edition)
    work = citing.work_of(edition, addresses.edition, [tag.name for tag in tags])
    reader = Reader(site=addresses.site, agreements=frozenset(found))
    data = {
        **_head(edition, work),
        "places": [tag.name for tag in tags if tag.country_code],
        "newest": addresses.brief,
        "summary": reader.section([block["html"] for block in edition.html.get("summary", [])]),
        "messages": [reader.line(message) for message in edition.key_messages],
        "sections": [
            {
                "heading": s["heading"],
                "c": _ranked(reader.section([b["html"] for b in s["blocks"]])),
            }
            for s in edition.sections
        ],
        "agreements": [entry_of(claim, addresses.site) for claim in found.values()],
        "references": [
            {"citation": row["citation"], "url": row["url"]} for row in edition.references
        ],
        "citations": [
            _citation("APA", citing.apa(work)),
            _citation("Chicago", citing.chicago(work)),
        ],
    }
    return Document(data, reader.images)


def _head(edition: Edition, work: citing.Work) -> dict[str, Any]:
    lang, *rest = edition.language.lower().split("-")
    region = next((part.upper() for part in rest if len(part) == 2), None)
    form = next((TRADITIONAL[part] for part in rest if part in TRADITIONAL), CJK.get(lang, "SC"))
    return {
        "lang": lang,
        "region": region,
        "cjk": form,
        "is_cjk": lang in CJK,
        "title": work.title,
        "genre": work.genre,
        "authors": [
            {key: author.get(key, "") for key in ("name", "affiliation", "orcid")}
            for author in edition.authors
        ],
        "publisher": work.publisher,
        "date": [work.date.year, work.date.month, work.date.day],
        "day": formats.date_format(work.date, "j F Y"),
        "edition": work.edition,
        "address": work.address,
        "keywords": work.keywords,
        "abstract": work.abstract,
        "change_note": edition.change_note,
    }


def _ranked(nodes: list[Node]) -> list[Node]:
    """Headings without a gap between one rank and the next, as readers of tags expect."""
    rank = 1
    for node in nodes:
        if isinstance(node, dict) and node["k"] == "h":
            rank = node["n"] = min(node["n"], rank + 1)
    return nodes


def _citation(style: str, line: citing.Line) -> dict[str, str]:
    return {"style": style, "before": line.before, "title": line.title, "after": line.after}

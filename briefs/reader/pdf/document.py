"""All that a PDF says, as one JSON document for the template ``brief.typ``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import formats

from briefs.models import Edition
from briefs.reader import citing
from briefs.reader.claims import Claim, Withdrawn
from briefs.reader.entries import Entry
from briefs.reader.ledger import display
from briefs.reader.pdf.nodes import Node, Reader
from briefs.reader.published import filed
from briefs.reader.testimony import Testimony

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
        "agreements": [_agreement(claim, addresses.site) for claim in found.values()],
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


def _agreement(claim: Claim, site: str) -> dict[str, Any]:
    if isinstance(claim, Withdrawn):
        when = formats.date_format(claim.withdrawn_at, "j F Y") if claim.withdrawn_at else ""
        return {
            "number": claim.number, "figure": "", "words": ["withdrawn"], "url": "",
            "title": f"Withdrawn from the register on {when}", "lines": [claim.reason],
            "evidence": [],
        }  # fmt: skip
    return {
        "number": claim.number,
        "figure": _figure(claim),
        "words": _words(claim),
        "title": claim.agreement.title,
        "url": site.rstrip("/") + claim.agreement.get_absolute_url(),
        "lines": _lines(claim),
        "evidence": [_evidence(said) for said in claim.hearing.all()],
    }


def _figure(claim: Entry) -> str:
    if claim.is_commitment and not claim.agreement.is_group:
        return ""
    return f"{claim.qualifier} {claim.figure}".strip()


def _words(claim: Entry) -> list[str]:
    status = claim.agreement.get_status_display() if claim.agreement.status else ""
    also = "commitment" if claim.is_commitment and claim.agreement.is_group else ""
    companies = "companies" if claim.between_companies else ""
    return [word for word in (claim.standing, also, status, companies) if word]


def _lines(claim: Entry) -> list[str]:
    agreement = claim.agreement
    parties = ", ".join(
        party.name + (" (inferred)" if party.inferred else "" if party.named else " (not named)")
        for party in claim.parties
    )
    status = agreement.get_status_display() if agreement.status else "status not stated"
    date = display(agreement.status_date) if agreement.status_date else "date not stated"
    said = [parties or "parties not stated", ", ".join(agreement.areas), f"{status}, {date}"]
    differing = [
        f"Sources differ on the {noun}: {' or '.join(values)}."
        for noun, values in claim.differing.items()
    ]
    return [*filter(None, [claim.identified]), " · ".join(filter(None, said)), *differing]


def _evidence(said: Testimony) -> dict[str, Any]:
    note = said.note
    groups = (("differs", said.differing), ("stated", said.stated), ("inferred", said.inferred))
    return {
        "quote": note.excerpt,
        "citation": note.citation,
        "url": note.url,
        "lang": (note.language or "en").split("-")[0].lower(),
        "said": [[group, "; ".join(values)] for group, values in groups if values],
    }

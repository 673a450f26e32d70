"""Chosen rows as a file: briefs as Markdown with a table, entries of the register as a table."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from briefs.brief import Brief
from briefs.cells import listed, safe

BOM = "\ufeff"  # how spreadsheets know the encoding
HEADINGS = {"key_messages": "Key messages"}
Row = dict[str, Any]
File = tuple[str, str, bytes]  # its name, its type, what is in it


def briefs(rows: QuerySet[Any]) -> File:
    """A zip with ``<address>.md`` for each, ``briefs.csv`` and ``briefs.json``."""
    chosen = list(rows.prefetch_related("authorships__author", "tags", "references", "agreements"))
    table = [_brief(brief) for brief in chosen]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for brief in chosen:
            archive.writestr(f"{brief.slug}.md", as_markdown(brief))
        archive.writestr("briefs.csv", as_csv(table))
        archive.writestr("briefs.json", as_json(table))
    return "briefs.zip", "application/zip", file.getvalue()


def agreements(rows: QuerySet[Any], ending: str) -> File:
    table = [_agreement(row) for row in rows.prefetch_related("parties", "topics")]
    if ending == "csv":
        return "agreements.csv", "text/csv; charset=utf-8", as_csv(table).encode()
    return "agreements.json", "application/json", as_json(table).encode()


def as_markdown(brief: Brief) -> str:
    """The text as it is written, each section under its name, and the works cited."""
    parts = [f"# {brief.title}"]
    for name in Brief.SECTIONS:
        if text := getattr(brief, name).strip():
            parts.append(f"## {HEADINGS.get(name, name.capitalize())}\n\n{text}")
    works = [f"- {row.citation} {row.url}".rstrip() for row in brief.references.all()]
    if works:
        parts.append("## References\n\n" + "\n".join(works))
    return "\n\n".join(parts) + "\n"


def as_csv(table: Iterable[Row]) -> str:
    rows = list(table)
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(rows[0] if rows else [])
    for row in rows:
        writer.writerow([safe(_cell(value)) for value in row.values()])
    return BOM + file.getvalue()


def as_json(table: Iterable[Row]) -> str:
    return json.dumps(list(table), ensure_ascii=False, indent=1) + "\n"


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return listed(value)
    return "" if value is None else str(value)


def _brief(brief: Brief) -> Row:
    return {
        "id": str(brief.uid),
        "address": brief.slug,
        "title": brief.title,
        "type": brief.type,
        "language": brief.language,
        "stage": brief.stage,
        "version": brief.version,
        "withdrawn": _moment(brief.withdrawn_at),
        "authors": [row.author.name for row in brief.authorships.all()],
        "tags": [tag.name for tag in brief.tags.all()],
        "agreements": [str(agreement.uid) for agreement in brief.agreements.all()],
        "created": _moment(brief.created_at),
        "updated": _moment(brief.updated_at),
        "file": f"{brief.slug}.md",
    }


def _agreement(row: Any) -> Row:
    return {
        "id": str(row.uid),
        "address": row.slug or None,
        "title": row.title,
        "kind": row.kind,
        "basis": row.basis,
        "scope": row.scope,
        "count": row.count,
        "count_qualifier": row.count_qualifier,
        "legal_character": row.legal_character,
        "parties": [party.name for party in row.parties.all()],
        "party_codes": [party.country_code for party in row.parties.all()],
        "areas": row.areas,
        "topics": [tag.name for tag in row.topics.all()],
        "status": row.status or None,
        "status_date": str(row.status_date) or None,
        "public": row.is_public,
        "public_since": _moment(row.published_at),
        "withdrawn": _moment(row.withdrawn_at),
        "version": row.version,
    }


def _moment(when: Any) -> str | None:
    return when.isoformat(timespec="seconds") if when else None

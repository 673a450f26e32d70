"""A brief as it was in an earlier version, in the values of its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import formats, timezone

from briefs.agreements.models import Agreement
from briefs.author import Author
from briefs.brief import Brief
from briefs.conflict.plan import Base
from briefs.conflict.values import Values
from briefs.history import FIELDS, Snapshot
from briefs.sources.models import Source
from briefs.tags.models import Tag


def base_of(brief: Brief, version: int) -> Base | None:
    """The saved version that stood when a form with this version was opened, if there is one.

    Rows that were deleted since have no key any more and are left out.
    """
    snapshot = brief.snapshots.standing_at(version).first()
    if snapshot is None:
        return None
    data = snapshot.data
    fields = {name: [str(data[name])] for name in FIELDS if name in data}
    sources = Source.objects.filter(sha256__in=data.get("sources", []))
    fields["sources"] = [str(pk) for pk in sources.values_list("pk", flat=True)]
    return Base(fields=fields, rows=_rows(data))


def saved_since(brief: Brief, version: int) -> list[str]:
    """Each save after a version, the first first: who, when, and what changed in short."""
    rows = brief.snapshots.listed().filter(number__gt=version).order_by("number")
    return [_told(row) for row in rows]


def _told(row: Snapshot) -> str:
    by = (row.made_by.get_full_name() or row.made_by.get_username()) if row.made_by else "nobody"
    when = formats.date_format(timezone.localtime(row.made_at), "j F Y, H:i")
    return f"Version {row.number}, saved by {by} on {when}: {row.changed or row.reason}."


def _rows(data: Mapping[str, Any]) -> dict[str, list[Values]]:
    """The rows by the prefixes of their formsets, without their places."""
    tags = Tag.objects.filter(slug__in=data["tags"]).values_list("pk", flat=True)
    authors = Author.objects.filter(uid__in=[row["uid"] for row in data["authors"]])
    listed = {row["uid"]: row["number"] for row in data["agreements"]}
    agreements = Agreement.objects.filter(uid__in=list(listed)).values_list("pk", "uid")
    return {
        "tagged_items": [{"tag": [str(pk)]} for pk in tags],
        "authorships": [{"author": [str(author.pk)]} for author in authors],
        "references": [
            {"citation": [row["citation"]], "url": [row["url"]]} for row in data["references"]
        ],
        "listed_agreements": [
            {"position": [str(listed[str(uid)])], "agreement": [str(pk)]} for pk, uid in agreements
        ],
    }

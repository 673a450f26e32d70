"""Versions of one invented document, and short ways to import them."""

from __future__ import annotations

import json
from typing import Any

from briefs.importer.formats.received import Received
from briefs.importer.models import Import, ImportItem
from briefs.importer.run import import_received

ADDRESS = "https://news.example.org/kenya-peru"

BODY = [
    "NAIROBI, March 3 (Reuters) -- Kenya and Peru signed {count} agreements on trade and "
    "fisheries on Tuesday, the Kenyan foreign ministry said.",
    "Kenya and Peru also signed a memorandum of understanding on tourism in Nairobi.",
    "The two presidents met for two hours and spoke about the drought in the region.",
    "Officials of both sides will meet again in Lima before the end of the year.",
]


def article(
    *,
    title: str = "Kenya, Peru sign trade deals",
    count: str = "five",
    drop: int = 0,
    more: str = "",
) -> str:
    """The text of a version: another count, the last paragraphs dropped, one added."""
    body = [paragraph.format(count=count) for paragraph in BODY]
    kept = body[: len(body) - drop] + ([more] if more else [])
    return "\n\n".join([title, *kept]) + "\n"


def document(text: str, *, url: str = ADDRESS, published: str = "2026-03-03") -> Received:
    """One document as a feed hands it in."""
    whole: dict[str, Any] = {"text": text, "published": published}
    if url:
        whole["url"] = url
    return Received(name="story.json", content=json.dumps(whole).encode())


def imported(*documents: Received) -> Import:
    return import_received(documents, by=None, origin="test")


def item_of(*documents: Received) -> ImportItem:
    """The item of the last of these documents, imported in one run."""
    item = imported(*documents).items.order_by("pk").last()
    assert item is not None
    return item

"""A document as received becomes a source: bytes, text, and what each part of it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefs.importer.checked import checked
from briefs.importer.draft import Draft, Span
from briefs.importer.models import ImportItem, SketchNumber
from briefs.importer.near_duplicates import Story, sketch
from briefs.models import Brief
from briefs.sources.addresses import address_key
from briefs.sources.models import Source
from briefs.storing import store, store_values


def store_source(draft: Draft, sha256: str) -> Source:
    """Store the document. Raises ``ValidationError`` when a value cannot be stored."""
    source = Source(
        sha256=sha256,
        content=draft.content,
        text=draft.text,
        layout=_layout(draft),
        filename=shortened(draft.name.rsplit("/", 1)[-1], 255),
        media_type=draft.media_type,
        encoding=draft.encoding,
        reading_notes="\n".join(draft.warnings),
        headline=shortened(draft.title, 500),
        outlet=shortened(draft.outlet, 200),
        attribution=shortened(draft.attribution, 200),
        dateline_place=shortened(draft.dateline_place, 100),
        published=draft.published,
        url=draft.url if len(draft.url) <= 1000 else "",
        language=draft.language[:12],
    )
    source.address_key = address_key(source.url)
    return store(checked(source))


def store_sketch(draft: Draft, source: Source) -> list[int]:
    """Store the numbers by which the same story is found, and return them."""
    numbers = sorted({*sketch([span.of(draft.text) for span in draft.paragraphs])})
    store_values(SketchNumber, ("source", "value"), [(source.pk, value) for value in numbers])
    return numbers


def source_of(item: ImportItem) -> Source:
    """The source of an item that brought one. Raises ``ValueError`` for any other."""
    if item.source is None:
        raise ValueError(f"{item} has no source.")
    return item.source


def brief_of(item: ImportItem) -> Brief:
    """The brief of an item that has one. Raises ``ValueError`` for any other."""
    if item.brief is None:
        raise ValueError(f"{item} has no brief.")
    return item.brief


def story_of(source: Source) -> Story:
    """What is compared to find the same story from elsewhere."""
    return story_told(
        source.headline,
        text=source.text,
        layout=source.layout,
        published=str(source.published or ""),
    )


def story_told(title: str, *, text: str, layout: dict[str, Any], published: str) -> Story:
    """The same from the columns of a source."""
    paragraphs = tuple(text[start:end] for start, end in layout.get("body", []))
    return Story(title=title, paragraphs=paragraphs, published=published)


def shortened(text: str, limit: int) -> str:
    """One line of at most ``limit`` characters, cut at a word with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0][: limit - 1] + "…"


def _layout(draft: Draft) -> dict[str, Any]:
    return {
        "title": _pairs([draft.title_span] if draft.title_span else []),
        "meta": _pairs(draft.meta),
        "chrome": _pairs(draft.chrome),
        "body": _pairs(draft.paragraphs),
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]

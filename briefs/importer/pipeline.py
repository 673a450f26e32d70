"""The pure importer: read, clean, structure, extract. Nothing is stored here."""

from __future__ import annotations

from .blocks import blocks_of, captions_of
from .clean import clean
from .draft import Draft
from .extract import extract
from .read import read
from .structure import Structured, structure


def read_draft(name: str, content: bytes, url: str = "") -> Draft:
    """One document as received to everything it gives.

    ``name`` is the file's name (its ending says how to read it), ``content``
    its bytes. Raises DocumentRejected, naming the file, the trouble, the remedy.
    """
    parts = structure(clean(read(name, content, url)))
    return _draft(parts)


def _draft(parts: Structured) -> Draft:
    page, cleaned = parts.cleaned.page, parts.cleaned
    tags, agreements = extract(parts)
    warnings = page.warnings
    if parts.language and parts.language != "en":
        warnings += ("agreements are found in English only",)
    return Draft(
        name=page.name,
        content=page.content,
        media_type=page.media_type,
        encoding=page.encoding,
        url=page.url,
        text=page.text,
        language=parts.language,
        title=parts.title,
        title_span=parts.title_span,
        deck=parts.deck,
        byline=parts.byline,
        dateline_place=parts.dateline_place,
        published=parts.published,
        attribution=parts.attribution,
        outlet=parts.outlet,
        chrome=tuple(line for unit in cleaned.of("chrome") for line in unit.lines),
        meta=tuple(
            line for unit in (*cleaned.of("deck"), *cleaned.of("meta")) for line in unit.lines
        ),
        paragraphs=tuple(unit.span for unit in parts.body),
        tags=tags,
        agreements=agreements,
        warnings=warnings,
        blocks=blocks_of(cleaned),
        captions=captions_of(cleaned),
    )

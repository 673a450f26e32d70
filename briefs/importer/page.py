"""What the reading stage hands on: the text once read, its lines and its hints."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from .draft import Span

Zone = Literal["", "furniture", "title", "meta", "item"]
MarkKind = Literal["", "heading", "item", "quote", "caption"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What HTML, Word or Markdown calls a line; nothing in a plain text.

    ``number`` is the level of a heading (1 to 6) or the number of an item in a
    numbered list; 0 otherwise.
    """

    kind: MarkKind = ""
    number: int = 0


UNMARKED = Mark()


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line of a document: a span of ``Page.text`` without its margins.

    ``zone`` is what the mark-up of an HTML page says about it; empty when it
    says nothing. ``opens`` is true where a paragraph surely begins (a blank
    line, a new HTML block, an indented first line), ``flows`` where it surely goes
    on with the line above (a mere newline in a paragraph of HTML).
    """

    span: Span
    zone: Zone = ""
    opens: bool = False
    mark: Mark = UNMARKED
    flows: bool = False


@dataclass(frozen=True, slots=True)
class Hints:
    """What JSON-LD, meta and Open Graph tags say, as printed; empty when silent."""

    title: str = ""
    published: str = ""
    author: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One received document, decoded and normalised, before anything is understood."""

    name: str
    content: bytes
    media_type: str
    encoding: str
    url: str
    text: str
    lines: tuple[Line, ...]
    hints: Hints = field(default_factory=Hints)
    warnings: tuple[str, ...] = ()

    def changed(self, **values: Any) -> Page:
        """The same document with some of its fields as given."""
        return replace(self, **values)

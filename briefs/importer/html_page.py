"""HTML to visible lines, each with what the mark-up says about it.

Lines break where the corpus's own ``doc_lines`` breaks them: at block elements
and at newlines of the source, so page-furniture lines can be compared.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .draft import Span
from .html_hints import read_hints
from .html_zones import Zones
from .page import Line, Page, Zone

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 br tr td th section article header footer nav aside table "
    "blockquote figure figcaption form option button dt dd dl hr main label select".split()
)
UNSEEN = frozenset("script style noscript template svg title head".split())
# within these a newline of the source is a mere space
SPACES = re.compile(r"[ \t\f\v\xa0]+")


def read_html(page: Page) -> Page:
    """A page of HTML (in ``page.text``) to the text of its visible lines.

    lxml drops text below depth 256 unless told otherwise, so the length read
    is compared with the length seen by a plain strip of tags.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    root = etree.fromstring(page.text.encode("utf-8"), parser)
    if root is None:
        return replace(page, text="", lines=())
    text, lines = _Writer(Zones(root)).write(root)
    warnings = page.warnings
    seen = len("".join(re.sub(r"<[^<>]*>", " ", _bodies(page.text)).split()))
    if len("".join(text.split())) * 2 < seen:
        warnings += ("less than half of the page's text could be read",)
    hints = read_hints(root)
    return replace(
        page,
        text=text,
        lines=tuple(lines),
        hints=hints,
        url=page.url or hints.url,
        warnings=warnings,
    )


def _bodies(source: str) -> str:
    return re.sub(r"<(script|style|svg)\b[^<]*(?:<(?!/\1)[^<]*)*", " ", source, flags=re.IGNORECASE)


class _Writer:
    """Walks a tree once and writes the visible lines and their zones."""

    def __init__(self, zones: Zones) -> None:
        self.zones = zones
        self.parts: list[str] = []
        self.lines: list[Line] = []
        self.length = 0
        self.pending: list[str] = []
        self.visible = False
        self.pending_zone: Zone = ""
        self.opens = True

    def write(self, root: _Element) -> tuple[str, list[Line]]:
        from lxml import etree

        unseen = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag: Any = element.tag
            if event == "start":
                if tag in UNSEEN:
                    unseen += 1
                if tag in BLOCKS:
                    self.break_line(block=tag != "br")
                if not unseen:
                    self.data(element.text, self.zones.of(element))
            else:
                if tag in UNSEEN:
                    unseen -= 1
                if tag in BLOCKS and tag != "br":
                    self.break_line(block=True)
                parent = element.getparent()
                if not unseen and parent is not None:
                    self.data(element.tail, self.zones.of(parent))
        self.break_line(block=True)
        return "".join(self.parts), self.lines

    def data(self, value: str | None, zone: Zone) -> None:
        if not value:
            return
        first, *rest = value.split("\n")
        self.piece(first, zone)
        for piece in rest:
            self.break_line(block=False, blank=not self.visible)
            self.piece(piece, zone)

    def piece(self, value: str, zone: Zone) -> None:
        if not self.visible and value.strip():
            self.pending_zone, self.visible = zone, True
        self.pending.append(value)

    def break_line(self, *, block: bool, blank: bool = False) -> None:
        line = SPACES.sub(" ", "".join(self.pending)).strip()
        self.pending.clear()
        self.visible = False
        if line:
            glue = "" if not self.parts else "\n\n" if self.opens else "\n"
            self.parts += (glue, line)
            start = self.length + len(glue)
            self.length = start + len(line)
            self.lines.append(Line(Span(start, self.length), self.pending_zone, self.opens))
            self.opens = False
        elif blank:
            self.opens = self.opens or blank
        self.opens = self.opens or block

"""The visible lines of an HTML tree, each with what the mark-up says about it.

Lines break where the corpus's own ``doc_lines`` breaks them: at block elements
and at newlines of the source, so page-furniture lines can be compared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefs.importer.draft import Span
from briefs.importer.html_marks import BLOCKS, Marks
from briefs.importer.html_zones import Zones
from briefs.importer.page import UNMARKED, Line, Mark, Zone

from .html_flat import pieces, visible

if TYPE_CHECKING:
    from lxml.etree import _Element

UNSEEN = frozenset("script style noscript template svg title head".split())
# within these a newline of the source is a mere space
SPACES = re.compile(r"[ \t\f\v\xa0]+")


NO_TEXT = frozenset("script style title".split())


class Writer:
    """Walks a page once and writes the visible lines and their zones."""

    def __init__(self, zones: Zones | None) -> None:
        self.zones = zones
        self.parts: list[str] = []
        self.lines: list[Line] = []
        self.length = 0
        self.pending: list[str] = []
        self.visible = False
        self.pending_zone: Zone = ""
        self.pending_mark = self.item = UNMARKED
        self.opens = True
        self.flows = False

    def write(self, root: _Element) -> tuple[str, list[Line], int]:
        """(text, lines, length of the text in elements that are not shown)."""
        from lxml import etree

        zones, marks = self.zones or Zones(root), Marks(root)
        unseen = hidden = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag: Any = element.tag
            if event == "start":
                unseen += tag in UNSEEN
                if tag in BLOCKS:
                    self.break_line(block=tag != "br")
                shown: _Element | None = element
                value = element.text
            else:
                unseen -= tag in UNSEEN
                if tag in BLOCKS and tag != "br":
                    self.break_line(block=True)
                shown, value = element.getparent(), element.tail
            if unseen and value and tag not in NO_TEXT:
                hidden += visible(value)
            elif not unseen and shown is not None:
                self.data(value, zones.of(shown), marks.of(shown), flows=marks.flows(shown))
        self.break_line(block=True)
        return "".join(self.parts), self.lines, hidden

    def write_flat(self, source: str) -> tuple[str, list[Line]]:
        """The lines of a source without a tree: only a first-level heading has a zone."""
        zone: Zone = ""
        for tag, closes, text in pieces(source):
            if tag in BLOCKS:
                self.break_line(block=tag != "br")
            if tag == "h1":
                zone = "" if closes else "title"
            self.data(text, zone)
        self.break_line(block=True)
        return "".join(self.parts), self.lines

    def data(
        self, value: str | None, zone: Zone, mark: Mark = UNMARKED, *, flows: bool = False
    ) -> None:
        if not value:
            return
        first, *rest = value.split("\n")
        self.piece(first, zone, mark)
        for piece in rest:
            self.break_line(block=False, blank=not self.visible, flows=flows)
            self.piece(piece, zone, mark)

    def piece(self, value: str, zone: Zone, mark: Mark) -> None:
        if not self.visible and value.strip():
            self.pending_zone, self.pending_mark, self.visible = zone, mark, True
        self.pending.append(value)

    def break_line(self, *, block: bool, blank: bool = False, flows: bool = False) -> None:
        """``flows``: the break is a newline of the source, which browsers show as a space."""
        line = SPACES.sub(" ", "".join(self.pending)).strip()
        self.pending.clear()
        self.visible = False
        if line:
            glue = "" if not self.parts else "\n\n" if self.opens else "\n"
            self.parts += (glue, line)
            start = self.length + len(glue)
            self.length = start + len(line)
            span, mark = Span(start, self.length), self.marked()
            flowing = self.flows and not self.opens
            self.lines.append(Line(span, self.pending_zone, self.opens, mark, flowing))
            self.opens = False
        elif blank:
            self.opens = self.opens or blank
        self.opens = self.opens or block
        self.flows = flows and (bool(line) or self.flows)

    def marked(self) -> Mark:
        """Only the first line of a list item bears the mark of one."""
        mark = self.pending_mark
        if mark.kind != "item":
            return mark
        again, self.item = mark is self.item, mark
        return UNMARKED if again else mark

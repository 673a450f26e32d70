"""HTML to visible lines, each with what the mark-up says about it.

Lines break where the corpus's own ``doc_lines`` breaks them: at block elements
and at newlines of the source, so page-furniture lines can be compared.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefs.importer.draft import Span
from briefs.importer.html_hints import read_hints
from briefs.importer.html_marks import Marks
from briefs.importer.html_zones import Zones
from briefs.importer.page import UNMARKED, Hints, Line, Mark, Page, Zone

from .html_flat import pieces, visible

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 br tr td th section article header footer nav aside table "
    "blockquote figure figcaption form option button dt dd dl hr main label select".split()
)
UNSEEN = frozenset("script style noscript template svg title head".split())
# within these a newline of the source is a mere space
SPACES = re.compile(r"[ \t\f\v\xa0]+")


NO_TEXT = frozenset("script style title".split())
# below this share of the page's text the parser has lost some of it
KEPT = 0.95


def read_html(page: Page) -> Page:
    """A page of HTML (in ``page.text``) to the text of its visible lines.

    lxml drops what is nested too deeply, and all after it, so the length read
    is compared with that of the source without its tags; when some is missing
    the page is read again without a tree.
    """
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(page.text.encode("utf-8"), parser)
    text, lines, hidden = ("", [], 0) if root is None else _Writer(Zones(root)).write(root)
    warnings = page.warnings
    kept = visible(text) + hidden
    if kept < KEPT * sum(visible(piece) for _, _, piece in pieces(page.text)):
        flat, flat_lines = _Writer(None).write_flat(page.text)
        if kept < KEPT * visible(flat):
            text, lines = flat, flat_lines
            warnings += ("the mark-up is nested too deeply: only the text was read, in its order",)
    hints = Hints() if root is None else read_hints(root)
    return replace(
        page,
        text=text,
        lines=tuple(lines),
        hints=hints,
        url=page.url or hints.url,
        warnings=warnings,
    )


class _Writer:
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
                self.data(value, zones.of(shown), marks.of(shown))
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

    def data(self, value: str | None, zone: Zone, mark: Mark = UNMARKED) -> None:
        if not value:
            return
        first, *rest = value.split("\n")
        self.piece(first, zone, mark)
        for piece in rest:
            self.break_line(block=False, blank=not self.visible)
            self.piece(piece, zone, mark)

    def piece(self, value: str, zone: Zone, mark: Mark) -> None:
        if not self.visible and value.strip():
            self.pending_zone, self.pending_mark, self.visible = zone, mark, True
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
            span, mark = Span(start, self.length), self.marked()
            self.lines.append(Line(span, self.pending_zone, self.opens, mark))
            self.opens = False
        elif blank:
            self.opens = self.opens or blank
        self.opens = self.opens or block

    def marked(self) -> Mark:
        """Only the first line of a list item bears the mark of one."""
        mark = self.pending_mark
        if mark.kind != "item":
            return mark
        again, self.item = mark is self.item, mark
        return UNMARKED if again else mark

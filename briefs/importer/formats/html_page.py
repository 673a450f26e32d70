"""A page of HTML to its visible lines and what its head says."""

from __future__ import annotations

from dataclasses import replace

from briefs.importer.html_hints import read_hints
from briefs.importer.html_zones import Zones
from briefs.importer.page import Hints, Page

from .html_flat import pieces, visible
from .html_lines import Writer

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
    text, lines, hidden = ("", [], 0) if root is None else Writer(Zones(root)).write(root)
    warnings = page.warnings
    kept = visible(text) + hidden
    if kept < KEPT * sum(visible(piece) for _, _, piece in pieces(page.text)):
        flat, flat_lines = Writer(None).write_flat(page.text)
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

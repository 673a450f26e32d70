"""The clean HTML of an edition as a tree of plain data, which the template of the PDF sets.

A node is a string or a dictionary with its kind under ``k``. Strings are only ever
data to the template, so that nothing written in them can become markup of it.
Nesting is bounded here, since Typst bounds the depth of calls.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefs.reader.pdf.runs import DEEPEST, Node, Runs, breakable, text_of

BLOCKS = frozenset("p ul ol blockquote pre table figure hr section h3 h4 h5 h6".split())

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element


@dataclass(slots=True)
class Reader(Runs):
    """Reads the sections of one edition, one after the other."""

    def section(self, blocks: list[str]) -> list[Node]:
        """The nodes of a section's blocks of HTML, footnotes where they are referred to."""
        roots = [_parsed(block) for block in blocks]
        for root in roots:
            for item in root.xpath(".//section[@class='footnotes']//li[@id]"):
                self.notes[item.get("id")] = item
        return [node for root in roots for node in self.blocks(root, 0)]

    def line(self, html: str) -> list[Node]:
        """The nodes of one line of HTML."""
        return list(self.runs(_parsed(html), 0))

    def blocks(self, parent: Element, depth: int) -> Iterator[Node]:
        """The children of an element as blocks; bare text between them makes paragraphs."""
        loose: list[Node] = [text_of(parent.text)]
        for child in parent:
            if child.tag in BLOCKS:
                yield from _paragraph(loose)
                loose = []
                yield from self.block(child, depth + 1)
            else:
                loose += self.run(child, depth + 1)
            loose.append(text_of(child.tail))
        yield from _paragraph(loose)

    def block(self, element: Element, depth: int) -> Iterator[Node]:
        if depth > DEEPEST:
            yield from _paragraph([text_of(element.text_content())])
        elif element.tag in ("p", "figure"):
            yield from self._paragraph_or_image(element, depth)
        elif element.tag in ("ul", "ol"):
            items = [list(self.blocks(item, depth + 1)) for item in element.iterchildren("li")]
            start = int(element.get("start") or 1)
            yield {"k": element.tag, "start": min(start, 10**6), "items": items}
        elif element.tag == "blockquote":
            yield {"k": "quote", "c": list(self.blocks(element, depth))}
        elif element.tag == "pre":
            yield {"k": "pre", "text": breakable(element.text_content().rstrip("\n"))}
        elif element.tag == "table":
            yield from self._table(element, depth)
        elif element.tag == "hr" and element.get("class") != "footnotes-sep":
            yield {"k": "hr"}
        elif element.tag in ("h3", "h4", "h5", "h6"):
            level = int(element.tag[1]) - 1
            yield {"k": "h", "n": level, "c": list(self.runs(element, depth))}

    def _paragraph_or_image(self, element: Element, depth: int) -> Iterator[Node]:
        caption = element.find("figcaption")
        if caption is not None:
            element.remove(caption)
        nodes = list(self.runs(element, depth))
        text = [node for node in nodes if not _is_image(node)]
        yield from _paragraph(text)
        for node in nodes:
            if isinstance(node, dict) and _is_image(node):
                credit = caption.text_content() if caption is not None else ""
                yield {**node, "credit": text_of(credit)}

    def _table(self, element: Element, depth: int) -> Iterator[Node]:
        rows = [
            [list(self.runs(cell, depth + 1)) for cell in row.xpath("./th|./td")]
            for row in element.iter("tr")
        ]
        width = max((len(row) for row in rows), default=0)
        if width:
            head = len(element.xpath("./thead/tr"))
            yield {"k": "table", "columns": width, "head": head,
                   "rows": [row + [[]] * (width - len(row)) for row in rows]}  # fmt: skip


def _parsed(html: str) -> Element:
    from lxml import html as parser  # not with every command: only the first PDF needs it

    options = parser.HTMLParser(encoding="utf-8", huge_tree=True)
    root = parser.fragment_fromstring(html, create_parent="div", parser=options)
    assert isinstance(root, parser.HtmlElement)  # noqa: S101
    return root


def _paragraph(nodes: list[Node]) -> Iterator[Node]:
    """A paragraph of these, if there is anything in them."""
    kept = [node for node in nodes if node != ""]
    if any(not isinstance(node, str) or node.strip() for node in kept):
        yield {"k": "p", "c": kept}


def _is_image(node: Node) -> bool:
    return isinstance(node, dict) and node["k"] == "image"

"""The clean HTML of an edition as a tree of plain data, which the template of the PDF sets.

A node is a string or a dictionary with its kind under ``k``. Strings are only ever
data to the template, so that nothing written in them can become markup of it.
Nesting is bounded here, since Typst bounds the depth of calls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from lxml import html as lxml_html
from lxml.html import HtmlElement as Element

Node = str | dict[str, Any]

DEEPEST = 12
BLOCKS = frozenset("p ul ol blockquote pre table figure hr section h3 h4 h5 h6".split())
MARKS = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("s", "del"), "del"),
    **dict.fromkeys(("sup", "sub", "ins"), ""),
}
MARKS |= {name: name for name in ("sup", "sub", "ins")}
IMAGE = re.compile(r"/images/([0-9a-f-]{36})/\d+/\Z")
AGREEMENT = re.compile(r"#agreement-(\d+)\Z")
WORD = re.compile(r"\S{60,}")
PIECE = 30
_PARSER = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)


@dataclass(slots=True)
class Reader:
    """Reads the sections of one edition, one after the other.

    ``site`` is the address that relative links start from; ``agreements`` are the
    numbers that a reference can lead to; ``images`` collects the identities of the
    images met.
    """

    site: str
    agreements: frozenset[int]
    images: list[str] = field(default_factory=list)
    notes: dict[str, Element] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    in_note: bool = False

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
        loose: list[Node] = [_text(parent.text)]
        for child in parent:
            if child.tag in BLOCKS:
                yield from _paragraph(loose)
                loose = []
                yield from self.block(child, depth + 1)
            else:
                loose += self.run(child, depth + 1)
            loose.append(_text(child.tail))
        yield from _paragraph(loose)

    def block(self, element: Element, depth: int) -> Iterator[Node]:
        if depth > DEEPEST:
            yield from _paragraph([_text(element.text_content())])
        elif element.tag in ("p", "figure"):
            yield from self._paragraph_or_image(element, depth)
        elif element.tag in ("ul", "ol"):
            items = [list(self.blocks(item, depth + 1)) for item in element.iterchildren("li")]
            start = int(element.get("start") or 1)
            yield {"k": element.tag, "start": min(start, 10**6), "items": items}
        elif element.tag == "blockquote":
            yield {"k": "quote", "c": list(self.blocks(element, depth))}
        elif element.tag == "pre":
            yield {"k": "pre", "text": _broken(element.text_content().rstrip("\n"))}
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
                yield {**node, "credit": _text(credit)}

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

    def runs(self, parent: Element, depth: int) -> Iterator[Node]:
        """The text and the marks within one line or paragraph."""
        yield _text(parent.text)
        for child in parent:
            yield from self.run(child, depth + 1)
            yield _text(child.tail)

    def run(self, element: Element, depth: int) -> Iterator[Node]:
        classes = element.get("class") or ""
        if depth > DEEPEST:
            yield _text(element.text_content())
        elif element.tag == "br":
            yield {"k": "br"}
        elif element.tag == "img":
            yield from self._image(element)
        elif "footnote-backref" in classes:
            return
        elif element.tag == "sup" and classes in ("ref", "footnote-ref"):
            yield from self._reference(element, classes)
        elif element.tag == "a":
            yield from self._link(element, depth)
        elif element.tag in ("code", "kbd", "samp"):
            yield {"k": "code", "text": _broken(" ".join(element.text_content().split()))}
        elif element.tag in MARKS:
            yield {"k": MARKS[element.tag], "c": list(self.runs(element, depth))}
        else:
            yield from self.runs(element, depth)

    def _image(self, element: Element) -> Iterator[Node]:
        match = IMAGE.search(element.get("src") or "")
        alt = _text(element.get("alt"))
        if match is None:
            yield alt
            return
        self.images.append(match[1])
        yield {"k": "image", "uid": match[1], "alt": alt}

    def _reference(self, element: Element, kind: str) -> Iterator[Node]:
        target = (element.find("a").get("href") or "") if element.find("a") is not None else ""
        if kind == "ref":
            match = AGREEMENT.match(target)
            number = int(match[1]) if match else 0
            yield {"k": "agreement", "n": number, "known": number in self.agreements}
        elif target[1:] in self.notes:
            yield from self._note(target[1:])

    def _note(self, key: str) -> Iterator[Node]:
        """A footnote where it is first referred to, its number where it is again.

        Notes have no notes: one that only another refers to is told in brackets there.
        """
        if key in self.numbers:
            yield {"k": "again", "id": self.numbers[key]}
        elif self.in_note:
            yield f" [{_text(self.notes[key].text_content()).rstrip(' ↩︎')}]"
        else:
            self.numbers[key] = len(self.numbers) + 1
            self.in_note = True
            nodes = list(self.blocks(self.notes[key], DEEPEST - 6))
            self.in_note = False
            yield {"k": "note", "id": self.numbers[key], "c": nodes}

    def _link(self, element: Element, depth: int) -> Iterator[Node]:
        target = element.get("href") or ""
        children = list(self.runs(element, depth))
        if not target or target.startswith("#"):
            yield from children
            return
        url = urljoin(self.site, target)
        is_spelt = element.text_content().strip() in (url, url.removeprefix("mailto:"))
        yield {"k": "a", "url": url, "c": children, "spelt": is_spelt, "in_note": self.in_note}


def _parsed(html: str) -> Element:
    root = lxml_html.fragment_fromstring(html, create_parent="div", parser=_PARSER)
    assert isinstance(root, lxml_html.HtmlElement)  # noqa: S101
    return root


def _paragraph(nodes: list[Node]) -> Iterator[Node]:
    """A paragraph of these, if there is anything in them."""
    kept = [node for node in nodes if node != ""]
    if any(not isinstance(node, str) or node.strip() for node in kept):
        yield {"k": "p", "c": kept}


def _text(text: str | None) -> str:
    """White space as a browser shows it, and words too long for a line made breakable."""
    return _broken(re.sub(r"[ \t\r\n\f]+", " ", text or ""))


def _broken(text: str) -> str:
    """A word of sixty letters and more may break after every thirty (U+200B ZERO WIDTH SPACE)."""

    def pieces(match: re.Match[str]) -> str:
        word = match[0]
        if word.startswith(("http://", "https://")):
            return word
        return "\u200b".join(word[at : at + PIECE] for at in range(0, len(word), PIECE))

    return WORD.sub(pieces, text)


def _is_image(node: Node) -> bool:
    return isinstance(node, dict) and node["k"] == "image"

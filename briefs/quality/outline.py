"""What stands in a section of Markdown: headings, links, images, tables, sentences to read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as each

from markdown_it.token import Token

from briefs import markup

# A mark without its note stays text; in code it is meant as written.
LOST_NOTE = re.compile(r"\[\^([^\]\s]{1,60})\]")


@dataclass(frozen=True, slots=True)
class Heading:
    level: int  # as readers meet it: 3 is the first below the heading of the section
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An image as the text names it, and what the text says that it shows."""

    address: str
    words: str


@dataclass(slots=True)
class Outline:
    """Of one section, in the order of the text."""

    field: str
    headings: list[Heading] = each(default_factory=list)
    links: list[Link] = each(default_factory=list)
    images: list[Shown] = each(default_factory=list)
    tables: list[list[str]] = each(default_factory=list)  # the cells of each header row
    paragraphs: list[str] = each(default_factory=list)  # and items of lists, without markup
    lost_notes: list[str] = each(default_factory=list)
    anchors: set[str] = each(default_factory=set)

    @property
    def opening(self) -> str:
        """Its first words, for advice that is about all of it."""
        return self.paragraphs[0] if self.paragraphs else ""


def outline(name: str, text: str) -> Outline:
    """Read a section once. ``name`` is its field, by which its headings have addresses."""
    found = Outline(name)
    tokens = markup.parsed(text)
    inside: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            inside.append(token.type)
            if token.type == "table_open":
                found.tables.append([])
            if token.type == "heading_open":
                found.headings.append(Heading(int(token.tag[1]), ""))
        elif token.nesting == -1 and inside:
            inside.pop()
        elif token.type == "inline":
            _read(found, token.children or [], inside)
    found.anchors = markup.anchors(tokens, name)
    return found


def _read(found: Outline, children: list[Token], inside: list[str]) -> None:
    words = _words(children)
    if "heading_open" in inside:
        found.headings[-1] = Heading(found.headings[-1].level, words)
    elif "th_open" in inside:
        found.tables[-1].append(words)
    elif "td_open" not in inside and "footnote_open" not in inside and words:
        found.paragraphs.append(words)
    for child in children:
        if child.type == "text":
            found.lost_notes += LOST_NOTE.findall(child.content)
        elif child.type == "image":
            address = str(child.attrGet("src") or "")
            found.images.append(Shown(address, _words(child.children or [])))
    found.links += _links(children)


def _links(children: list[Token]) -> Iterable[Link]:
    """Links cannot stand inside of each other."""
    start = 0
    for place, child in enumerate(children):
        if child.type == "link_open":
            start = place
        elif child.type == "link_close":
            address = str(children[start].attrGet("href") or "")
            yield Link(address, _words(children[start + 1 : place], with_images=True))


def _words(children: Iterable[Token], *, with_images: bool = False) -> str:
    """What is read aloud; the words of an image count where they are all that a link has."""
    parts: list[str] = []
    for child in children:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type == "image" and with_images:
            parts.append(child.content or str(child.attrGet("src") or ""))
    return " ".join("".join(parts).split())

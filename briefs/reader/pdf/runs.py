"""The text and the marks within one line of an edition, as nodes (see :mod:`.nodes`)."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

Node = str | dict[str, Any]

DEEPEST = 12
MARKS = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("s", "del"), "del"),
    **{name: name for name in ("sup", "sub", "ins")},
}
IMAGE = re.compile(r"/images/([0-9a-f-]{36})/\d+/\Z")
AGREEMENT = re.compile(r"#agreement-(\d+)\Z")
WORD = re.compile(r"\S{60,}")
PIECE = 30


@dataclass(slots=True)
class Runs(ABC):
    """What the runs of an edition have in common.

    ``site`` is the address that relative links start from; ``agreements`` are the
    numbers that a reference can lead to; ``images`` collects the identities of the
    images met; ``notes`` are the footnotes by their anchors, ``numbers`` those placed.
    """

    site: str
    agreements: frozenset[int]
    images: list[str] = field(default_factory=list)
    notes: dict[str, Element] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    in_note: bool = False

    @abstractmethod
    def blocks(self, parent: Element, depth: int) -> Iterator[Node]:
        """The blocks within an element, a footnote for one."""

    def runs(self, parent: Element, depth: int) -> Iterator[Node]:
        """The text and the marks within one line or paragraph."""
        yield text_of(parent.text)
        for child in parent:
            yield from self.run(child, depth + 1)
            yield text_of(child.tail)

    def run(self, element: Element, depth: int) -> Iterator[Node]:
        classes = element.get("class") or ""
        if depth > DEEPEST:
            yield text_of(element.text_content())
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
            yield {"k": "code", "text": breakable(" ".join(element.text_content().split()))}
        elif element.tag in MARKS:
            yield {"k": MARKS[element.tag], "c": list(self.runs(element, depth))}
        else:
            yield from self.runs(element, depth)

    def _image(self, element: Element) -> Iterator[Node]:
        match = IMAGE.search(element.get("src") or "")
        alt = text_of(element.get("alt"))
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
            yield f" [{text_of(self.notes[key].text_content()).rstrip(' ↩︎')}]"
        else:
            self.numbers[key] = len(self.numbers) + 1
            self.in_note = True
            nodes = list(self.blocks(self.notes[key], DEEPEST - 6))
            self.in_note = False
            yield {"k": "note", "id": self.numbers[key], "c": nodes}

    def _absolute(self, target: str) -> str:
        """Empty for a place on the page, and for what is no address after all."""
        try:
            return "" if target.startswith("#") else urljoin(self.site, target)
        except ValueError:
            return ""

    def _link(self, element: Element, depth: int) -> Iterator[Node]:
        target = element.get("href") or ""
        children = list(self.runs(element, depth))
        url = self._absolute(target) if target else ""
        if not url:
            yield from children
            return
        is_spelt = element.text_content().strip() in (url, url.removeprefix("mailto:"))
        yield {"k": "a", "url": url, "c": children, "spelt": is_spelt, "in_note": self.in_note}


def text_of(text: str | None) -> str:
    """White space as a browser shows it, and words too long for a line made breakable."""
    return breakable(re.sub(r"[ \t\r\n\f]+", " ", text or ""))


def breakable(text: str) -> str:
    """A word of sixty letters and more may break after every thirty (U+200B ZERO WIDTH SPACE)."""

    def pieces(match: re.Match[str]) -> str:
        word = match[0]
        if word.startswith(("http://", "https://")):
            return word
        return "\u200b".join(word[at : at + PIECE] for at in range(0, len(word), PIECE))

    return WORD.sub(pieces, text)

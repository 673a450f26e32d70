"""What the elements of an HTML page call their text: heading, list item, quotation, caption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from . import vocabulary
from .page import UNMARKED, Mark

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = re.compile(r"[a-z]+")
BLOCKS = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 br tr td th section article header footer nav aside table "
    "blockquote figure figcaption form option button dt dd dl hr main label select".split()
)
# within these a newline of the source is a mere space; in others sites put a link on each line
FLOWING = frozenset("p li h1 h2 h3 h4 h5 h6 blockquote figcaption dt dd".split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
MOST = 9999


class Marks:
    """The mark of every element of one tree: its own, or that of the element around it.

    Each list item has a mark object of its own, so that the lines of one item
    can be told from those of the next.
    """

    def __init__(self, root: _Element) -> None:
        self.captions = frozenset(vocabulary.phrases("furniture", "html_caption_names"))
        self.items: dict[_Element, int] = {}
        self.flowing: set[_Element] = set()
        self.found: dict[_Element, Mark] = {}
        for element in root.iter():
            parent = element.getparent()
            above = self.found[parent] if parent is not None else UNMARKED
            self.found[element] = self._own(element) or above
            inline = element.tag not in BLOCKS or element.tag == "br"
            if element.tag in FLOWING or (inline and parent in self.flowing):
                self.flowing.add(element)

    def of(self, element: _Element) -> Mark:
        return self.found[element]

    def flows(self, element: _Element) -> bool:
        """Whether a newline in the text of an element is shown as a space."""
        return element in self.flowing

    def _own(self, element: _Element) -> Mark | None:
        tag: Any = element.tag
        if tag in HEADINGS:
            return Mark("heading", HEADINGS[tag])
        if tag == "li":
            return Mark("item", self._number(element))
        if tag == "blockquote":
            return Mark("quote")
        names = WORD.findall((element.get("class") or "").lower())
        if tag == "figcaption" or self.captions.intersection(names):
            return Mark("caption")
        return None

    def _number(self, item: _Element) -> int:
        """The number that a browser shows before an item; 0 in a bulleted list."""
        above = item.getparent()
        if above is None or above.tag != "ol":
            return 0
        said = item.get("value") or ("" if above in self.items else above.get("start") or "1")
        number = int(said) if said.isdecimal() and len(said) < 5 else self.items.get(above, 0) + 1
        self.items[above] = min(number, MOST)
        return self.items[above]

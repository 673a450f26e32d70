"""Which parts of an HTML page are furniture, by element, role, class and id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from . import vocabulary
from .page import Zone

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = re.compile(r"[a-z]+")
TEXTUAL = frozenset(("p", "div", "td", "li", "blockquote", "section", "article", "span"))


class Zones:
    """The zone of every element of one tree, worked out once.

    A mark of furniture counts only on an element that holds neither the
    headline nor the bulk of the prose: sites name outer wrappers carelessly.
    """

    def __init__(self, root: _Element) -> None:
        self.tags = frozenset(vocabulary.phrases("furniture", "html_tags"))
        self.roles = frozenset(vocabulary.phrases("furniture", "html_roles"))
        self.names = frozenset(vocabulary.phrases("furniture", "html_names"))
        self.metas = frozenset(vocabulary.phrases("furniture", "html_meta_names"))
        self.pictures = frozenset(vocabulary.phrases("furniture", "html_picture_names"))
        self.texts = frozenset(vocabulary.phrases("furniture", "html_text_names"))
        self.own: dict[_Element, int] = {}
        self.prose: dict[_Element, int] = {}
        self.titled: set[_Element] = set()
        self.zones: dict[_Element, Zone] = {}
        self._measure(root)
        self._decide(root)
        self.article = self._article(root)

    def of(self, element: _Element) -> Zone:
        zone = self.zones.get(element, "")
        if zone == "item" and element not in self.article:
            return ""
        return zone

    def _article(self, root: _Element) -> set[_Element]:
        """The deepest element that still holds nearly all the prose, and what is in it."""
        kept: dict[_Element, int] = {}
        for element in reversed(list(root.iter())):
            own = self.own[element] if self.zones[element] in ("", "item") else 0
            kept[element] = own + sum(kept[child] for child in element)
        holder = root
        while True:
            deeper = [child for child in holder if kept[child] * 100 >= kept[root] * 85]
            if not deeper or not kept[root]:
                return set(holder.iter())
            holder = deeper[0]

    def _measure(self, root: _Element) -> None:
        from lxml import etree

        for _, element in etree.iterwalk(root, events=("end",)):
            own = sum(len(piece) for piece in (element.text, *(c.tail for c in element)) if piece)
            own = own if element.tag in TEXTUAL and own > 60 else 0
            self.own[element] = own
            self.prose[element] = own + sum(self.prose.get(child, 0) for child in element)
            if element.tag == "h1" or any(child in self.titled for child in element):
                self.titled.add(element)
        self.bulk = self.prose.get(root, 0) / 2

    def _decide(self, root: _Element) -> None:
        from lxml import etree

        for _, element in etree.iterwalk(root, events=("start",)):
            parent = element.getparent()
            above = self.zones.get(parent, "") if parent is not None else ""
            self.zones[element] = above if above == "furniture" else self._own(element) or above

    def _own(self, element: _Element) -> Zone:
        tag: Any = element.tag
        if tag == "h1":
            return "title"
        outer = element in self.titled or self.prose[element] > max(self.bulk, 1)
        if outer or tag in ("html", "body", "main"):
            return ""
        if tag in self.tags or (element.get("role") or "").lower() in self.roles:
            return "furniture"
        names = WORD.findall(f"{element.get('class') or ''} {element.get('id') or ''}".lower())
        if self.names.intersection(names) or self._is_under_picture(names):
            return "furniture"
        if tag in ("li", "td", "th", "caption"):
            return "item"
        if tag == "time" or self.metas.intersection(names):
            return "meta"
        return ""

    def _is_under_picture(self, names: list[str]) -> bool:
        """ "img_cap", "photo-desc": what a picture shows."""
        return bool(self.pictures.intersection(names) and self.texts.intersection(names))

"""What the head of an HTML page says: JSON-LD first, then meta and Open Graph tags."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .page import Hints

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_JSON_LD = 512 * 1024
MAX_DEPTH = 12
ARTICLES = ("Article", "NewsArticle", "BlogPosting", "Report", "LiveBlogPosting", "PressRelease")
META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "published": (
        "article:published_time",
        "datepublished",
        "citation_publication_date",
        "dc.date",
        "dc.date.issued",
        "date",
        "pubdate",
        "parsely-pub-date",
    ),
    "author": ("author", "article:author", "dc.creator", "citation_author"),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "url": ("og:url",),
}


def read_hints(root: _Element) -> Hints:
    """The hints of one page; whatever is absent stays empty, nothing is invented."""
    found = _from_json_ld(root)
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if key and content:
            named.setdefault(key.lower(), content)
    for field, keys in META.items():
        for key in keys:
            if key in named:
                found.setdefault(field, named[key])
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            found["url"] = str(link.get("href"))
    language = (root.get("lang") or "").split("-")[0].lower()
    return Hints(
        title=found.get("title", ""),
        published=found.get("published", ""),
        author=found.get("author", ""),
        outlet=found.get("outlet", ""),
        url=found.get("url", ""),
        language=language,
    )


def _from_json_ld(root: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        source = script.text or ""
        if len(source) > MAX_JSON_LD:
            continue
        try:
            loaded = json.loads(source)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(loaded, 0):
            _take(node, found)
    return found


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Objects of a JSON-LD block down the containers that hold whole items."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"), depth + 1)


def _take(node: dict[str, Any], found: dict[str, str]) -> None:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    if not any(name in ARTICLES for name in names):
        return
    for field, key in (("title", "headline"), ("published", "datePublished")):
        if isinstance(node.get(key), str):
            found.setdefault(field, node[key].strip())
    for field, key in (("author", "author"), ("outlet", "publisher")):
        value = node.get(key)
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, dict) and isinstance(first.get("name"), str):
            found.setdefault(field, first["name"].strip())

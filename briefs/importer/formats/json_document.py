"""One JSON object to a page: ``text`` or ``html``, and what it says about itself."""

from __future__ import annotations

from typing import Any

from briefs.importer.draft import DocumentRejected
from briefs.importer.page import Hints, Page

from .headings import with_title
from .hints import as_day, merged
from .json_text import Number, parse_json
from .names import shown
from .normal import normalise
from .plain import plain_page

_BODIES = ("text", "html")


def read_json(page: Page) -> Page:
    """A page whose text is one JSON object to the page that the object holds.

    ``text`` (or else ``html``) is the document; ``title``, ``published`` and
    ``url`` are hints as an HTML page's meta tags are. Raises DocumentRejected.
    """
    value = parse_json(page.name, page.text)
    if not isinstance(value, dict):
        raise DocumentRejected(
            f"{page.name}: holds a JSON {_sort(value)}; send an object with “text” or “html”."
        )
    body = next((key for key in _BODIES if _is_text(page.name, value, key)), "")
    if not body:
        raise DocumentRejected(
            f"{page.name}: has neither “text” nor “html” with anything in it. Keys found: "
            f"{', '.join(shown(key)[:40] for key in list(value)[:8]) or 'none'}."
        )
    text, warnings = normalise(page.name, value[body])
    said = {key: _line(page.name, value, key) for key in ("title", "published", "url")}
    hints = Hints(title=said["title"], published=as_day(said["published"]), url=said["url"])
    inner = page.changed(text=text, warnings=page.warnings + warnings, url=page.url or said["url"])
    if body == "html":
        from .html_page import read_html

        inner = read_html(inner)
        return with_title(inner.changed(hints=merged(hints, inner.hints)))
    return with_title(plain_page(inner.changed(hints=merged(hints, inner.hints))))


def _is_text(name: str, value: dict[str, Any], key: str) -> bool:
    found = value.get(key)
    if found is None:
        return False
    if not isinstance(found, str) or isinstance(found, Number):
        raise DocumentRejected(f"{name}: “{key}” is a {_sort(found)}; it must be a string.")
    return bool(found.strip())


def _line(name: str, value: dict[str, Any], key: str) -> str:
    found = value.get(key)
    if not isinstance(found, str) or isinstance(found, Number):
        return ""
    return " ".join(normalise(name, found)[0].split())[:1000]


def _sort(value: Any) -> str:
    sorts = {dict: "object", list: "list", bool: "truth value", str: "string", Number: "number"}
    return sorts.get(type(value), "value that is no object")

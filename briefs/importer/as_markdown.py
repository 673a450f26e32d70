"""The article of a draft as Markdown, for an editor to work on."""

from __future__ import annotations

import re

from .draft import Block, Draft

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")
_LIST_MARK = re.compile(r"([-+]|\d{1,9}[.)])(?=\s)")


def as_markdown(draft: Draft) -> str:
    """Headings as ``###``, list items, quotations and paragraphs, each showing just its words."""
    parts: list[str] = []
    above: Block | None = None
    for block in draft.blocks:
        parts.append(_glue(above, block) + _line(block, block.span.of(draft.text)))
        above = block
    return "".join(parts)


def _glue(above: Block | None, block: Block) -> str:
    """Items of one list, and quotations one after another, hang together."""
    if above is None:
        return ""
    if above.kind == block.kind == "quote":
        return "\n>\n"
    listed = above.kind == block.kind == "item" and bool(above.number) == bool(block.number)
    return "\n" if listed else "\n\n"


def _line(block: Block, text: str) -> str:
    words = _escaped(text)
    if block.kind == "heading":
        return f"### {words}"
    if block.kind == "quote":
        return f"> {words}"
    if block.kind == "item":
        return f"{block.number}. {words}" if block.number else f"- {words}"
    return words


def _escaped(text: str) -> str:
    """One line of Markdown that shows just these characters."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    mark = _LIST_MARK.match(escaped)
    if not mark:
        return escaped
    return f"{escaped[: mark.end() - 1]}\\{escaped[mark.end() - 1 :]}"

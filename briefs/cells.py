"""Cells that no spreadsheet takes for a formula, and from which nothing is lost.

A spreadsheet computes a cell that begins with ``=``, ``+``, ``-``, ``@`` (or their
full-width forms), a tab or a carriage return (OWASP, *CSV Injection*). Such a cell
gets an apostrophe before it, and so does one that begins with an apostrophe: whoever
takes away one leading apostrophe has what was there.
"""

from __future__ import annotations

from collections.abc import Iterable

GUARD = "'"
COMPUTED = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
BETWEEN = " | "


def safe(cell: str) -> str:
    return GUARD + cell if cell.startswith((*COMPUTED, GUARD)) else cell


def listed(parts: Iterable[str | None]) -> str:
    """Several values in one cell; an unknown one keeps its place and is empty."""
    return BETWEEN.join(part or "" for part in parts)

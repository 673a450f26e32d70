"""Rows and cells of tables in a plain text, and items of lists that have lost their bullets.

A table is told from a list of links by what stands above it: a sentence that announces it,
or nothing but running text when it is made of figures.
"""

from __future__ import annotations

import re

from . import looks
from .dates import full_dates
from .units import Unit

# words of a cell or a bare item at most
CELL = 25
ITEMS, ROWS, COLUMNS, FIGURES = 2, 2, 2, 6
DIGIT = re.compile(r"\d")
GAP = re.compile(r"[ \t\xa0]{2,}")
FIGURE = re.compile(r"[-+–(]?[$€£¥]?\d[\d.,/:-]{0,14}(?:%|\)|[ -][\w/-]{1,6}){0,2}$|n/a$|-$")
COMPARED = re.compile(r"\d.{0,40} vs\.? .{0,30}\d")
# how a sentence announces a list that stands at the end of an article
ANNOUNCED = re.compile(r"\b(?:following|below|as follows|these|are|were|include|included|signed):$")
SHOWN = re.compile(r"\b(?:table|chart|list)\b[^.]{0,20}\.$|\bbelow\.$", re.IGNORECASE)


def is_row(unit: Unit) -> bool:
    """ "Net loss   18.2 mln   loss 30.7 mln", "Shr 41 cts vs 38 cts"."""
    text = unit.text
    gaps = len(unit.raw) > len(text) or " vs" in text
    if not gaps or looks.size(text) > CELL or not DIGIT.search(text):
        return False
    figures = sum(DIGIT.search(cell) is not None for cell in GAP.split(unit.raw))
    told = figures >= COLUMNS or COMPARED.search(text) is not None
    return told and not full_dates(text)


def opens_table(units: list[Unit], index: int) -> bool:
    """A report of figures that begins with them: "Shr 41 cts vs 38 cts", and another below."""
    rows = units[index : index + ROWS]
    return len(rows) == ROWS and all(COMPARED.search(unit.text) and is_row(unit) for unit in rows)


def cells_at(units: list[Unit], index: int, start: int) -> tuple[range, int]:
    """The rows, cells or bare items from ``units[index]`` on, and where the short lines end.

    The range is empty where there is no table. ``start`` is where the article begins.
    """
    end = index
    while end < len(units) and _is_cell(units[end]):
        end += 1
    if end == index:
        return range(0), index + 1
    if index == start and opens_table(units, index):
        return _rows(units, index, end), end
    return _of_run(units, index, end) if index else range(0), end


def _is_cell(unit: Unit) -> bool:
    if unit.zone in ("furniture", "title") or looks.size(unit.text) > CELL:
        return False
    return is_row(unit) or not (looks.is_furniture(unit) or looks.is_prose(unit.text))


def _of_run(units: list[Unit], start: int, end: int) -> range:
    """The part of a run of short lines that is a table or a list; an empty range if none is."""
    lead, run = units[start - 1].text, units[start:end]
    resumed = end < len(units) and looks.is_prose(units[end].text)
    announced = looks.is_lead_in(lead) and (resumed or ANNOUNCED.search(lead[-40:]))
    if announced and len(run) >= ITEMS:
        return range(start, end)
    if not (looks.is_prose(lead) or lead.endswith(":")):
        return range(0)
    if SHOWN.search(lead[-60:]) and len(run) > ITEMS:
        return range(start, end)
    figures = sum(FIGURE.match(unit.text) is not None for unit in run)
    if len(run) >= FIGURES and figures * 3 >= len(run):
        return range(start, end)
    return _rows(units, start, end)


def _rows(units: list[Unit], start: int, end: int) -> range:
    """Rows of figures right below the text, or where the text would begin; a label may lead."""
    first = start + units[start].text.endswith(":")
    rows = next((at for at in range(first, end) if not is_row(units[at])), end)
    return range(start, rows) if rows - first >= ROWS else range(0)

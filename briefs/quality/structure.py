"""Headings and tables that a reader can find the way in, by eye or by ear (WCAG 1.3.1, 2.4.6)."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.quality.advice import Advice
from briefs.quality.outline import Outline

SECTION = 2  # the heading of a section is an h2 on the public page
# How a heading of each level is written (briefs.markup._lower_heading).
WRITTEN = {3: "###", 4: "####", 5: "#####", 6: "######"}


def headings(section: Outline) -> Iterator[Advice]:
    """Levels that are skipped on the way down, and headings without words."""
    above = SECTION
    for heading in section.headings:
        if not heading.words:
            message = "A heading has no words: write them, or take the heading out."
            yield Advice(section.field, "", message)
            continue
        if heading.level > above + 1:
            yield Advice(
                section.field,
                heading.words,
                f"This heading is of level {heading.level} and follows one of level {above}: "
                f"write it with {WRITTEN[above + 1]}.",
            )
        above = heading.level


def tables(section: Outline) -> Iterator[Advice]:
    """The first row names the columns; the corner above the names of the rows may be empty."""
    for cells in section.tables:
        if not any(cells):
            message = "A table has an empty first row: name its columns there."
            yield Advice(section.field, "", message)
        elif not all(cells[1:]):
            message = "A column of this table has no name in the first row."
            yield Advice(section.field, " | ".join(cells), message)

"""Lines to units: hard-wrapped lines are joined, everything else stands alone."""

from __future__ import annotations

from dataclasses import dataclass

from .draft import Span
from .joining import continues
from .page import Line, Mark, Page, Zone
from .wrapping import wrapping_of


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, heading, item or stray line: ``text`` has its line breaks as spaces.

    ``raw`` is the first line with its inner gaps, by which menus are told.
    """

    text: str
    raw: str
    span: Span
    lines: tuple[Span, ...]
    zone: Zone
    mark: Mark


def units_of(page: Page) -> list[Unit]:
    """The units of a page in order; joins only what a fixed width has broken."""
    wrapping = wrapping_of(page)
    units: list[Unit] = []
    run: list[Line] = []
    for line in page.lines:
        if run and not continues(page, run, line, wrapping):
            units.append(_unit(page.text, run))
            run = []
        run.append(line)
    if run:
        units.append(_unit(page.text, run))
    return units


def _unit(text: str, run: list[Line]) -> Unit:
    span = Span(run[0].span.start, run[-1].span.end)
    return Unit(
        text=" ".join(span.of(text).split()),
        raw=run[0].span.of(text),
        span=span,
        lines=tuple(line.span for line in run),
        zone=run[0].zone,
        mark=run[0].mark,
    )

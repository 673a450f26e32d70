"""Lines to units: hard-wrapped lines are joined, everything else stands alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from .draft import Span
from .page import Line, Mark, Page, Zone

WIDEST = 110
SLACK = 4


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
    width = wrap_width(page)
    units: list[Unit] = []
    run: list[Line] = []
    for line in page.lines:
        if run and not (width and _continues(page.text, run[-1], line, width)):
            units.append(_unit(page.text, run))
            run = []
        run.append(line)
    if run:
        units.append(_unit(page.text, run))
    return units


def wrap_width(page: Page) -> int:
    """The width at which lines were broken, 0 when they were not.

    A width is believed when three lines or more, and a third of all lines,
    end within fifteen characters of it and none of the text runs far beyond.
    """
    lengths = [line.span.end - line.span.start for line in page.lines]
    if not lengths or sum(length > WIDEST for length in lengths) * 10 > len(lengths):
        return 0
    near = Counter(length for length in lengths if 40 <= length <= WIDEST)
    for width in sorted(near, reverse=True):
        close = sum(near[length] for length in range(width - 5, width + 1))
        if close >= 3:
            full = sum(near[length] for length in range(width - 15, width + 1))
            return width if full * 3 >= len(lengths) else 0
    return 0


def _continues(text: str, above: Line, below: Line, width: int) -> bool:
    """Greedy wrapping breaks only where the next word would not have fitted."""
    if below.opens:
        return False
    line = below.span.of(text)
    if len(line.split()) <= 2 and text[above.span.end - 1] in '.!?"”':
        return False
    word = line.split(None, 1)[0]
    return above.span.end - above.span.start + 1 + len(word) > width - SLACK


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

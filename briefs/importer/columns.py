"""In which columns of its text a line begins and ends."""

from __future__ import annotations

from .page import Line

# a margin is looked for no further; text behind a longer one is no line of its own
FURTHEST = 110
# a tab shows as two to eight columns
TAB = 4


def edge_of(text: str, line: Line) -> int:
    """The column at which a line ends."""
    return margin_of(text, line) + line.span.end - line.span.start


def margin_of(text: str, line: Line) -> int:
    """The column at which a line begins; 0 where no line break stands near."""
    if text[line.span.start - 1 : line.span.start] in ("", "\n"):
        return 0
    start = text.rfind("\n", max(0, line.span.start - FURTHEST), line.span.start) + 1
    if not start and line.span.start > FURTHEST:
        return 0
    return len(text[start : line.span.start].expandtabs(TAB))

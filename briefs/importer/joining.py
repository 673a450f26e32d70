"""Where a line that was broken for want of room goes on in the next one."""

from __future__ import annotations

from .columns import edge_of, margin_of
from .markers import marker_length, sign_of
from .page import Line, Page
from .wrapping import FINISHED, SLACK, Wrapping

# words of a line in capitals that stands apart from lines in small letters
SHOUTED = 3


def continues(page: Page, run: list[Line], below: Line, wrapping: Wrapping) -> bool:
    """Whether a line goes on with the paragraph or item that ``run`` holds so far.

    Greedy breaking breaks only where the next word would not have fitted.
    """
    if below.flows or _hangs(page, run, below):
        return True
    if below.opens or not wrapping.width:
        return False
    first, above, line = run[0].span.of(page.text), run[-1], below.span.of(page.text)
    end = page.text[above.span.end - 1]
    if _opens_item(first, end, line) or _shouts_alone(above.span.of(page.text), line):
        return False
    finished, goes_on = end in FINISHED, line[0].islower()
    if finished and not goes_on and (len(line.split()) <= 2 or sign_of(first)):
        return False
    edge = edge_of(page.text, above)
    if edge > wrapping.width + max(2 * SLACK, wrapping.slack):
        return False
    room = edge + 1 + len(line.split(None, 1)[0])
    strict = finished and not (goes_on or wrapping.signed)
    return room > wrapping.width - (0 if strict else wrapping.slack)


def _opens_item(first: str, end: str, line: str) -> bool:
    """A bullet after a finished line, or after another item of the same sort."""
    sign = sign_of(line)
    return bool(sign) and (end in FINISHED or end == "," or sign_of(first) == sign)


def _shouts_alone(above: str, line: str) -> bool:
    """A headline in capitals goes on in capitals, and with nothing else."""
    one, other = above.isupper(), line.isupper()
    return one != other and len((above if one else line).split()) >= SHOUTED


def _hangs(page: Page, run: list[Line], below: Line) -> bool:
    """The further lines of an item stand below its words, not below its bullet."""
    margin = margin_of(page.text, below)
    marker = marker_length(run[0].span.of(page.text)) if margin else 0
    close = page.text.count("\n", run[-1].span.end, below.span.start) == 1
    if not marker or not close or sign_of(below.span.of(page.text)):
        return False
    return margin == margin_of(page.text, run[0]) + marker

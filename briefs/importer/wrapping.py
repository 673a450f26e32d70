"""The width at which lines were broken, and where one that was broken goes on."""

from __future__ import annotations

from collections import Counter
from functools import cache

from . import vocabulary
from .markers import marker_length, sign_of
from .page import Line, Page

WIDEST = 110
NARROWEST = 28
# columns that tell little; a text of fewer needs more breaks to be believed
NARROW = 40
SLACK = 4
FINISHED = '.!?:;"”…。！？'


def wrap_width(page: Page) -> int:
    """The width at which lines were broken, 0 when they were not.

    A width is believed when three lines or more, and a third of all lines,
    end within fifteen characters of it and none of the text runs far beyond;
    or when sentences go on in the next line wherever no word more had room.
    """
    lengths = [line.span.end - line.span.start for line in page.lines]
    if not lengths or sum(length > WIDEST for length in lengths) * 10 > len(lengths):
        return 0
    return _common_width(lengths) or _width_of_breaks(page, lengths)


def _common_width(lengths: list[int]) -> int:
    near = Counter(length for length in lengths if NARROW <= length <= WIDEST)
    for width in sorted(near, reverse=True):
        close = sum(near[length] for length in range(width - 5, width + 1))
        if close >= 3:
            full = sum(near[length] for length in range(width - 15, width + 1))
            return width if full * 3 >= len(lengths) else 0
    return 0


def _width_of_breaks(page: Page, lengths: list[int]) -> int:
    """The longest line that breaks a sentence, if hardly any other is longer or broke too soon."""
    breaks = [
        (lengths[at], len(_first_word(page, below)))
        for at, below in enumerate(page.lines[1:])
        if _breaks_sentence(page, page.lines[at], below)
    ]
    width = max((length for length, _ in breaks), default=0)
    least = 1 if width >= NARROW else 3
    if not NARROWEST <= width <= WIDEST or len(breaks) < least:
        return 0
    longer = sum(length > width + SLACK for length in lengths)
    early = sum(length + 1 + word <= width - SLACK for length, word in breaks)
    return width if longer <= 1 and early * 10 <= len(breaks) else 0


def _breaks_sentence(page: Page, above: Line, below: Line) -> bool:
    """A small letter below no full stop, or a word above that ends nothing, such as "the"."""
    if below.opens or above.zone != below.zone:
        return False
    text = page.text
    end = text[above.span.end - 1]
    if text[below.span.start].islower():
        return end.isalnum() or end == ","
    last = text[max(above.span.start, above.span.end - 12) : above.span.end].split(" ")[-1]
    return last in _joining_words()


@cache
def _joining_words() -> frozenset[str]:
    languages = vocabulary.groups("languages", "stopwords").values()
    return frozenset(word for words in languages for word in words)


def _first_word(page: Page, line: Line) -> str:
    return line.span.of(page.text)[: WIDEST * 2].split(None, 1)[0]


def continues(page: Page, run: list[Line], below: Line, width: int) -> bool:
    """Whether a line goes on with the paragraph or item that ``run`` holds so far.

    Greedy breaking breaks only where the next word would not have fitted.
    """
    first, above, line = run[0].span.of(page.text), run[-1], below.span.of(page.text)
    if below.flows:
        return True
    if below.opens:
        return _hangs(page, run, below)
    end = page.text[above.span.end - 1]
    if not width or _opens_item(first, end, line):
        return False
    finished = end in FINISHED
    if finished and (len(line.split()) <= 2 or (sign_of(first) and not line[0].islower())):
        return False
    length = above.span.end - above.span.start
    if length > width + 2 * SLACK:
        return False
    room = length + 1 + len(line.split(None, 1)[0])
    return room > (width if finished else width - SLACK)


def _opens_item(first: str, end: str, line: str) -> bool:
    """A bullet after a finished line, or after another item of the same sort."""
    sign = sign_of(line)
    return bool(sign) and (end in FINISHED or end == "," or sign_of(first) == sign)


def _hangs(page: Page, run: list[Line], below: Line) -> bool:
    """The further lines of an item stand below its words, not below its bullet."""
    marker = marker_length(run[0].span.of(page.text))
    close = page.text.count("\n", run[-1].span.end, below.span.start) == 1
    if not marker or not close or sign_of(below.span.of(page.text)):
        return False
    return _margin(page, below) == _margin(page, run[0]) + marker


def _margin(page: Page, line: Line) -> int:
    return line.span.start - (page.text.rfind("\n", 0, line.span.start) + 1)

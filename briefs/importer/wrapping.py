"""The width at which the lines of a page were broken, and how strictly."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from . import vocabulary
from .columns import edge_of, margin_of
from .page import Line, Page

WIDEST = 110
NARROWEST = 28
# columns that tell little; a text of fewer needs more breaks to be believed
NARROW = 40
SLACK = 4
# so far from the width lines end at most that were broken by hand, and so many tell how far
RAGGED = 24
MEASURABLE = 4
# words of a line in capitals that is no label
SHOUTED = 3
FINISHED = '.!?:;"”…。！？'


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How lines were broken: ``width`` in columns, 0 when they were not.

    ``slack`` is how far from the width a line may end although the next word had room.
    ``signed`` is true where a blank line or an indent stands before every paragraph:
    then the end of a sentence does not end one.
    """

    width: int = 0
    slack: int = SLACK
    signed: bool = False


UNWRAPPED = Wrapping()


def wrapping_of(page: Page) -> Wrapping:
    """How the lines of a page were broken.

    A width is believed when three lines or more, and a third of all lines,
    end within fifteen columns of it, none of the text runs far beyond, and
    a sentence goes on from one line to the next;
    or when sentences go on in the next line wherever no word more had room.
    """
    edges = [edge_of(page.text, line) for line in page.lines]
    if not edges or sum(edge > WIDEST for edge in edges) * 10 > len(edges):
        return UNWRAPPED
    breaks = _breaks(page, edges)
    common = _common_width(edges) if breaks or not _has_capitals(page) else 0
    width = common or _width_of_breaks(edges, breaks)
    early = [room <= width - SLACK for edge, room in breaks if edge * 2 > width]
    ragged = sum(early) * 10 > len(early)
    slack = RAGGED if ragged and len(early) >= MEASURABLE else SLACK
    signed = bool(width) and _is_signed(page, edges, width - slack)
    if not common and ragged and not signed:
        return UNWRAPPED
    return Wrapping(width, slack, signed)


def _common_width(edges: list[int]) -> int:
    near = Counter(edge for edge in edges if NARROW <= edge <= WIDEST)
    for width in sorted(near, reverse=True):
        close = sum(near[edge] for edge in range(width - 5, width + 1))
        if close >= 3:
            full = sum(near[edge] for edge in range(width - 15, width + 1))
            return width if full * 3 >= len(edges) else 0
    return 0


def _breaks(page: Page, edges: list[int]) -> list[tuple[int, int]]:
    """Where lines that break a sentence end, and where they would with the next word."""
    found = []
    for at, below in enumerate(page.lines[1:]):
        if _breaks_sentence(page, page.lines[at], below):
            found.append((edges[at], edges[at] + 1 + len(_first_word(page, below))))
    return found


def _has_capitals(page: Page) -> bool:
    """In a script with capitals some line of a wrapped text begins in small letters."""
    return any(page.text[line.span.start].isupper() for line in page.lines)


def _width_of_breaks(edges: list[int], breaks: list[tuple[int, int]]) -> int:
    """The longest line that breaks a sentence, if hardly any other is longer."""
    width = max((edge for edge, _ in breaks), default=0)
    least = 1 if width >= NARROW else 3
    if not NARROWEST <= width <= WIDEST or len(breaks) < least:
        return 0
    return width if sum(edge > width + SLACK for edge in edges) <= 1 else 0


def _is_signed(page: Page, edges: list[int], full: int) -> bool:
    """Whether full lines begin below a sign of a paragraph, and none below a short end of one."""
    signed = unsigned = 0
    for at, line in enumerate(page.lines):
        if edges[at] < full:
            continue
        if line.opens:
            signed += at + 1 < len(edges) and not page.lines[at + 1].opens
        elif edges[at - 1] < full // 2:
            unsigned += page.text[page.lines[at - 1].span.end - 1] in FINISHED
    return signed >= 2 and unsigned * 10 <= signed


def _breaks_sentence(page: Page, above: Line, below: Line) -> bool:
    """A small letter below no full stop, or a word above that ends nothing, such as "the"."""
    if below.opens or above.zone != below.zone:
        return False
    text = page.text
    end = text[above.span.end - 1]
    if text[below.span.start].islower():
        return end.isalnum() or end == ","
    last = text[max(above.span.start, above.span.end - 12) : above.span.end].split(" ")[-1]
    return last in _joining_words() or (last.isupper() and _breaks_capitals(page, above, below))


def _breaks_capitals(page: Page, above: Line, below: Line) -> bool:
    """A wire in capitals goes on below "THE" too, or below the indented first of its lines."""
    one, other = above.span.of(page.text), below.span.of(page.text)
    last = one.rsplit(None, 1)[-1]
    if not (one.isupper() and other.isupper() and last[-1].isalnum()) or one.count(" ") < SHOUTED:
        return False
    return last.lower() in _joining_words() or margin_of(page.text, above) > margin_of(
        page.text, below
    )


@cache
def _joining_words() -> frozenset[str]:
    languages = vocabulary.groups("languages", "stopwords").values()
    return frozenset(word for words in languages for word in words)


def _first_word(page: Page, line: Line) -> str:
    return line.span.of(page.text)[: WIDEST * 2].split(None, 1)[0]

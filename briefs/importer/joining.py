"""Where a line that was broken for want of room goes on in the next one."""

from __future__ import annotations

import re

from .columns import edge_of, margin_of
from .credits import is_agency
from .datelines import read_dateline
from .markers import marker_length, sign_of
from .page import Line, Page
from .wrapping import FINISHED, SLACK, Wrapping

RIGHTS = ("Copyright", "COPYRIGHT", "©", "(c) ", "(C) ")
BY = ("By ", "BY ")
LONGEST_BYLINE = 60
# letters of the words that a line of names has small: "of", "and", "van"
SMALL = 3
# "Georgetown, GIS, April 11, 2006": more than a day, which may end a sentence
STAMP = re.compile(r"[^\W\d_]{3,20}, [^\n]{4,40}\b(?:19|20)\d\d$")
# words of a line in capitals that stands apart from lines in small letters
SHOUTED = 3
# what parts a dateline from the report
MARKS = ("-", "–", "—", "_", ":", ")")


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
    over = above.span.of(page.text)
    if _opens_item(first, end, line) or _shouts_alone(over, line):
        return False
    if (
        line.startswith(RIGHTS)
        or _is_menu(over)
        or _is_menu(line)
        or _is_line_of_head(over, line, len(run) == 1)
    ):
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


def _is_menu(line: str) -> bool:
    """ "[Home] [Links]", "News | Sport | Letters"."""
    return line.count(" | ") > 1 or line.count("] [") > 0


def _is_line_of_head(above: str, line: str, alone: bool) -> bool:
    """A byline stands by itself below a headline, and so does a stamp with place and date."""
    if _is_byline(above) or (_is_byline(line) and not (above.isupper() and line.isupper())):
        return True
    if alone and _has_no_small_words(line) and STAMP.match(line) is not None:
        return True
    return above[-1] not in FINISHED and _begins_report(line)


def _begins_report(line: str) -> bool:
    """ "KIGALI, Nov 29 (AFP) - Rebels": a headline never runs on into a dateline."""
    dateline = read_dateline(line)
    signed = bool(dateline.date) or is_agency(dateline.agency)
    return dateline.place != "" and signed and line[: dateline.length].rstrip()[-1:] in MARKS


def _is_byline(line: str) -> bool:
    return line.startswith(BY) and len(line) < LONGEST_BYLINE and _has_no_small_words(line[3:])


def _has_no_small_words(line: str) -> bool:
    """Names, days and figures; in a sentence some word of four letters or more is small."""
    return not any(len(word) > SMALL and word[0].islower() for word in line.split())


def _hangs(page: Page, run: list[Line], below: Line) -> bool:
    """The further lines of an item stand below its words, not below its bullet."""
    margin = margin_of(page.text, below)
    marker = marker_length(run[0].span.of(page.text)) if margin else 0
    close = page.text.count("\n", run[-1].span.end, below.span.start) == 1
    if not marker or not close or sign_of(below.span.of(page.text)):
        return False
    return margin == margin_of(page.text, run[0]) + marker

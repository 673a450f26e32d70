"""Where paragraphs of a plain text begin: after a blank line, or by their indentation.

What counts is how deep a line stands beside the lines above it, never its margin as such:
a body may be set in as a whole, and stand below lines that are not.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

MARGIN = " \t\f\v\xa0\u2002\u2003\u2009\u202f\u3000"
# columns that make a line deeper than another; one alone is carelessness
DEEPER = 2
TAB = 8
WIDE = "\u2003\u3000"
FINISHED = '.!?:"”…。！？'


def margin_length(raw: str) -> int:
    """How many characters a line has before its first visible one."""
    return len(raw) - len(raw.lstrip(MARGIN))


def openings(raws: list[str]) -> list[bool]:
    """For each line whether a paragraph surely begins there; never at a blank one."""
    columns = [_column(raw) for raw in raws]
    deep = _deep_columns(columns)
    # the margins of the paragraph's first line and of its others, -1 before there is one
    first = rest = -1
    found = [False] * len(raws)
    for at, column in enumerate(columns):
        if column < 0:
            first = rest = -1
            continue
        if first < 0:
            found[at] = True
        else:
            by = column - (first if rest < 0 else rest)
            # below a first line stands another, unless it breaks off as in an inset passage
            again = by > -DEEPER and column in deep
            found[at] = by >= DEEPER or (again and raws[at - 1].rstrip(MARGIN)[-1] in FINISHED)
        first, rest = (column, -1) if found[at] else (first, column)
    return found


def _deep_columns(columns: list[int]) -> set[int]:
    """The margins of first lines: from them lines fall back to where they most often do."""
    falls = [(high, low) for high, low in pairwise(columns) if 0 <= low <= high - DEEPER]
    times, lines = Counter(low for _, low in falls), Counter(columns)
    usual = max(times, key=lambda low: (times[low], lines[low]), default=-1)
    return {high for high, low in falls if low == usual}


def _column(raw: str) -> int:
    """The column of the first visible character, -1 where there is none."""
    if raw and raw[0] not in MARGIN:
        return 0
    length = margin_length(raw)
    if length == len(raw):
        return -1
    margin = raw[:length]
    return len(margin.expandtabs(TAB)) + sum(margin.count(sign) for sign in WIDE)

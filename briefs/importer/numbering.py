"""Under which numbers a brief lists the agreements that a later document brings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from briefs.brief import Brief
from briefs.markup import referenced


def next_numbers(brief: Brief) -> Iterator[int]:
    """Numbers after the last one, without end; none to which a link in the text leads.

    Whoever wrote that link meant an entry that is not listed any more.
    """
    positions = brief.listed_agreements.values_list("position", flat=True)
    linked = {number for name in Brief.SECTIONS for number in referenced(getattr(brief, name))}
    return (number for number in count(max(positions, default=0) + 1) if number not in linked)

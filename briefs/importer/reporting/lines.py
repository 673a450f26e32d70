"""A line for each document: for logs, pipes and terminals that cannot go back in a line."""

from __future__ import annotations

from collections.abc import Callable

from briefs.importer.models import ImportItem
from briefs.importer.reporting.cells import printable
from briefs.importer.reporting.watch import Watch


class PlainLines(Watch):
    def __init__(self, say: Callable[[str], object]) -> None:
        super().__init__()
        self.say = say

    def ends(self, item: ImportItem) -> None:
        super().ends(item)
        reason = f" ({item.reason})" if item.reason else ""
        self.say(printable(f"{item.outcome:<10} {item.name}{reason}"))


class RejectedLines(PlainLines):
    """Of those that were not taken only."""

    def ends(self, item: ImportItem) -> None:
        if item.outcome == ImportItem.Outcome.REJECTED:
            super().ends(item)
        else:
            Watch.ends(self, item)

"""Whoever watches a run."""

from __future__ import annotations

from collections import Counter
from types import TracebackType

from briefs.importer.models import Import, ImportItem


class Watch:
    """Is told of each step of a run and counts the outcomes; this one says nothing.

    Used as a context manager around the run: what it draws or writes is whole
    again when the block ends, however it ends.
    """

    def __init__(self) -> None:
        self.run: Import | None = None
        self.files = self.files_done = 0
        self.counts: Counter[str] = Counter()

    def __enter__(self) -> Watch:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        return None

    def begins(self, run: Import, files: int) -> None:
        """The run has its row; so many files were found."""
        self.run, self.files = run, files

    def reads(self, name: str) -> None:
        """The document or file of this name comes next."""

    def ends(self, item: ImportItem) -> None:
        """A document is done; no signal interrupts this."""
        self.counts[item.outcome] += 1

    def ends_file(self) -> None:
        """All documents of a file are done."""
        self.files_done += 1

"""A run as one JSON object on one line, written as it goes."""

from __future__ import annotations

import json
from typing import Any

from briefs.importer.models import ImportItem
from briefs.importer.reporting.watch import Watch


class JsonStream(Watch):
    """``{"items": [{…}, …], "counts", "run", "dry_run", "interrupted", "error"}``.

    An item is ``{"name", "outcome", "reason", "source", "brief", "agreements",
    "proposals"}``: the SHA-256 of the bytes, the permanent identity of the draft
    (each null where there is none), how many agreements the draft lists and how
    many proposals wait. ``run`` is null when nothing is stored. The object is
    whole however the run ends; no item is kept in memory.
    """

    def __init__(self, stream: Any, *, is_kept: bool, dry_run: bool) -> None:
        super().__init__()
        self.stream, self.is_kept, self.dry_run = stream, is_kept, dry_run

    def __enter__(self) -> JsonStream:
        self._write('{"items": [')
        return self

    def __exit__(self, kind: Any, error: BaseException | None, traceback: Any) -> None:
        interrupted = isinstance(error, KeyboardInterrupt)
        end = {
            "counts": {value: self.counts[value] for value in ImportItem.Outcome.values},
            "run": str(self.run.uid) if self.run and self.is_kept else None,
            "dry_run": self.dry_run,
            "interrupted": interrupted,
            "error": "" if error is None or interrupted else str(error) or type(error).__name__,
        }
        self._write("], " + json.dumps(end)[1:] + "\n")

    def ends(self, item: ImportItem) -> None:
        comma = ", " if self.counts else ""
        super().ends(item)
        self._write(comma + json.dumps(as_row(item)))

    def _write(self, text: str) -> None:
        self.stream.write(text, ending="")
        self.stream.flush()


def as_row(item: ImportItem) -> dict[str, Any]:
    return {
        "name": item.name,
        "outcome": str(item.outcome),
        "reason": item.reason,
        "source": item.source.sha256 if item.source else None,
        "brief": str(item.brief.uid) if item.brief else None,
        "agreements": item.brief.listed_agreements.count() if item.brief else 0,
        "proposals": item.proposals.open().count(),
    }

"""One line of a terminal, drawn anew while a run goes on."""

from __future__ import annotations

import shutil
import threading
import time
from collections import deque
from typing import Any

from briefs.importer.models import ImportItem
from briefs.importer.reporting.cells import cells, fitted, printable
from briefs.importer.reporting.watch import Watch

SECONDS_BETWEEN = 0.1
DRAWN_FOR_THE_RATE = 50
LEAST_OF_A_NAME = 8
_ERASED = "\r\x1b[K"


class LiveLine(Watch):
    """Files done, rate, outcomes so far and what is read now; a rejection stays as a line above."""

    def __init__(self, stream: Any) -> None:
        super().__init__()
        self.stream = stream
        self.name = ""
        self.drawn: deque[tuple[float, int]] = deque(maxlen=DRAWN_FOR_THE_RATE)
        self.lock = threading.Lock()
        self.over = threading.Event()
        # a thread, so that the line is right while one document takes long
        self.thread = threading.Thread(target=self._keep_drawing, daemon=True)

    def __enter__(self) -> LiveLine:
        self.drawn.append((time.monotonic(), 0))
        self.thread.start()
        return self

    def __exit__(self, *error: Any) -> None:
        self.over.set()
        self.thread.join()
        self._write(_ERASED)

    def reads(self, name: str) -> None:
        self.name = printable(name)

    def ends(self, item: ImportItem) -> None:
        super().ends(item)
        if item.outcome == ImportItem.Outcome.REJECTED:
            self._write(f"{_ERASED}rejected   {printable(item.reason)}\n")

    def line(self, columns: int) -> str:
        """The line as it stands now, in at most so many columns."""
        parts = [f"{self.files_done:,}/{self.files:,} files"]
        documents = self.counts.total()
        if documents != self.files_done:
            parts.insert(0, f"{documents:,} documents")
        parts.append(f"{self._rate():.0f}/s")
        outcomes = [f"{number:,} {outcome}" for outcome, number in sorted(self.counts.items())]
        parts.append(", ".join(outcomes))
        line = "  ".join(filter(None, parts))
        room = columns - cells(line) - 2
        if room >= LEAST_OF_A_NAME:
            line += "  " + fitted(self.name, room)
        return fitted(line, columns)

    def _rate(self) -> float:
        """Documents a second in the last few seconds."""
        since, documents = self.drawn[0]
        return (self.counts.total() - documents) / max(time.monotonic() - since, SECONDS_BETWEEN)

    def _keep_drawing(self) -> None:
        while not self.over.wait(SECONDS_BETWEEN):
            # the last column stays free: some terminals go to the next line there
            self._write(_ERASED + self.line(shutil.get_terminal_size().columns - 1))
            self.drawn.append((time.monotonic(), self.counts.total()))

    def _write(self, text: str) -> None:
        with self.lock:
            self.stream.write(text, ending="")
            self.stream.flush()

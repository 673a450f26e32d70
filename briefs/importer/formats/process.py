"""One process that parses, as seen by the one that asks."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, cast

from .wire import receive, send

_MODULE = f"{__package__}.worker"
_ROOT = Path(__file__).parents[3]
_START_SECONDS = 30.0
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR", "TEMP", "LD_LIBRARY_PATH")


class Gone(Exception):
    """The process ended before it answered: of memory, of a crash, or ``late``."""

    def __init__(self, *, late: bool) -> None:
        super().__init__()
        self.late = late


class Worker:
    """One process; ``asked`` counts the documents it has seen."""

    def __init__(self) -> None:
        self.asked = 0
        self.process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            [sys.executable, "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
        self.answer(None, b"", _START_SECONDS)

    def answer(self, request: dict[str, Any] | None, content: bytes, seconds: float) -> Any:
        """Send a request and wait for the answer; past the deadline the process is killed."""
        late = threading.Event()
        timer = threading.Timer(seconds, self._kill, (late,))
        timer.daemon = True
        timer.start()
        try:
            if request is not None:
                self.asked += 1
                send(cast("BinaryIO", self.process.stdin), request, content)
            return receive(cast("BinaryIO", self.process.stdout))[0]
        except (OSError, EOFError, ValueError) as trouble:
            self.end()
            raise Gone(late=late.is_set()) from trouble
        finally:
            timer.cancel()

    def _kill(self, late: threading.Event) -> None:
        late.set()
        self.process.kill()

    def end(self) -> None:
        """Stop the process and close its streams."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


def environment() -> dict[str, str]:
    """No secret of the site is where a hostile document is parsed."""
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    path = [str(_ROOT), *(entry for entry in sys.path if entry)]
    return {**kept, "PYTHONPATH": os.pathsep.join(dict.fromkeys(path)), "PYTHONIOENCODING": "utf-8"}

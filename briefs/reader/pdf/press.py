"""The press: one process beside this one that sets page after page, within bounds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast

SECONDS = 15.0
WAIT = 10.0
TOO_LONG = "it took too long"
PAGES_PER_PROCESS = 200  # documents after which the compiler's memory is given back
_WORKER = Path(__file__).with_name("worker.py")
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR", "TEMP", "LD_LIBRARY_PATH")


class Jammed(Exception):
    """The PDF could not be made: the text is refused, or it took too long or too much."""


class Busy(Jammed):
    """Not the document's fault: others have the press, or it cannot be reached just now."""


class Press:
    """One worker process, started when first needed; one document at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._of = 0
        self._made = 0

    def make(self, folder: Path, document: str, moment: int, seconds: float = SECONDS) -> bytes:
        """The PDF of a JSON document whose images lie in ``folder``.

        Raises :class:`Jammed` when it cannot be made within ``seconds``, and its
        subclass :class:`Busy` when others have the press for longer than :data:`WAIT`.
        """
        if not self._lock.acquire(timeout=WAIT):
            raise Busy("others have the press")
        try:
            request = {"folder": str(folder), "document": document, "moment": moment}
            answer = self._ask(json.dumps(request), seconds)
        finally:
            self._lock.release()
        if answer != "made":
            raise Jammed(answer)
        return (folder / "brief.pdf").read_bytes()

    def _ask(self, request: str, seconds: float) -> str:
        late = threading.Event()
        try:
            process = self._running()
            timer = threading.Timer(seconds, self._kill, (process, late))
            timer.daemon = True
            timer.start()
            try:
                asked = cast("IO[str]", process.stdin)
                asked.write(request + "\n")
                asked.flush()
                answer = cast("IO[str]", process.stdout).readline().strip()
            finally:
                timer.cancel()
        except OSError as trouble:
            self.stop()
            if late.is_set():
                raise Jammed(TOO_LONG) from trouble
            raise Busy(f"the press cannot be reached: {trouble}") from trouble
        if not answer:
            self.stop()
            raise Jammed(TOO_LONG if late.is_set() else "the press ended")
        self._made += 1
        return answer

    @staticmethod
    def _kill(process: subprocess.Popen[str], late: threading.Event) -> None:
        late.set()
        process.kill()

    def _running(self) -> subprocess.Popen[str]:
        """The process, a new one if there is none, it is worn, or it is a parent's."""
        if self._process is not None and self._of == os.getpid() and self._process.poll() is None:
            if self._made < PAGES_PER_PROCESS:
                return self._process
            self.stop()
        options: dict[str, Any] = {"encoding": "utf-8", "env": _environment()}
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and script)
            [sys.executable, "-I", str(_WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **options,
        )
        self._of, self._made = os.getpid(), 0
        return self._process

    def stop(self) -> None:
        """End the process, if it is ours."""
        process, self._process = self._process, None
        if process is None or self._of != os.getpid():
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


def _environment() -> dict[str, str]:
    """No secret of the site is where a text is set."""
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    return {**kept, "PYTHONIOENCODING": "utf-8"}


PRESS = Press()

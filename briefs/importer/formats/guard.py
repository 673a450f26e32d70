"""Parsing with a deadline: a small pool of processes kept alive between documents."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, cast

from briefs.importer.draft import DocumentRejected
from briefs.importer.page import Page

from . import bounds
from .names import shown
from .wire import receive, send, unpacked

_MODULE = f"{__package__}.worker"
_ROOT = Path(__file__).parents[3]
_START_SECONDS = 30.0
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR", "TEMP", "LD_LIBRARY_PATH")
_MOST_IDLE = 2
# a parser's caches and leaks end with the process
_DOCUMENTS_EACH = 1_000


class _Gone(Exception):
    """The process ended before it answered: of memory, of a crash, or ``late``."""

    def __init__(self, *, late: bool) -> None:
        super().__init__()
        self.late = late


class _Worker:
    """One process; ``asked`` counts the documents it has seen."""

    def __init__(self) -> None:
        self.asked = 0
        self.process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            [sys.executable, "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
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
            raise _Gone(late=late.is_set()) from trouble
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


def _environment() -> dict[str, str]:
    """No secret of the site is where a hostile document is parsed."""
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    path = [str(_ROOT), *(entry for entry in sys.path if entry)]
    return {**kept, "PYTHONPATH": os.pathsep.join(dict.fromkeys(path)), "PYTHONIOENCODING": "utf-8"}


class _Pool:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.idle: list[_Worker] = []
        self.owner = os.getpid()

    def take(self) -> _Worker:
        with self.lock:
            if self.owner != os.getpid():
                # after a fork the processes are the parent's
                self.idle, self.owner = [], os.getpid()
            if self.idle:
                return self.idle.pop()
        return _Worker()

    def give_back(self, worker: _Worker) -> None:
        with self.lock:
            if worker.asked < _DOCUMENTS_EACH and len(self.idle) < _MOST_IDLE:
                self.idle.append(worker)
                return
        worker.end()


_pool = _Pool()


def read_guarded(name: str, content: bytes, url: str = "") -> Page:
    """:func:`briefs.importer.read.parse` where it can be stopped.

    Raises DocumentRejected also for ``MAX_SECONDS``, ``MAX_MEMORY`` or a crash.
    A process that served others before is replaced and asked once more, so that
    no document pays for another.
    """
    while True:
        worker = _started(name)
        first = worker.asked == 0
        try:
            answer = worker.answer({"name": name, "url": url}, content, bounds.MAX_SECONDS)
        except _Gone as gone:
            if gone.late:
                raise _too_slow(name) from gone
            answer = {"memory": True}
        if "memory" not in answer:
            _pool.give_back(worker)
            return _page_of(name, content, answer)
        worker.end()
        if first:
            raise _too_big(name)


def _started(name: str) -> _Worker:
    try:
        return _pool.take()
    except (OSError, _Gone) as trouble:
        raise DocumentRejected(
            f"{shown(name)}: the process that reads such files could not be started. Try again; "
            "if it happens again, tell whoever runs the site."
        ) from trouble


def _page_of(name: str, content: bytes, answer: dict[str, Any]) -> Page:
    if "rejected" in answer:
        raise DocumentRejected(answer["rejected"])
    if "broken" in answer:
        raise DocumentRejected(
            f"{shown(name)}: is damaged in a way that its reader does not know "
            f"({shown(str(answer['broken']))[:60]}). Save it again, or send its text as .txt."
        )
    return unpacked(shown(name), content, answer["page"])


def _too_slow(name: str) -> DocumentRejected:
    return DocumentRejected(
        f"{shown(name)}: was not read within {bounds.MAX_SECONDS:g} seconds. Send the text of the "
        "article alone, as .txt."
    )


def _too_big(name: str) -> DocumentRejected:
    return DocumentRejected(
        f"{shown(name)}: needed more than {bounds.MAX_MEMORY // bounds.MIB} MB to be read, or "
        "broke its reader. Send the text of the article alone, as .txt."
    )

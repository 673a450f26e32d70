"""Parsing with a deadline: a small pool of processes kept alive between documents."""

from __future__ import annotations

import os
import threading
import time
from typing import Any

from briefs.importer.draft import DocumentRejected
from briefs.importer.page import Page

from . import bounds
from .names import shown
from .process import Gone, Worker
from .wire import unpacked

_MOST_AT_ONCE = 2
# a parser's caches and leaks end with the process
_DOCUMENTS_EACH = 1_000


class _Pool:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._begin()

    def _begin(self) -> None:
        self.idle: list[Worker] = []
        self.owner = os.getpid()
        self.slots = threading.Semaphore(_MOST_AT_ONCE)

    def take(self) -> Worker:
        """A process to ask; waits while as many as may be are at work."""
        with self.lock:
            if self.owner != os.getpid():
                # after a fork the processes are the parent's
                self._begin()
        self.slots.acquire()
        with self.lock:
            if self.idle:
                return self.idle.pop()
        try:
            return Worker()
        except BaseException:
            self.slots.release()
            raise

    def give_back(self, worker: Worker, *, usable: bool) -> None:
        """Every process taken comes back here; one that is not usable is ended."""
        with self.lock:
            kept = usable and worker.asked < _DOCUMENTS_EACH
            if kept:
                self.idle.append(worker)
        self.slots.release()
        if not kept:
            worker.end()


_pool = _Pool()


def read_guarded(name: str, content: bytes, url: str = "") -> Page:
    """:func:`.parsing.parse` where it can be stopped.

    Raises DocumentRejected also for ``MAX_SECONDS``, ``MAX_MEMORY`` or a crash.
    A process that served others before is replaced and asked once more, so that
    no document pays for another.
    """
    seconds = bounds.MAX_SECONDS
    while seconds > 0:
        worker = _started(name)
        start = time.monotonic()
        first = worker.asked == 0
        answer: Any = {"memory": True}
        try:
            answer = worker.answer({"name": name, "url": url}, content, seconds)
        except Gone as gone:
            if gone.late:
                raise _too_slow(name) from gone
        finally:
            _pool.give_back(worker, usable="memory" not in answer)
        if "memory" not in answer:
            return _page_of(name, content, answer)
        if first:
            raise _too_big(name)
        seconds -= time.monotonic() - start
    raise _too_slow(name)


def _started(name: str) -> Worker:
    try:
        return _pool.take()
    except (OSError, Gone) as trouble:
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

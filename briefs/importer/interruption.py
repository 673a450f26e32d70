"""A run that is asked to stop leaves whole documents, in the database and in its report."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

STOPPING = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let SIGINT and SIGTERM wait until the block has ended; then they do what they did before.

    Only the main thread of a process receives them; in another this does nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []

    def note(number: int, _frame: Any) -> None:
        asked.append(number)

    # a handler that is none of Python's could not be put back
    ours = [number for number in STOPPING if signal.getsignal(number) is not None]
    before = {number: signal.signal(number, note) for number in ours}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    for late in dict.fromkeys(asked):
        signal.raise_signal(late)


@contextmanager
def terminable() -> Iterator[None]:
    """SIGTERM raises ``KeyboardInterrupt``, as SIGINT does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)

from __future__ import annotations

import os
import signal
import threading

import pytest

from briefs.importer.interruption import terminable, uninterrupted


def work_with_a_signal(number: int, steps: list[str]) -> None:
    with uninterrupted():
        os.kill(os.getpid(), number)
        steps.append("went on")
    steps.append("never reached")


def test_signal_waits_until_the_block_has_ended() -> None:
    steps: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        work_with_a_signal(signal.SIGINT, steps)
    assert steps == ["went on"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_termination_is_an_interrupt_and_waits_as_well() -> None:
    steps: list[str] = []
    with pytest.raises(KeyboardInterrupt), terminable():
        work_with_a_signal(signal.SIGTERM, steps)
    assert steps == ["went on"]
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_another_thread_is_left_alone() -> None:
    done = []

    def work() -> None:
        with terminable(), uninterrupted():
            done.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [signal.SIG_DFL]

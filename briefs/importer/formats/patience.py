"""A file that holds many documents has an end to its time, as each of them has."""

from __future__ import annotations

import time
from collections.abc import Iterator

from . import bounds
from .item import Received


def within_time(found: Iterator[Received]) -> Iterator[Received]:
    """The documents of one file; those that come too late carry that as their ``trouble``.

    The clock runs from the first to the last, whatever is done with each of them
    between: ``MAX_FILE_SECONDS``, and ``SECONDS_EACH`` more for every document.
    """
    start = time.monotonic()
    for number, received in enumerate(found):
        allowed = bounds.MAX_FILE_SECONDS + number * bounds.SECONDS_EACH
        if received.trouble or time.monotonic() - start <= allowed:
            yield received
        else:
            trouble = (
                f"{received.name}: was not read, for the {number:,} before it in the same file "
                f"took over {allowed:.0f} seconds. Send it by itself."
            )
            yield Received(received.name, b"", trouble=trouble)

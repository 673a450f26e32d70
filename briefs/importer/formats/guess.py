"""The encoding of bytes that do not say it, by how much each reading looks like writing.

Each candidate reads the bytes; its characters beyond ASCII are weighed: frequent
letters of the script for it, strange ones and broken bytes against it. Short
texts are told as well, where a statistical detector has too little to count.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from .weights import latin, script

SAMPLE_BYTES = 32 * 1024
BELIEVED = 0.3
_SURE = 0.6


def guess(content: bytes) -> tuple[str, float]:
    """(encoding, how plausible from -2 to 1); ties go to the encoding listed first."""
    sample = content[: SAMPLE_BYTES - SAMPLE_BYTES % 2]
    best, most = "", -2.0
    for encoding, weigh in _candidates():
        if encoding.startswith("utf-16") and len(content) % 2:
            continue
        text = sample.decode(encoding, "replace")
        if len(sample) < len(content):
            text = text.rstrip("\ufffd")
        found = weigh(text)
        if found > most + 0.001:
            best, most = encoding, found
    return best, most


def order_of_utf16(content: bytes) -> str:
    """``utf-16-le`` or ``utf-16-be``, whichever reads like writing; empty when neither does."""
    sample = content[: SAMPLE_BYTES - SAMPLE_BYTES % 2]
    weigh = dict(_candidates())["utf-16-le"]
    best, most = "", BELIEVED
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        plain = sum(c.isprintable() or c in "\t\n\r" for c in text if c.isascii())
        odd = sum(c.isascii() for c in text) - plain
        beyond = len(text) - plain - odd
        found = (plain - 5 * odd + weigh(text) * beyond) / max(len(text), 1)
        if found > most:
            best, most = encoding, found
    return best


def is_belied(encoding: str, content: bytes) -> bool:
    """Whether bytes said to be in an encoding look wrong in it and right in another."""
    weigh = dict(_candidates()).get(encoding)
    if weigh is None or weigh(content[:SAMPLE_BYTES].decode(encoding, "replace")) > 0:
        return False
    return guess(content)[1] > _SURE


@cache
def _candidates() -> tuple[tuple[str, Callable[[str], float]], ...]:
    path = Path(__file__).with_name("encodings.json")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tuple(_of_latin(data["latin"])) + tuple(_of_scripts(data["profiles"]))


def _of_latin(rows: list[Any]) -> Iterator[tuple[str, Callable[[str], float]]]:
    for row in rows:
        alphabets = tuple(map(frozenset, row["alphabets"]))
        for encoding in row["encodings"]:
            yield encoding, partial(latin, alphabets)


def _of_scripts(rows: list[Any]) -> Iterator[tuple[str, Callable[[str], float]]]:
    for row in rows:
        common, name = frozenset(row["common"]), row["script"]
        for encoding in row["encodings"]:
            yield encoding, partial(script, common, name)

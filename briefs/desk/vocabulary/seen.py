"""The versions of many rows that one decision is based on, in one hidden field of its form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_ONE = re.compile(r"(\d{1,18}):(\d{1,9})")


def seen(rows: Iterable[Any]) -> str:
    """Each row's key and version: “12:3 15:1”."""
    return " ".join(f"{row.pk}:{row.version}" for row in rows)


def versions_of(text: str) -> dict[int, int | None]:
    """What :func:`seen` wrote, read again; what is not of that form says nothing."""
    pairs = (_ONE.fullmatch(part) for part in text.split())
    return {int(pair[1]): int(pair[2]) for pair in pairs if pair}


def keys_of(texts: Iterable[str]) -> list[int]:
    """The keys that an address or a form names, each once, in their order."""
    return list(dict.fromkeys(int(t) for t in texts if t.isdecimal() and len(t) < 19))

"""Named word lists that the importer's rules read (DESIGN section 3: data, not code).

Every list is a JSON object beside this file. Lists are read and built once, on first
use; callers share them and change none.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def _file(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def phrases(name: str, key: str) -> tuple[str, ...]:
    """The list ``key`` of ``vocabulary/<name>.json``."""
    return tuple(_file(name)[key])


@cache
def table(name: str, key: str) -> dict[str, str]:
    """The mapping ``key`` of ``vocabulary/<name>.json``, word to value."""
    return {str(word): str(value) for word, value in _file(name)[key].items()}


@cache
def numbers(name: str, key: str) -> dict[str, int]:
    """The mapping ``key`` of ``vocabulary/<name>.json``, word to whole number."""
    return {str(word): int(value) for word, value in _file(name)[key].items()}


@cache
def groups(name: str, key: str) -> dict[str, tuple[str, ...]]:
    """The mapping ``key`` of ``vocabulary/<name>.json``, name to a list of words."""
    return {str(group): tuple(words) for group, words in _file(name)[key].items()}


@cache
def weights(name: str, key: str) -> dict[str, dict[str, float]]:
    """The mapping ``key`` of ``vocabulary/<name>.json``, name to words with a number each."""
    return {
        str(group): {str(word): float(value) for word, value in words.items()}
        for group, words in _file(name)[key].items()
    }


@cache
def decimals(name: str, key: str) -> dict[str, float]:
    """The mapping ``key`` of ``vocabulary/<name>.json``, word to number."""
    return {str(word): float(value) for word, value in _file(name)[key].items()}

"""No pattern of the formats takes more than linear time on hostile text."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import briefs.importer.formats
from briefs.importer import read
from tests.growth import ALLOWED, growth

SMALL = 10_000
HOSTILE = (
    "a", " ", "1", ">", "-", "<", "<a ", "<!--", "<script>", "</script", '"', '\\"', '"\\', "[",
    "{", "From: ", "a: b\n", "a: b\n ", "On Mon x wrote", "Re: ", "[x] ", "1 obj", "1 2 obj ", "a-",
    "boundary=", "Content-Type: ", "http://a.", "http://a-", "a@", "– ", "1/",
)  # fmt: skip


def _patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    package = briefs.importer.formats
    names = [f"{package.__name__}.{one.name}" for one in pkgutil.iter_modules(package.__path__)]
    for module in [read, *map(importlib.import_module, names)]:
        for attribute, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield f"{module.__name__}.{attribute}", value


@pytest.mark.parametrize(("name", "pattern"), list(_patterns()), ids=lambda value: str(value)[:60])
def test_pattern_of_a_format_takes_linear_time(
    name: str, pattern: re.Pattern[str] | re.Pattern[bytes]
) -> None:
    for piece in HOSTILE:
        whole: Any = piece * (2 * SMALL // len(piece))
        if isinstance(pattern.pattern, bytes):
            whole = whole.encode()
        half = whole[: len(whole) // 2]
        grown = growth(
            lambda half=half: list(pattern.finditer(half)),
            lambda whole=whole: list(pattern.finditer(whole)),
        )
        assert grown < ALLOWED, (name, piece)

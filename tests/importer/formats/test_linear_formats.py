"""No pattern of the formats takes more than linear time on hostile text."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import briefs.importer.formats
from briefs.importer import read

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


def _seconds(pattern: re.Pattern[str] | re.Pattern[bytes], text: str) -> float:
    hostile = text if isinstance(pattern.pattern, str) else text.encode()
    start = time.perf_counter()
    for _ in pattern.finditer(hostile):  # type: ignore[arg-type]
        pass
    return time.perf_counter() - start


@pytest.mark.parametrize(("name", "pattern"), list(_patterns()), ids=lambda value: str(value)[:60])
def test_pattern_of_a_format_takes_linear_time(
    name: str, pattern: re.Pattern[str] | re.Pattern[bytes]
) -> None:
    for piece in HOSTILE:
        text = piece * (2 * SMALL // len(piece))
        full = min(_seconds(pattern, text) for _ in range(3))
        half = min(_seconds(pattern, text[:SMALL]) for _ in range(3))
        assert full < 0.02 or full < 3 * half, (name, piece)

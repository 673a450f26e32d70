"""No pattern of ours, and no stage, takes more than linear time on hostile text."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import briefs.importer.extract
from briefs.importer.pipeline import read_draft

SMALL = 10_000
# below this many seconds the clock of a busy machine says nothing
QUICK = 0.2
HOSTILE = (
    "a", "A", " ", "1", ".", ",", "-", "(", '"', "“", "<", "A ", "a b ", "Ab, ", "the ", "1, ",
    "and ", "A and ", "to be ", "[x] ", "19", "agreement ", "signed a pact on ", "May 5 ", "’s ",
    "talks on ", "A. ", "Mr. ", "of the ",
)  # fmt: skip
MODULES = (
    "clean", "credits", "datelines", "dates", "headline", "html_zones",
    "languages", "looks", "read", "structure", "units",
)  # fmt: skip


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    names = [f"briefs.importer.{name}" for name in MODULES]
    package = briefs.importer.extract
    names += [
        f"{package.__name__}.{found.name}" for found in pkgutil.iter_modules(package.__path__)
    ]
    for name in names:
        module = importlib.import_module(name)
        for attribute, value in vars(module).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{name}.{attribute}", value
            elif getattr(value, "__module__", "") == name and attribute in (
                "_pattern", "pattern", "_starts", "_contains", "_hints", "_leads",
                "_preposition", "_relative",
            ):  # fmt: skip
                voices = ("active", "passive", "intransitive") if name.endswith("cues") else ((),)
                for voice in voices:
                    built = value(voice) if voice else value()
                    yield f"{name}.{attribute}", built


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.perf_counter()
    for _ in pattern.finditer(text):
        pass
    return time.perf_counter() - start


@pytest.mark.parametrize(("name", "pattern"), list(_patterns()), ids=lambda value: str(value)[:60])
def test_pattern_hostile_text_of_twice_the_length_takes_about_twice_as_long(
    name: str, pattern: re.Pattern[str]
) -> None:
    for piece in HOSTILE:
        text = piece * (2 * SMALL // len(piece))
        full = min(_seconds(pattern, text) for _ in range(3))
        if full < QUICK:
            continue
        half = min(_seconds(pattern, text[: len(text) // 2]) for _ in range(3))
        assert full < 3.2 * half, (name, piece)


@pytest.mark.parametrize("piece", [piece for piece in HOSTILE if piece.strip()])
def test_pipeline_hostile_text_of_twice_the_length_takes_about_twice_as_long(piece: str) -> None:
    def seconds(length: int) -> float:
        content = (piece * (length // len(piece))).encode()
        start = time.perf_counter()
        read_draft("hostile.txt", content)
        return time.perf_counter() - start

    seconds(1000)
    full = seconds(8 * SMALL)
    if full > 2 * QUICK:
        assert full < 3.5 * min(seconds(4 * SMALL), seconds(4 * SMALL))


def test_pipeline_long_document_takes_linear_time() -> None:
    paragraph = (
        "Peru and Kenya signed an agreement on fish {0} in Lima on Monday, officials said. "
        "The agreement covers hake. Both sides agreed on the importance of port {0}.\n\n"
    )

    def seconds(paragraphs: int) -> float:
        content = "".join(paragraph.format(number) for number in range(paragraphs)).encode()
        start = time.perf_counter()
        read_draft("long.txt", content)
        return time.perf_counter() - start

    seconds(20)
    assert seconds(1600) < 3.5 * min(seconds(800), seconds(800))

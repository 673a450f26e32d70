"""No pattern of ours, and no stage, takes more than linear time on hostile text."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import briefs.importer.extract
from briefs.importer.pipeline import read_draft
from tests.growth import ALLOWED, growth

SMALL = 10_000
HOSTILE = (
    "a", "A", " ", "1", ".", ",", "-", "(", '"', "“", "<", "A ", "a b ", "Ab, ", "the ", "1, ",
    "and ", "A and ", "to be ", "[x] ", "19", "agreement ", "signed a pact on ", "May 5 ", "’s ",
    "talks on ", "A. ", "Mr. ", "of the ",
)  # fmt: skip
MODULES = (
    "appeals", "as_markdown", "attribution", "beside", "blocks", "body_roles", "captions",
    "clean", "corpus_format", "credits", "datelines", "dates", "head_roles", "headline",
    "html_marks", "html_zones", "joining", "languages", "lists", "looks", "markers",
    "near_duplicates", "pairing", "particulars", "place_names", "placing", "published", "read",
    "report_keys", "sentence_shapes", "stamps", "structure", "tables", "template_twins",
    "units", "verbatim", "wrapping",
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
                "_pattern", "pattern", "_labels", "_of_something_else", "_sections", "_starts",
                "_contains", "_hints", "_leads", "_preposition", "_relative",
            ):  # fmt: skip
                voices = ("active", "passive", "intransitive") if name.endswith("cues") else ((),)
                for voice in voices:
                    built = value(voice) if voice else value()
                    yield f"{name}.{attribute}", built


@pytest.mark.parametrize(("name", "pattern"), list(_patterns()), ids=lambda value: str(value)[:60])
def test_pattern_hostile_text_of_twice_the_length_takes_about_twice_as_long(
    name: str, pattern: re.Pattern[str]
) -> None:
    for piece in HOSTILE:
        text = piece * (2 * SMALL // len(piece))
        half = text[: len(text) // 2]
        grown = growth(
            lambda half=half: list(pattern.finditer(half)),
            lambda text=text: list(pattern.finditer(text)),
        )
        assert grown < ALLOWED, (name, piece)


@pytest.mark.parametrize("piece", [piece for piece in HOSTILE if piece.strip()])
def test_pipeline_hostile_text_of_twice_the_length_takes_about_twice_as_long(piece: str) -> None:
    half, full = ((piece * (n * SMALL // len(piece))).encode() for n in (4, 8))
    read_draft("hostile.txt", half[:1000])
    grown = growth(lambda: read_draft("hostile.txt", half), lambda: read_draft("hostile.txt", full))
    assert grown < ALLOWED


def test_pipeline_long_document_takes_linear_time() -> None:
    paragraph = (
        "Peru and Kenya signed an agreement on fish {0} in Lima on Monday, officials said. "
        "The agreement covers hake. Both sides agreed on the importance of port {0}.\n\n"
    )
    half, full = (
        "".join(paragraph.format(number) for number in range(count)).encode()
        for count in (800, 1600)
    )
    read_draft("long.txt", half[:2000])
    grown = growth(lambda: read_draft("long.txt", half), lambda: read_draft("long.txt", full))
    assert grown < ALLOWED

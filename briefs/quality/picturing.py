"""Words in place of images, for those who cannot see them (WCAG 1.1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefs.markup import IMAGE
from briefs.quality.advice import Advice
from briefs.quality.outline import Outline

LONGEST = 250  # characters that are still heard in one go
FILE_NAME = re.compile(
    r"[\w %()+-]+\.(?:jpe?g|png|gif|webp|svg|tiff?|bmp|heic)\Z|"
    r"(?:img|dsc[nf]?|pxl|image|screenshot|photo|picture|untitled)[-_ ]*\d[\d_-]*\Z",
    re.IGNORECASE,
)
SAYS_IT_IS_ONE = re.compile(
    r"(?:an? |the )?(?:image|picture|photo|photograph|graphic|screenshot) (?:of|showing) ",
    re.IGNORECASE,
)
NO_WORDS = frozenset(
    "image picture photo photograph graphic chart figure logo icon decoration decorative "
    "spacer divider".split()
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored with an image of the brief."""

    alt: str
    credit: str


def images(section: Outline, known: Mapping[str, Known]) -> Iterator[Advice]:
    """``known`` are the brief's images by their identity; their words stand in for missing ones."""
    for shown in section.images:
        match = IMAGE.match(shown.address)
        stored = known.get(match[1]) if match else None
        words = shown.words or (stored.alt if stored else "")
        if match is None:
            message = "Readers do not get this image, only its words: add it under Images first."
        else:
            message = _of_words(words, stored.credit if stored else "")
        if message:
            yield Advice(section.field, words or shown.address, message)


def _of_words(words: str, credit: str) -> str:
    said = words.strip().casefold().rstrip(".")
    if not said:
        return "This image has no words for those who cannot see it: say what it shows."
    if FILE_NAME.match(words.strip()):
        return "The words for this image are a file name: say what it shows."
    if said in NO_WORDS:
        return (
            "The words for this image do not say what it shows. If it only decorates, leave it out."
        )
    if SAYS_IT_IS_ONE.match(words.strip()):
        return "That it is an image is said already: begin with what it shows."
    if said == credit.strip().casefold().rstrip("."):
        return "The words for this image repeat its credit: say what it shows."
    if len(words) > LONGEST:
        return (
            f"The words for this image have {len(words)} characters; keep to {LONGEST}, "
            "and say the rest in the text."
        )
    return ""

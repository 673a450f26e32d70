"""The bytes of an image: read by what they are, made smaller, written without what a camera adds.

Input: the bytes of one JPEG, PNG or WebP file of at most :data:`LARGEST` bytes and
:data:`PIXELS` pixels; whatever the name or the browser says, Pillow's own look at the
content decides. Nothing else is read: no SVG, no animation, no metadata.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from PIL import Image as Pixels
from PIL import ImageOps

LARGEST = 15 * 1024 * 1024
PIXELS = 40_000_000
WIDTHS = (480, 960, 1600)
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 84, "progressive": True, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 84},
}


@dataclass(frozen=True, slots=True)
class Version:
    """The image at one width, as it is stored."""

    width: int
    height: int
    content: bytes


def versions(content: bytes) -> tuple[str, list[Version]]:
    """The file ending, and the image at each width up to its own, the smallest first.

    Raises ``ValidationError`` in words an editor understands.
    """
    if len(content) > LARGEST:
        raise ValidationError(f"The file is larger than {LARGEST // 1024**2} MB.")
    image, kind = _read(content)
    whole = min(image.width, WIDTHS[-1])
    widths = [width for width in WIDTHS if width < whole] + [whole]
    return FORMATS[kind], [_version(image, kind, width) for width in widths]


def _read(content: bytes) -> tuple[Pixels.Image, str]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pixels.DecompressionBombWarning)
            opened = Pixels.open(BytesIO(content), formats=list(FORMATS))
            kind = str(opened.format)
            if opened.width * opened.height > PIXELS:
                raise ValidationError(f"The image has more than {PIXELS // 1_000_000} megapixels.")
            opened.load()
    except ValidationError:
        raise
    except Exception as error:  # whatever a decoder makes of a broken or hostile file
        raise ValidationError("This is no JPEG, PNG or WebP image that can be read.") from error
    turned = ImageOps.exif_transpose(opened)
    has_holes = kind != "JPEG" and ("A" in turned.getbands() or "transparency" in turned.info)
    return turned.convert("RGBA" if has_holes else "RGB"), kind


def _version(image: Pixels.Image, kind: str, width: int) -> Version:
    height = max(1, round(image.height * width / image.width))
    made = image.resize((width, height), Pixels.Resampling.LANCZOS)
    clean = Pixels.new(made.mode, made.size)  # nothing but pixels comes along
    clean.paste(made)
    file = BytesIO()
    clean.save(file, kind, **OPTIONS[kind])
    return Version(width, height, file.getvalue())

"""The images of an edition as files beside the document."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage

from briefs.models import Edition, Image

WIDEST = 960  # pixels: 160 to the inch over the width of the text
TALLEST = 1.15  # of the width of the text, so that an image and its credit fit a page

log = logging.getLogger(__name__)


def place(edition: Edition, nodes: Any) -> list[Image]:
    """Name in each node of an image its file and width; return the images. One query.

    An image that is not the edition's is shown by its words.
    """
    shown = {
        str(image.uid): image
        for image in Image.objects.filter(in_editions__edition=edition).order_by("pk")
    }
    for node in _images(nodes):
        image = shown.get(node["uid"])
        node["file"] = f"/{_file(image)}" if image else ""
        node["width"] = _percent(image) if image else 0
        node.setdefault("credit", "")
    return list(shown.values())


def lay_out(images: list[Image], folder: Path) -> set[str]:
    """Copy the files into a folder; returns the names of those that the storage has lost."""
    lost = set()
    for image in images:
        try:
            with default_storage.open(image.file_name(_width(image))) as file:
                (folder / _file(image)).write_bytes(file.read())
        except FileNotFoundError:
            log.warning("The file of image %s is missing", image.uid)
            lost.add(f"/{_file(image)}")
    return lost


def forget(nodes: Any, lost: set[str]) -> None:
    """Let the words of lost images stand in their place."""
    for node in _images(nodes):
        if node["file"] in lost:
            node["file"] = ""


def _images(nodes: Any) -> Iterator[dict[str, Any]]:
    if isinstance(nodes, list):
        for node in nodes:
            yield from _images(node)
    elif isinstance(nodes, dict):
        if nodes.get("k") == "image":
            yield nodes
        for value in nodes.values():
            yield from _images(value)


def _width(image: Image) -> int:
    widths: list[int] = image.widths
    return max((width for width in widths if width <= WIDEST), default=widths[0])


def _file(image: Image) -> str:
    return f"{image.uid}-{_width(image)}.{image.ending}"


def _percent(image: Image) -> float:
    """Of the width of the text: no wider than that, and no taller than a page."""
    return round(min(100.0, 100 * TALLEST * image.width / image.height), 1)

"""Messages between the process that asks and the one that parses: plain JSON, never pickles."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from typing import Any, BinaryIO

from briefs.importer.draft import Span
from briefs.importer.page import UNMARKED, Hints, Line, Mark, Page

_LENGTHS = struct.Struct(">II")
MAX_FRAME = 128 * 2**20


def send(stream: BinaryIO, head: dict[str, Any], body: bytes = b"") -> None:
    """One message: a JSON object and bytes."""
    packed = json.dumps(head).encode("ascii")
    stream.write(_LENGTHS.pack(len(packed), len(body)))
    stream.write(packed)
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """The next message. Raises EOFError when the other side is gone or talks nonsense."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        raise EOFError
    head, body = _LENGTHS.unpack(lengths)
    if head + body > MAX_FRAME:
        raise EOFError
    packed, content = stream.read(head), stream.read(body)
    if len(packed) < head or len(content) < body:
        raise EOFError
    try:
        return json.loads(packed), content
    except (ValueError, RecursionError) as trouble:
        raise EOFError from trouble


def packed(page: Page) -> dict[str, Any]:
    """A page without its bytes, which the asker has."""
    return {
        "media_type": page.media_type,
        "encoding": page.encoding,
        "url": page.url,
        "text": page.text,
        "lines": [_row(line) for line in page.lines],
        "hints": asdict(page.hints),
        "warnings": page.warnings,
    }


def _row(line: Line) -> tuple[Any, ...]:
    mark = (line.mark.kind, line.mark.number) if line.mark.kind else None
    return line.span.start, line.span.end, line.zone, line.opens, mark, line.flows


def unpacked(name: str, content: bytes, sent: dict[str, Any]) -> Page:
    """The page of :func:`packed`, with the asker's own name and bytes."""
    return Page(
        name=name,
        content=content,
        media_type=sent["media_type"],
        encoding=sent["encoding"],
        url=sent["url"],
        text=sent["text"],
        lines=tuple(
            Line(Span(start, end), zone, opens, Mark(*mark) if mark else UNMARKED, flows)
            for start, end, zone, opens, mark, flows in sent["lines"]
        ),
        hints=Hints(**sent["hints"]),
        warnings=tuple(sent["warnings"]),
    )

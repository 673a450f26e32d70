"""JSON and JSONL files to one document each: the bytes of a line are the document's own."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import replace

from briefs.importer.draft import DocumentRejected

from . import bounds
from .decoding import decode
from .item import Received
from .json_text import elements
from .kinds import suffix_of
from .names import shown

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def split(received: Received) -> Iterator[Received]:
    """One document a line, one an element of a list, or the one object of a file.

    Members are named ``feed.jsonl#3`` by the number of their line, or of their
    place in the list. Raises DocumentRejected when the file as a whole is amiss.
    """
    if suffix_of(received.name) == ".json" and not _is_lines(received.content):
        yield from _of_list(received)
        return
    found = 0
    for number, line in _lines(received):
        found += 1
        if found > bounds.MAX_DOCUMENTS:
            trouble = f"{received.name}: only the first {bounds.MAX_DOCUMENTS:,} lines were read."
            yield Received(received.name, b"", trouble=trouble + " Split it.")
            return
        yield Received(shown(f"{received.name}#{number}"), line)
    if not found:
        raise DocumentRejected(f"{received.name}: is empty. Send one JSON object a line.")


def _lines(received: Received) -> Iterator[tuple[int, bytes]]:
    content = received.content.removeprefix(codecs.BOM_UTF8)
    mark = next((mark for mark in _WIDE if content.startswith(mark)), b"")
    if mark:
        # a byte that looks like a newline may be half a character here
        text, encoding, _ = decode(received.name, content)
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield number, mark + line.strip().encode(encoding)
        return
    for number, raw in enumerate(io.BytesIO(content), start=1):
        line_bytes = raw.strip(b" \t\r\n")
        if line_bytes:
            yield number, line_bytes


def _is_lines(content: bytes) -> bool:
    """Whether a .json file holds an object a line: two lines, each from { to }."""
    head = (raw.strip() for raw in io.BytesIO(content.removeprefix(codecs.BOM_UTF8)))
    two = [line for _, line in zip(range(2), (line for line in head if line), strict=False)]
    return len(two) == 2 and all(line[:1] + line[-1:] == b"{}" for line in two)


def _of_list(received: Received) -> Iterator[Received]:
    if len(received.content) > bounds.MAX_BYTES or not _opens_list(received.content):
        yield received
        return
    text, _, _ = decode(received.name, received.content)
    list_of = text.lstrip("\ufeff\0 \t\r\n")
    if not list_of.startswith("["):
        # the byte was half of a character: its reader says what is wrong
        yield received
        return
    sources = elements(received.name, list_of, 0)
    if not sources:
        raise DocumentRejected(f"{received.name}: its list is empty.")
    for number, source in enumerate(sources[: bounds.MAX_DOCUMENTS], start=1):
        content = source.encode("utf-8", "surrogatepass")
        yield replace(received, name=shown(f"{received.name}#{number}"), content=content)
    if len(sources) > bounds.MAX_DOCUMENTS:
        trouble = f"{received.name}: only the first {bounds.MAX_DOCUMENTS:,} elements were read."
        yield Received(received.name, b"", trouble=trouble + " Split it.")


def _opens_list(content: bytes) -> bool:
    return content[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"[")

"""Zip files opened with care: nothing their headers claim is believed."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass

from briefs.importer.draft import DocumentRejected

from . import bounds
from .names import shown

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ValueError,
    EOFError,
    IndexError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    OSError,
)
_CENTRAL = b"PK\x01\x02"
_LOCAL_HEADER = 30
_CHUNK = 256 * 1024


@dataclass(slots=True)
class Budget:
    """Bytes that may still be unzipped from one archive; below zero when spent."""

    left: int


def open_zip(name: str, content: bytes, most: int) -> zipfile.ZipFile:
    """A zip of at most ``most`` members whose data do not overlap.

    The members are counted by their signatures before the directory is parsed,
    because a count in a header may lie. Raises DocumentRejected.
    """
    if content.count(_CENTRAL) > most + 8:
        raise DocumentRejected(f"{shown(name)}: holds more than {most:,} files. Split it.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except BROKEN as trouble:
        raise DocumentRejected(
            f"{shown(name)}: is damaged or cut short and cannot be unpacked. Send it again."
        ) from trouble
    if len(archive.infolist()) > most:
        raise DocumentRejected(f"{shown(name)}: holds more than {most:,} files. Split it.")
    _check_layout(name, archive)
    return archive


def _check_layout(name: str, archive: zipfile.ZipFile) -> None:
    """Members that share bytes are how a small zip unpacks to terabytes."""
    end = 0
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise DocumentRejected(
                f"{shown(name)}: its members overlap, as no honest zip does. Pack it again."
            )
        end = info.header_offset + _LOCAL_HEADER + info.compress_size


def unzip(
    name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget, most: int
) -> bytes:
    """The bytes of one member, at most ``most``, counted while they are read.

    ``name`` is the label for errors. Raises DocumentRejected for a password, an
    unusual method, damage, a ratio above ``MAX_RATIO`` or too many bytes.
    """
    if info.flag_bits & 0x41:
        raise DocumentRejected(f"{shown(name)}: has a password. Send it without one.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise DocumentRejected(
            f"{shown(name)}: is packed by an unusual method. Pack it as an ordinary zip."
        )
    parts: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                budget.left -= len(chunk)
                _check(name, size, info.compress_size, budget, most)
                parts.append(chunk)
    except BROKEN as trouble:
        raise DocumentRejected(
            f"{shown(name)}: is damaged and cannot be unpacked. Pack it again."
        ) from trouble
    return b"".join(parts)


def _check(name: str, size: int, packed: int, budget: Budget, most: int) -> None:
    if size > bounds.RATIO_FROM_BYTES and size > bounds.MAX_RATIO * max(packed, 1):
        raise DocumentRejected(
            f"{shown(name)}: unpacks to over {bounds.MAX_RATIO} times its size, "
            "as no document does. It was not read."
        )
    if size > most or budget.left < 0:
        raise DocumentRejected(
            f"{shown(name)}: unpacks to more than the {most:,} bytes that are read, or its "
            "archive to more than is read at once. Split it."
        )

"""Files, folders and standard input to the documents in them, each read to a bound."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefs.importer.draft import DocumentRejected

from . import bounds
from .kinds import kind_of
from .names import shown
from .received import Received, documents_in
from .sniff import ending_of

STANDARD_INPUT = Path("-")


def documents(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named, in order of name; hidden ones left out.

    ``-`` is standard input. Raises ``DocumentRejected`` for a path that does not exist.
    """
    for path in paths:
        if path.is_dir():
            found = (file for file in path.rglob("*") if file.is_file())
            yield from sorted(f for f in found if not _hidden(f.relative_to(path)))
        elif path == STANDARD_INPUT or path.exists():
            yield path
        else:
            raise DocumentRejected(
                f"{shown(str(path))}: there is no such file or folder; check the path."
            )


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def received_from(file: Path) -> Iterator[Received]:
    """The documents of one file, or of standard input, whose kind its first bytes tell.

    Raises ``DocumentRejected`` when the file as a whole cannot be read.
    """
    if file == STANDARD_INPUT:
        content = sys.stdin.buffer.read(bounds.MAX_CONTAINER_BYTES + 1)
        yield from documents_in(f"standard-input{ending_of(content)}", content)
    else:
        yield from documents_in(file.name, bounded_bytes(file))


def bounded_bytes(file: Path) -> bytes:
    """The bytes of a file. Raises ``DocumentRejected`` if it is too large or cannot be read."""
    most = kind_of(file.name).max_bytes
    try:
        with file.open("rb") as stream:
            content = stream.read(most + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is no file name"
        raise DocumentRejected(f"{shown(file.name)}: cannot be read ({reason}).") from error
    if len(content) > most:
        raise DocumentRejected(
            f"{shown(file.name)}: larger than {most // bounds.MIB} MB; split it or take the text "
            "alone."
        )
    return content

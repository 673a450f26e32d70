"""The documents in a zip; directories, hidden files and the packer's own notes are no documents."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from briefs.importer.draft import DocumentRejected

from . import bounds
from .item import Received
from .kinds import kind_of, suffix_of
from .names import shown
from .zip_parts import Budget, open_zip, unzip


def members(name: str, content: bytes) -> Iterator[Received]:
    """Each file of a zip in its order, named ``pack.zip/inside.txt``.

    One level deep: a zip in a zip is a member with ``trouble``. Raises
    DocumentRejected when the zip cannot be opened or holds no file.
    """
    archive = open_zip(name, content, bounds.MAX_DOCUMENTS)
    budget = Budget(bounds.MAX_UNZIPPED)
    found = [info for info in archive.infolist() if not _is_hidden(info)]
    if not found:
        raise DocumentRejected(f"{shown(name)}: holds no file. Pack the documents again.")
    for number, info in enumerate(found, start=1):
        label = shown(f"{name}/{info.filename}")
        yield _member(label, archive, info, budget)
        if budget.left < 0:
            rest = len(found) - number
            if rest:
                trouble = f"{shown(name)}: {rest} files after {label} were not read. Split it."
                yield Received(shown(name), b"", trouble=trouble)
            return


def _member(
    label: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget
) -> Received:
    try:
        kind = kind_of(label)
        if suffix_of(label) == ".zip":
            raise DocumentRejected(
                f"{label}: an archive inside an archive is not opened. Send it by itself."
            )
        return Received(label, unzip(label, archive, info, budget, kind.max_bytes))
    except DocumentRejected as trouble:
        return Received(label, b"", trouble=str(trouble))


def _is_hidden(info: zipfile.ZipInfo) -> bool:
    parts = set(info.filename.replace("\\", "/").split("/")) - {".", ".."}
    return info.is_dir() or "__MACOSX" in parts or any(part.startswith(".") for part in parts)

"""One run of the importer over files and folders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from briefs.importer.draft import DocumentRejected
from briefs.importer.load import load
from briefs.importer.models import Import, ImportItem

LARGEST_FILE = 5 * 1024 * 1024


def documents(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named, in order of name; hidden ones left out.

    Raises ``DocumentRejected`` for a path that does not exist.
    """
    for path in paths:
        if path.is_dir():
            found = (file for file in path.rglob("*") if file.is_file())
            yield from sorted(f for f in found if not _hidden(f.relative_to(path)))
        elif path.exists():
            yield path
        else:
            raise DocumentRejected(f"{path}: there is no such file or folder; check the path.")


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def import_documents(
    paths: Iterable[Path], *, by: Any = None, report: Callable[[ImportItem], None] | None = None
) -> Import:
    """Import each document in a transaction of its own and record what became of it.

    ``report`` is called with each item as it is done. A document that cannot be
    read or stored is ``rejected`` with the reason; the others go on.
    """
    paths = list(paths)
    files = list(documents(paths))
    run = Import.objects.create(started_by=by, origin=", ".join(map(str, paths))[:500])
    for file in files:
        item = _import_one(file, run)
        if report is not None:
            report(item)
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])
    return run


def _import_one(file: Path, run: Import) -> ImportItem:
    from briefs.importer.pipeline import read_draft

    try:
        return load(draft=read_draft(file.name, bounded_bytes(file)), run=run)
    except DocumentRejected as error:
        reason = str(error)
    except ValidationError as error:
        reason = f"{file.name}: {' '.join(error.messages)}"
    return run.items.create(
        name=file.name[:500], outcome=ImportItem.Outcome.REJECTED, reason=reason
    )


def bounded_bytes(file: Path) -> bytes:
    """The bytes of a file. Raises ``DocumentRejected`` if it is too large or cannot be read."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise DocumentRejected(f"{file.name}: cannot be read ({error.strerror}).") from error
    if len(content) > LARGEST_FILE:
        raise DocumentRejected(
            f"{file.name}: larger than {LARGEST_FILE // 2**20} MB; split it or take the text alone."
        )
    return content

"""One run of the importer over files, folders, archives and standard input."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from briefs.importer.draft import DocumentRejected
from briefs.importer.formats.files import bounded_bytes, documents, received_from
from briefs.importer.formats.names import shown
from briefs.importer.formats.received import Received, documents_in
from briefs.importer.load import load
from briefs.importer.models import Import, ImportItem

__all__ = ["bounded_bytes", "documents", "import_documents", "import_file", "import_received"]

logger = logging.getLogger(__name__)


def import_documents(
    paths: Iterable[Path], *, by: Any = None, report: Callable[[ImportItem], None] | None = None
) -> Import:
    """Import each document in a transaction of its own and record what became of it.

    ``report`` is called with each item as it is done. A document that cannot be
    read or stored is ``rejected`` with the reason; the others go on.
    """
    paths = list(paths)
    files = list(documents(paths))
    run = Import.objects.create(
        started_by=by, origin=", ".join(shown(str(path)) for path in paths)[:500]
    )
    for file in files:
        for item in _items(file.name, received_from(file), run):
            if report is not None:
                report(item)
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])
    return run


def import_file(name: str, content: bytes, *, run: Import) -> list[ImportItem]:
    """Import what one file holds, handed in as bytes; one item for each of its documents."""
    return list(_items(name, documents_in(name, content), run))


def import_received(received: Iterable[Received], *, by: Any, origin: str) -> Import:
    """One run over documents handed in as bytes, unpacked where one file holds several."""
    run = Import.objects.create(started_by=by, origin=origin)
    for document in received:
        found = iter([document]) if document.url else documents_in(document.name, document.content)
        for _ in _items(document.name, found, run):
            pass
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])
    return run


def _items(name: str, found: Iterator[Received], run: Import) -> Iterator[ImportItem]:
    try:
        for received in found:
            yield _import_one(received, run)
    except DocumentRejected as error:
        yield _rejected(name, str(error), run)


def _import_one(received: Received, run: Import) -> ImportItem:
    from briefs.importer.pipeline import read_draft

    try:
        draft = read_draft(received.name, received.bytes_or_rejection(), received.url)
    except DocumentRejected as error:
        return _rejected(received.name, str(error), run)
    except Exception as error:
        # a fault of ours in one document is recorded and does not end the run
        logger.exception("%s could not be understood", shown(received.name))
        fault = f"{shown(received.name)}: could not be understood ({type(error).__name__}); "
        return _rejected(received.name, fault + "tell whoever runs the site.", run)
    try:
        return load(draft=draft, run=run)
    except ValidationError as error:
        return _rejected(received.name, f"{draft.name}: {' '.join(error.messages)}", run)
    except IntegrityError:
        logger.exception("%s could not be stored", draft.name)
        fault = f"{draft.name}: what was read out of it contradicts itself and was not stored; "
        return _rejected(received.name, fault + "tell whoever runs the site.", run)


def _rejected(name: str, reason: str, run: Import) -> ImportItem:
    return run.items.create(
        name=shown(name), outcome=ImportItem.Outcome.REJECTED, reason=reason[:2000]
    )

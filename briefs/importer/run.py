"""One run of the importer over files, folders, archives and standard input."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import Error, IntegrityError, transaction
from django.utils import timezone

from briefs import audit
from briefs.importer.draft import DocumentRejected, Draft
from briefs.importer.formats.files import bounded_bytes, documents, received_from
from briefs.importer.formats.names import shown
from briefs.importer.formats.received import Received, documents_in
from briefs.importer.interruption import uninterrupted
from briefs.importer.load import known_source, load, unchanged
from briefs.importer.models import Import, ImportItem
from briefs.importer.reporting.watch import Watch
from briefs.sources.models import Source

__all__ = ["bounded_bytes", "documents", "import_documents", "import_file", "import_received"]

logger = logging.getLogger(__name__)


def import_documents(
    paths: Iterable[Path], *, by: Any = None, watch: Watch | None = None
) -> Import:
    """Import each document in a transaction of its own and record what became of it.

    ``watch`` is told of each step. A document that cannot be read or stored is
    ``rejected`` with the reason; the others go on. Bytes imported before are not
    read again, so that an interrupted run goes on where it stopped; such a run
    keeps its items and has no ``finished_at``. Raises ``DocumentRejected`` for a
    path that does not exist, before anything is imported.
    """
    paths, watch = list(paths), watch or Watch()
    files = list(documents(paths))
    run = _begun(by, ", ".join(shown(str(path)) for path in paths)[:500])
    watch.begins(run, len(files))
    for file in files:
        watch.reads(shown(file.name))
        for _ in _items(file.name, received_from(file), run, watch):
            pass
        watch.ends_file()
    return _finished(run)


def import_file(name: str, content: bytes, *, run: Import) -> list[ImportItem]:
    """Import what one file holds, handed in as bytes; one item for each of its documents."""
    return list(_items(name, documents_in(name, content), run, Watch()))


def import_received(received: Iterable[Received], *, by: Any, origin: str) -> Import:
    """One run over documents handed in as bytes, unpacked where one file holds several."""
    run = _begun(by, origin)
    for document in received:
        found = iter([document]) if document.url else documents_in(document.name, document.content)
        for _ in _items(document.name, found, run, Watch()):
            pass
    return _finished(run)


def _begun(by: Any, origin: str) -> Import:
    """A new run. The audit log has this one act of it, said first so that an interrupted run
    is there too; what became of each document its items say."""
    with transaction.atomic():
        run = Import.objects.create(started_by=by, origin=origin)
        audit.note(act=audit.Verb.IMPORTED, subject=run, by=by, details=origin)
    return run


def _finished(run: Import) -> Import:
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])
    return run


def _items(name: str, found: Iterator[Received], run: Import, watch: Watch) -> Iterator[ImportItem]:
    try:
        for received in found:
            watch.reads(received.name)
            yield _recorded(received.name, _understood(received), run, watch)
    except DocumentRejected as error:
        yield _recorded(name, error, run, watch)


def _understood(received: Received) -> Source | Draft | DocumentRejected:
    """What was received: known bytes, a draft to store, or why it is neither."""
    from briefs.importer.pipeline import read_draft

    try:
        content = received.bytes_or_rejection()
        return _known(content) or read_draft(received.name, content, received.url)
    except DocumentRejected as error:
        return error
    except Error:
        raise
    except Exception as error:
        # a fault of ours in one document is recorded and does not end the run
        logger.exception("%s could not be understood", shown(received.name))
        fault = f"{shown(received.name)}: could not be understood ({type(error).__name__}); "
        return DocumentRejected(fault + "tell whoever runs the site.")


def _known(content: bytes) -> Source | None:
    return known_source(hashlib.sha256(content).hexdigest())


def _recorded(
    name: str, understood: Source | Draft | DocumentRejected, run: Import, watch: Watch
) -> ImportItem:
    """The item of one document, stored and told of as a whole or not at all."""
    with uninterrupted():
        if isinstance(understood, Draft):
            item = _loaded(understood, run)
        elif isinstance(understood, Source):
            item = unchanged(understood, name=shown(name), run=run)
        else:
            item = _rejected(name, str(understood), run)
        watch.ends(item)
    return item


def _loaded(draft: Draft, run: Import) -> ImportItem:
    try:
        return load(draft=draft, run=run)
    except (Error, ValidationError):
        # Another run may have stored these bytes, or one of their tags, at the same
        # moment; then all is well the second time.
        pass
    try:
        return load(draft=draft, run=run)
    except ValidationError as error:
        return _rejected(draft.name, f"{draft.name}: {' '.join(error.messages)}", run)
    except IntegrityError:
        logger.exception("%s could not be stored", draft.name)
        fault = f"{draft.name}: what was read out of it contradicts itself and was not stored; "
        return _rejected(draft.name, fault + "tell whoever runs the site.", run)


def _rejected(name: str, reason: str, run: Import) -> ImportItem:
    return run.items.create(
        name=shown(name), outcome=ImportItem.Outcome.REJECTED, reason=reason[:2000]
    )

"""``manage.py extract PATH... --output DIR``: what the importer reads, without storing it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from briefs.importer.corpus_format import as_json
from briefs.importer.draft import DocumentRejected
from briefs.importer.formats.files import documents, received_from
from briefs.importer.formats.kinds import ACCEPTED, suffix_of
from briefs.importer.formats.names import shown
from briefs.importer.formats.received import Received
from briefs.importer.pipeline import read_draft

logger = logging.getLogger(__name__)
UNFIT = re.compile(r"[^\w.-]+")
LONGEST = 100


class Command(BaseCommand):
    help = f"Write what the importer reads as JSON; touches no database. Reads {ACCEPTED}."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files", nargs="+", type=Path, metavar="PATH", help="a file, a folder, or - for stdin"
        )
        parser.add_argument("--output", required=True, type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        self.output: Path = options["output"]
        self.output.mkdir(parents=True, exist_ok=True)
        self.written: set[str] = set()
        done = [self._write(received) for received in self._received(options["files"])]
        if not all(done):
            raise CommandError(f"{done.count(False)} of {len(done)} files were not read.")

    def _received(self, paths: list[Path]) -> Iterator[Received]:
        """What is in each path; one that cannot be read is a document with its trouble."""
        for path in paths:
            try:
                for file in documents([path]):
                    yield from self._in_file(file)
            except DocumentRejected as trouble:
                yield Received(path.name, b"", trouble=str(trouble))

    def _in_file(self, file: Path) -> Iterator[Received]:
        try:
            yield from received_from(file)
        except DocumentRejected as trouble:
            yield Received(file.name, b"", trouble=str(trouble))

    def _write(self, received: Received) -> bool:
        """Write one document's JSON; a rejected one costs one line and nothing else."""
        try:
            draft = read_draft(received.name, received.bytes_or_rejection(), received.url)
        except DocumentRejected as trouble:
            self.stderr.write(str(trouble))
            return False
        except Exception as fault:
            # ours; it costs this document only, as in a run of the importer
            logger.exception("%s could not be understood", shown(received.name))
            self.stderr.write(f"{shown(received.name)}: fault {type(fault).__name__} while read.")
            return False
        path = self.output / f"{self._stem(received.name)}.json"
        path.write_text(as_json(draft), encoding="utf-8")
        return True

    def _stem(self, name: str) -> str:
        """A file name made for the output: letters, digits, dots and dashes of the label only."""
        label = shown(name).rsplit("/", 1)[-1]
        plain, _, number = label.partition("#")
        stem = plain[: -len(suffix_of(plain))] if suffix_of(plain) else plain
        stem = UNFIT.sub("_", f"{stem}-{number}" if number else stem)[:LONGEST].lstrip(".") or "_"
        unique, count = stem, 2
        while unique.casefold() in self.written:
            unique, count = f"{stem}-{count}", count + 1
        self.written.add(unique.casefold())
        return unique

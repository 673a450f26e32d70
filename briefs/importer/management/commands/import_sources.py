"""Bring documents in as drafts: ``manage.py import_sources PATH...``

A path is a file, a folder, an archive or ``-`` for standard input.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from briefs.importer.draft import DocumentRejected
from briefs.importer.fixture import as_fixture
from briefs.importer.formats.kinds import ACCEPTED
from briefs.importer.models import Import, ImportItem
from briefs.importer.run import import_documents


class Command(BaseCommand):
    help = f"Import documents as draft briefs with tags and agreements. Reads {ACCEPTED}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="a file, a folder, or - for stdin"
        )
        parser.add_argument(
            "--fixture",
            type=Path,
            metavar="FILE",
            help="write a Django fixture for loaddata and leave the database as it is",
        )

    def handle(self, *args: Any, paths: list[Path], fixture: Path | None, **options: Any) -> None:
        try:
            run = self._write(paths, fixture) if fixture else self._import(paths)
        except DocumentRejected as error:
            raise CommandError(str(error)) from error
        self._summarise(run)

    def _import(self, paths: list[Path]) -> Counter[str]:
        return self._outcomes(import_documents(paths, report=self._show))

    def _write(self, paths: list[Path], fixture: Path) -> Counter[str]:
        with transaction.atomic():
            run = import_documents(paths, report=self._show)
            text, outcomes = as_fixture(run), self._outcomes(run)
            transaction.set_rollback(True)
        try:
            fixture.write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{fixture}: cannot be written ({error.strerror}).") from error
        self.stdout.write(f"Wrote {fixture}; the database is as it was.")
        return outcomes

    def _show(self, item: ImportItem) -> None:
        reason = f" ({item.reason})" if item.reason else ""
        self.stdout.write(f"{item.outcome:<10} {item.name}{reason}")

    def _outcomes(self, run: Import) -> Counter[str]:
        return Counter(run.items.values_list("outcome", flat=True))

    def _summarise(self, outcomes: Counter[str]) -> None:
        parts = [f"{outcomes[value]} {value}" for value in ImportItem.Outcome.values]
        self.stdout.write(", ".join(parts) + ".")
        if set(outcomes) <= {ImportItem.Outcome.UNCHANGED}:
            self.stdout.write("Nothing was changed.")
        if outcomes[ImportItem.Outcome.REJECTED]:
            raise CommandError(f"{outcomes[ImportItem.Outcome.REJECTED]} document(s) rejected.")

"""Bring documents in as drafts: ``manage.py import_sources PATH...``

A path is a file, a folder, an archive or ``-`` for standard input.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, transaction
from django.urls import reverse

from briefs.importer.draft import DocumentRejected
from briefs.importer.fixture import as_fixture
from briefs.importer.formats.kinds import ACCEPTED
from briefs.importer.interruption import terminable
from briefs.importer.models import Import, ImportItem
from briefs.importer.reporting import JsonStream, LiveLine, PlainLines, RejectedLines, Watch, table
from briefs.importer.run import import_documents

FAILED, SOME_REJECTED, INTERRUPTED = 1, 2, 130
STATUSES = (
    f"Exit status: 0 everything is in; {FAILED} the run could not be made or go on; "
    f"{SOME_REJECTED} it ended, but documents were rejected; {INTERRUPTED} it was interrupted. "
    "Each document is in as a whole or not at all; after an interruption the same command goes on."
)
GO_ON = "what is in stays. Run the same command again to go on."
CONTRADICTION = (
    "--dry-run and --fixture cannot go together: a fixture keeps what a dry run throws away. "
    "Give one of them."
)


class Command(BaseCommand):
    help = f"Import documents as draft briefs with tags and agreements. Reads {ACCEPTED}."

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, epilog=STATUSES, **options)

        def error(message: str) -> NoReturn:
            # argparse's own status for a wrong option would say that documents were rejected
            parser.exit(FAILED, f"{parser.format_usage()}{parser.prog}: {message}\n")

        if parser.called_from_command_line:
            parser.error = error  # type: ignore[method-assign]
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="a file, a folder, or - for stdin"
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="do all that an import does, tell what comes of it, and store nothing; "
            "meanwhile nobody else can import, nor write to an SQLite database at all",
        )
        parser.add_argument(
            "--fixture",
            type=Path,
            metavar="FILE",
            help="write a Django fixture for loaddata and leave the database as it is",
        )
        parser.add_argument(
            "--json",
            action="store_true",
            help="write one JSON object with every document to standard output, and no words there",
        )

    def handle(
        self, *args: Any, paths: list[Path], dry_run: bool, fixture: Path | None, **options: Any
    ) -> None:
        self.is_kept = not dry_run and fixture is None
        self.words = options["verbosity"] > 0 and not options["json"]
        watch = self._watch(options["verbosity"], as_json=options["json"], dry_run=dry_run)
        with self._kept_or_not():
            interrupted = self._import(paths, watch, refused=bool(dry_run and fixture))
            if self.words and watch.run is not None:
                self._summarise(watch.run, watch.counts)
            if fixture and watch.run is not None and not interrupted:
                self._write(fixture, watch.run)
        if dry_run and self.words:
            self.stdout.write("\nThis was a dry run: nothing was stored.")
        self._judge(watch, interrupted)

    def _watch(self, verbosity: int, *, as_json: bool, dry_run: bool) -> Watch:
        for stream in (self.stdout, self.stderr):
            with suppress(AttributeError):  # a name that the terminal has no letters for
                stream.reconfigure(errors="backslashreplace")
        if as_json:
            return JsonStream(self.stdout, is_kept=self.is_kept, dry_run=dry_run)
        if not verbosity:
            return RejectedLines(self.stderr.write)
        if self.stdout.isatty() and os.environ.get("TERM") != "dumb":
            return LiveLine(self.stdout)
        return PlainLines(self.stdout.write)

    @contextmanager
    def _kept_or_not(self) -> Iterator[None]:
        if self.is_kept:
            yield
            return
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    def _import(self, paths: list[Path], watch: Watch, *, refused: bool) -> bool:
        """Import, and tell whether that was interrupted."""
        try:
            with terminable(), watch:
                if refused:
                    raise CommandError(CONTRADICTION)
                import_documents(paths, watch=watch)
        except KeyboardInterrupt:
            return True
        except DocumentRejected as error:
            raise CommandError(str(error), returncode=FAILED) from error
        except OperationalError as error:
            raise CommandError(f"The database took no more ({error}); {GO_ON}") from error
        return False

    def _summarise(self, run: Import, counts: Counter[str]) -> None:
        for line in table(run, counts):
            self.stdout.write(line)
        if set(counts) <= {ImportItem.Outcome.UNCHANGED}:
            self.stdout.write("\nNothing was changed.")
        if self.is_kept:
            page = reverse("admin:importer_import_change", args=[run.pk])
            self.stdout.write(f"\nThis run at the desk: {page}")

    def _write(self, fixture: Path, run: Import) -> None:
        try:
            fixture.write_text(as_fixture(run) + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{fixture}: cannot be written ({error.strerror}).") from error
        if self.words:
            self.stdout.write(f"Wrote {fixture}; the database is as it was.")

    def _judge(self, watch: Watch, interrupted: bool) -> None:
        """Raise ``CommandError`` with the exit status, unless everything is in."""
        documents, rejected = watch.counts.total(), watch.counts[ImportItem.Outcome.REJECTED]
        if interrupted:
            stays = GO_ON if self.is_kept else "nothing was stored."
            said = f"Interrupted after {_number(documents)}; {stays}"
            raise CommandError(said, returncode=INTERRUPTED)
        if rejected:
            raise CommandError(f"{_number(rejected)} rejected.", returncode=SOME_REJECTED)


def _number(documents: int) -> str:
    return f"{documents:,} document" if documents == 1 else f"{documents:,} documents"

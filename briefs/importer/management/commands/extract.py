"""``manage.py extract FILE... --output DIR``: what the importer reads, without storing it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from briefs.importer.corpus_format import as_json
from briefs.importer.draft import DocumentRejected
from briefs.importer.pipeline import read_draft


class Command(BaseCommand):
    help = "Write what the importer reads out of each file as JSON; touches no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--output", required=True, type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        output: Path = options["output"]
        output.mkdir(parents=True, exist_ok=True)
        rejected = [path for path in options["files"] if not self._write(path, output)]
        if rejected:
            raise CommandError(f"{len(rejected)} of {len(options['files'])} files were not read.")

    def _write(self, path: Path, output: Path) -> bool:
        """Write one file's JSON; a rejected file costs one line and nothing else."""
        try:
            draft = read_draft(path.name, path.read_bytes())
        except DocumentRejected as trouble:
            self.stderr.write(str(trouble))
            return False
        except OSError as trouble:
            self.stderr.write(f"{path}: cannot be opened: {trouble.strerror}.")
            return False
        (output / f"{path.stem}.json").write_text(as_json(draft), encoding="utf-8")
        return True

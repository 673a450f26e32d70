"""Take back what a run of the importer brought: ``manage.py undo_import NUMBER``"""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from briefs.importer.interruption import terminable, uninterrupted
from briefs.importer.models import Import, ImportItem
from briefs.importer.reporting.cells import printable
from briefs.importer.reporting.undoing import undone_so_far
from briefs.importer.undo import undo

INTERRUPTED = 130
BETWEEN_LINES = 100


class Command(BaseCommand):
    help = (
        "Undo an import: what it brought and nobody worked on since goes, the rest stays and is "
        "listed. For runs too large for the desk; run again, it goes on where it was stopped."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", type=int, help="of the import, as in its address at the desk")

    def handle(self, *args: Any, number: int, verbosity: int, **options: Any) -> None:
        run = Import.objects.filter(pk=number).first()
        if run is None:
            raise CommandError(f"There is no import {number}.")
        self.talkative = verbosity > 0
        self.counts: Counter[str] = Counter()
        self.waiting = run.items.standing().filter(undone="").count()
        try:
            with terminable():
                undo(run=run, by=None, report=self._tell)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except KeyboardInterrupt:
            said = f"Interrupted. {undone_so_far(self.counts)} Run the same command again to go on."
            raise CommandError(said, returncode=INTERRUPTED) from None
        if self.talkative:
            self.stdout.write(f"The import is undone. {undone_so_far(self.counts)}")

    def _tell(self, item: ImportItem) -> None:
        with uninterrupted():
            self.counts[item.undone] += 1
            if not self.talkative:
                return
            if item.undone == ImportItem.Undone.KEPT:
                self.stdout.write(printable(f"kept  {item.name}: {item.undone_note}"))
            if self.counts.total() % BETWEEN_LINES == 0:
                self.stdout.write(f"{self.counts.total():,} of {self.waiting:,} documents")

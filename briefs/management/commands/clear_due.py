"""Ask the gate about scheduled editions whose time has come: ``manage.py clear_due``"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from briefs.scheduling import clear_due


class Command(BaseCommand):
    help = (
        "Let scheduled editions through whose time has come, or hold them back and say why. "
        "The site does so by itself with every request; this is for a site that has none."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for edition in clear_due():
            if edition.held_at:
                self.stdout.write(f"Held back: {edition}. {edition.held_reason}")
            else:
                self.stdout.write(f"Public: {edition}.")

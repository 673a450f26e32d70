"""The search index of the whole site, made anew: ``manage.py rebuild_search``"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from briefs.reindexing import refresh_index


class Command(BaseCommand):
    help = "Make the search index anew from what is published; the site keeps answering meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--missing", action="store_true", help="only what is missing or was made by older rules"
        )

    def handle(self, *args: Any, missing: bool, **options: Any) -> None:
        editions, entries = refresh_index(everything=not missing)
        self.stdout.write(f"Indexed {editions} editions and {entries} entries of the register.")

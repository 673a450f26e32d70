"""Memory, time and queries of the register: ``python -m tests.benchmarks.register_size``.

Fills a new SQLite database with entries (every tenth a group, two parties, two events,
six pieces of evidence each), then reads every download to its end and opens each page.
Time is that of the processor. Memory is the most that Python held above what it held
before, so that a download of bounded memory tells the same of 2,000 and of 20,000
entries. Not a test: a slower machine is no fault.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
SITE = {
    "SECRET_KEY": "0" * 50,
    "ALLOWED_HOSTS": "testserver",
    "SECURE_SSL_REDIRECT": "0",
    "DJANGO_SETTINGS_MODULE": "config.settings",
}
DOWNLOADS = ("/agreements.csv", "/agreements.json", "/agreements.jsonl")
PAGES = (
    "/agreements/",
    "/agreements/?party=kr&kind=mou",
    "/agreements/?page=200",
    "/agreements/pictures/",
    "/agreements/pictures/who-with-whom.csv",
    "/countries/kr/",
    "/agreements/entry-1/",
    "/agreements/corrections/",
    "/agreements/method/",
)
QUOTE = (
    "The two governments signed the agreement on trade in the capital on Friday, officials said."
)


def fill(number: int) -> None:
    """Rows as many as asked for, put in without the gate."""
    from django.utils import timezone

    from briefs.agreements.models import Agreement, Event, Evidence, Party, TaggedAgreement
    from briefs.fields import PartialDate
    from briefs.tags import states
    from tests.factories import make_source, make_tag

    dice = random.Random(number)  # noqa: S311
    every = [state for state in states.all_states() if state.kind == "state"]
    topics = [make_tag(f"topic number {n}") for n in range(40)]
    sources = [make_source(f"{QUOTE} {n}") for n in range(50)]
    kinds = Agreement.Kind.values
    entries = Agreement.objects.bulk_create(
        Agreement(
            title=f"Agreement {n} on trade and other matters", slug=f"entry-{n}",
            kind=dice.choice(kinds), published_at=timezone.now(),
            status="signed", status_date=PartialDate(str(dice.randint(1990, 2026))),
            **({"scope": "group", "count": 14} if n % 10 == 0 else {}),
        )
        for n in range(number)
    )  # fmt: skip
    parties, events, evidence, tagged = [], [], [], []
    for entry in entries:
        for state in dice.sample(every, 2):
            parties.append(Party(agreement=entry, name=state.name, country_code=state.code))
        events += [
            Event(agreement=entry, status=status, date=entry.status_date)
            for status in ("agreed", "signed")
        ]
        source = dice.choice(sources)
        evidence += [
            Evidence(agreement=entry, source=source, aspect=aspect, value=value, start=0,
                     end=len(QUOTE), quote=QUOTE)
            for aspect, value in (("existence", ""), ("kind", entry.kind), ("status", "signed"),
                                  ("areas", "trade"), ("date", str(entry.status_date)),
                                  ("place", "the capital"))
        ]  # fmt: skip
        tagged.append(TaggedAgreement(content_object=entry, tag=dice.choice(topics)))
    for rows in (parties, events, evidence, tagged):
        type(rows[0]).objects.bulk_create(rows, batch_size=2000)


def measure(number: int) -> None:
    from django.core.management import call_command
    from django.db import connection, reset_queries
    from django.test import Client

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    fill(number)
    connection.force_debug_cursor = True
    client = Client()
    client.get("/agreements/")  # whatever is loaded once is loaded now
    for address in (*DOWNLOADS, *PAGES):
        reset_queries()
        started = time.process_time()
        size = _read(client, address)
        took, queries = time.process_time() - started, len(connection.queries)
        connection.force_debug_cursor = False
        tracemalloc.start()
        _read(client, address)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        connection.force_debug_cursor = True
        sys.stdout.write(  # in MB of a million bytes
            f"{number:6} entries  {address:42} {took:6.2f} s  {queries:4} queries  "
            f"{size / 1e6:6.2f} MB sent  {peak / 1e6:6.1f} MB held\n"
        )


def _read(client: Any, address: str) -> int:
    """Read the answer to its end and keep nothing of it; its size in bytes."""
    answer = client.get(address)
    if answer.streaming:
        return sum(len(piece) for piece in answer.streaming_content)
    return len(answer.content)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, nargs="+", default=[2000, 20_000])
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        import django

        django.setup()
        measure(options.entries[0])
        return
    for number in options.entries:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [sys.executable, "-m", __spec__.name, "--here", "--entries", str(number)],
                cwd=ROOT,
                env={**os.environ, **SITE, "DATA_DIR": folder},
                check=True,
            )


if __name__ == "__main__":
    main()

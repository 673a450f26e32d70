"""A run that ends in the middle, by a signal or without any chance to say so."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.importer.formats.made import NEWS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 40
BEFORE_THE_END = 5


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A database of its own and a folder of documents."""
    (tmp_path / "in").mkdir()
    for number in range(DOCUMENTS):
        text = f"{NEWS}\nThe ministry counted {number:,} boats.\n"
        (tmp_path / "in" / f"{number:03}.txt").write_text(text)
    with started(tmp_path, "migrate", "--verbosity", "0") as process:
        assert process.wait(timeout=120) == 0
    return tmp_path


def started(site: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "DATA_DIR": str(site), "PYTHONUNBUFFERED": "1"}
    environment.pop("DATABASE_URL", None)
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run_to_its_end(site: Path) -> tuple[int, str]:
    with started(site, "import_sources", str(site / "in")) as process:
        out, _ = process.communicate(timeout=120)
    return process.returncode, out


def cut_short(site: Path, number: int) -> tuple[int, str]:
    """Send the signal when some documents are in; the exit status and what was said."""
    with started(site, "import_sources", str(site / "in")) as process:
        assert process.stdout is not None
        for _ in range(BEFORE_THE_END):
            assert process.stdout.readline().startswith("created")
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
    return process.returncode, err


@pytest.fixture
def stored(site: Path) -> Iterator[sqlite3.Cursor]:
    with closing(sqlite3.connect(site / "briefs.sqlite3")) as connection:
        yield connection.cursor()


def rows(stored: sqlite3.Cursor, query: str) -> int:
    return int(stored.execute(query).fetchone()[0])


def assert_whole_documents_only(stored: sqlite3.Cursor) -> int:
    """How many documents are in: each with its source, draft, saved version and item."""
    sources = rows(stored, "SELECT count(*) FROM sources_source")
    assert rows(stored, "SELECT count(*) FROM briefs_brief") == sources
    assert rows(stored, "SELECT count(DISTINCT brief_id) FROM briefs_snapshot") == sources
    assert rows(stored, "SELECT count(DISTINCT source_id) FROM briefs_brief_sources") == sources
    created = "SELECT count(*) FROM importer_importitem WHERE outcome = 'created'"
    assert rows(stored, created) == sources
    assert rows(stored, "SELECT count(DISTINCT agreement_id) FROM agreements_party") == rows(
        stored, "SELECT count(*) FROM agreements_agreement"
    )
    return sources


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_run_cut_short_leaves_whole_documents_and_the_next_goes_on(
    site: Path, stored: sqlite3.Cursor, number: int
) -> None:
    status, err = cut_short(site, number)
    assert status == (-number if number == signal.SIGKILL else 130)
    assert number == signal.SIGKILL or "Run the same command again to go on." in err
    first = assert_whole_documents_only(stored)
    assert BEFORE_THE_END <= first < DOCUMENTS
    status, out = run_to_its_end(site)
    assert status == 0
    assert f"unchanged {first:>8}" in out
    assert f"created   {DOCUMENTS - first:>8}" in out
    assert assert_whole_documents_only(stored) == DOCUMENTS
    finished = "SELECT count(*) FROM importer_import WHERE finished_at IS NOT NULL"
    assert (rows(stored, "SELECT count(*) FROM importer_import"), rows(stored, finished)) == (2, 1)

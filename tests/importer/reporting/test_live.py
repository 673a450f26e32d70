from __future__ import annotations

import io

from django.core.management.base import OutputWrapper

from briefs.importer.models import Import, ImportItem
from briefs.importer.reporting import LiveLine
from briefs.importer.reporting.cells import cells


def line_of(files: int, name: str, **outcomes: int) -> LiveLine:
    live = LiveLine(OutputWrapper(io.StringIO()))
    live.begins(Import(), files)
    live.drawn.append((0.0, 0))
    live.counts.update(outcomes)
    live.files_done = live.counts.total()
    live.reads(name)
    return live


def test_line_tells_files_rate_outcomes_and_the_current_name() -> None:
    line = line_of(5_000, "c.txt", created=1_200, rejected=4).line(79)
    assert line.startswith("1,204/5,000 files  ")
    assert line.endswith("/s  1,200 created, 4 rejected  c.txt")


def test_line_counts_documents_apart_where_a_file_holds_many() -> None:
    live = line_of(1, "a.jsonl#7", created=6)
    live.files_done = 0
    assert live.line(79).startswith("6 documents  0/1 files  ")


def test_line_never_exceeds_the_width_and_drops_the_name_first() -> None:
    name = "정상회담-" * 20
    live = line_of(5_000, name, created=1_200, unchanged=30, updated=7, proposed=3, rejected=4)
    for columns in (0, 1, 10, 40, 79, 100, 200):
        assert cells(live.line(columns)) <= columns
    assert "정" in live.line(100)
    assert "정" not in live.line(79)
    assert "\x1b" not in line_of(1, "\x1b[2J.txt").line(79)


def test_rejection_stays_above_the_line_and_the_line_is_erased_at_the_end() -> None:
    stream = io.StringIO()
    with LiveLine(OutputWrapper(stream)) as live:
        live.ends(ImportItem(outcome="rejected", reason="b.exe: no\x1b[2J way"))
        live.ends(ImportItem(outcome="created"))
    written = stream.getvalue()
    assert "\r\x1b[Krejected   b.exe: no [2J way\n" in written
    assert written.endswith("\r\x1b[K")

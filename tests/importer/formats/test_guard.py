import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefs.importer.draft import DocumentRejected
from briefs.importer.formats import bounds, guard, process, worker
from briefs.importer.read import read

ROOT = Path(__file__).parents[3]
# attributes are compared with one another: quadratic in libxml2
SLOW = b"<p " + b"".join(b"a%d=1 " % n for n in range(300_000)) + b">x"


def test_guard_slow_document_is_stopped_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounds, "MAX_SECONDS", 0.5)
    with pytest.raises(DocumentRejected, match=r"a\.html: was not read within 0\.5 seconds"):
        read("a.html", SLOW)
    monkeypatch.undo()
    assert read("b.html", b"<p>words").text == "words"


@pytest.mark.skipif(sys.platform != "linux", reason="the system cannot bound a process's memory")
def test_guard_document_that_needs_too_much_memory_is_rejected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounds, "MAX_SECONDS", 60)
    with pytest.raises(DocumentRejected, match="needed more than 512 MB"):
        read("a.html", b"<p>x" * 1_200_000)
    assert read("b.html", b"<p>words").text == "words"


def test_worker_without_a_bound_on_memory_works_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    assert worker.limit_memory(bounds.MAX_MEMORY) is False


def test_guard_documents_of_many_threads_are_read_by_few_processes() -> None:
    names = [f"{number}.html" for number in range(24)]
    with ThreadPoolExecutor(8) as threads:
        pages = list(threads.map(lambda name: read(name, f"<p>{name}".encode()), names))
    assert [page.text for page in pages] == names
    assert len(guard._pool.idle) <= guard._MOST_AT_ONCE


def test_guard_process_that_dies_between_documents_is_replaced() -> None:
    assert read("a.html", b"<p>words").text == "words"
    for idle in guard._pool.idle:
        idle.process.kill()
        idle.process.wait()
    assert read("b.html", b"<p>more").text == "more"


def test_guard_process_is_kept_between_documents() -> None:
    read("a.html", b"<p>words")
    kept = guard._pool.idle[-1].process.pid
    read("b.html", b"<p>words")
    assert guard._pool.idle[-1].process.pid == kept
    assert kept != os.getpid()


def test_guard_environment_holds_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "x")
    monkeypatch.setenv("DATABASE_URL", "x")
    assert not {"SECRET_KEY", "DATABASE_URL"} & process.environment().keys()


def test_guard_process_that_cannot_start_rejects_the_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guard._pool, "idle", [])
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(DocumentRejected, match="could not be started"):
        read("a.html", b"<p>words")


def _run(code: str, folder: Path = ROOT) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_worker_knows_no_django() -> None:
    code = (
        "import sys, briefs.importer.formats.worker, briefs.importer.read as r;"
        "r.parse('a.html', b'<p>x'); r.parse('a.eml', b'From: a\\n\\nwords');"
        "print([m for m in sys.modules if m.split('.')[0] == 'django'])"
    )
    assert _run(code) == "[]"


def test_worker_refuses_network_and_programs() -> None:
    code = (
        "import sys, socket, subprocess; from briefs.importer.formats import worker\n"
        "sys.addaudithook(worker._refuse)\n"
        "for attempt in (lambda: socket.create_connection(('127.0.0.1', 9), 1),"
        " lambda: subprocess.Popen(['true'])):\n"
        "    try: attempt()\n"
        "    except PermissionError: print('refused')\n"
    )
    assert _run(code).split() == ["refused", "refused"]


def test_worker_leaves_no_half_written_file_behind(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "briefs", tmp_path / "briefs", ignore=shutil.ignore_patterns("*.pyc"))
    code = "from briefs.importer.read import read; print(read('a.html', b'<p>words').text)"
    assert _run(code, tmp_path) == "words"
    assert not [path for path in tmp_path.rglob("*") if re.search(r"\.pyc\.\d", path.name)]


HEAVY = "{'mammoth', 'pypdf', 'bs4', 'lxml', 'ftfy', 'charset_normalizer', 'nh3'}"


def test_plain_text_loads_no_parser() -> None:
    code = (
        "import sys; from briefs.importer.pipeline import read_draft\n"
        "read_draft('a.txt', 'Peru and Kenya signed a pact – in Genève.'.encode())\n"
        "read_draft('a.json', b'{\"text\": \"Peru and Kenya signed a pact.\"}')\n"
        f"print(sorted({HEAVY} & set(sys.modules)))"
    )
    assert _run(code) == "[]"


def test_check_command_loads_no_parser() -> None:
    heavy = HEAVY.replace(", 'nh3'", "")  # the sanitiser of the site's own Markdown
    code = (
        "import sys, tests.environment\n"
        "from django.core.management import execute_from_command_line\n"
        "sys.stdout, kept = sys.stderr, sys.stdout\n"
        "execute_from_command_line(['manage.py', 'check'])\n"
        "import briefs.importer.run, briefs.importer.management.commands.import_sources\n"
        f"print(sorted({heavy} & set(sys.modules)), file=kept)"
    )
    assert _run(code) == "[]"

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from briefs.agreements.counting import tally
from briefs.agreements.models import Agreement
from briefs.brief import Brief
from briefs.desk.example import finished_brief, publish_example
from briefs.edition import Edition
from briefs.importer.models import Import
from briefs.importer.run import import_documents
from briefs.publishing import Refused

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def data(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"


def test_quickstart_gives_a_draft_an_example_and_an_editor_once(
    transactional_db: None, django_db_serialized_rollback: None, data: None, capsys: Any
) -> None:
    call_command("quickstart", no_serve=True)
    first = capsys.readouterr().out
    assert "password" in first
    for address in ("8000/\n", "8000/briefs/after-beijing/", "8000/desk/"):
        assert address in first
    before = (
        Brief.objects.count(),
        Edition.objects.count(),
        Import.objects.count(),
        User.objects.get().password,
    )
    assert before[:3] == (2, 1, 1)
    call_command("quickstart", no_serve=True)
    after = (
        Brief.objects.count(),
        Edition.objects.count(),
        Import.objects.count(),
        User.objects.get().password,
    )
    assert after == before
    assert "password is not shown again" in capsys.readouterr().out


def test_example_passes_the_gate_and_shows_its_three_agreements(db: None, seed: Path) -> None:
    import_documents([seed])
    edition = publish_example(by=None)
    assert edition is not None
    assert publish_example(by=None) is None
    page = Client().get("/briefs/after-beijing/").content.decode()
    for quote in (
        "resulted in 14 agreements",
        "signed nine MOUs",
        "an agreement to expand cooperation",
    ):
        assert quote in page
    totals = tally(Agreement.objects.public())
    assert (totals.instruments.number, totals.commitments.number) == (23, 1)


def test_example_is_about_seven_hundred_words_of_its_own() -> None:
    example = finished_brief()
    words = sum(len(example[name].split()) for name in Brief.SECTIONS)
    assert 600 <= words <= 850


def test_example_without_its_evidence_is_refused(db: None, seed: Path) -> None:
    import_documents([seed])
    Agreement.objects.order_by("pk").first().evidence.all().delete()
    Agreement.objects.order_by("pk").last().evidence.filter(aspect="parties").delete()
    with pytest.raises(Refused):
        publish_example(by=None)
    assert not Brief.objects.filter(slug="after-beijing").exists()


def test_taken_port_is_one_clear_line(data: None) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} cannot be used"):
            call_command("quickstart", port=port)


@pytest.mark.parametrize("port", [0, 70000])
def test_port_that_is_none_is_one_clear_line(data: None, port: int) -> None:
    with pytest.raises(CommandError, match="from 1 to 65535"):
        call_command("quickstart", port=port)


def run_manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_production_without_a_secret_key_fails_with_the_remedy(tmp_path: Path) -> None:
    ended = run_manage("check", DATA_DIR=str(tmp_path))
    assert ended.returncode != 0
    assert "SECRET_KEY is not set" in ended.stderr
    assert "quickstart" in ended.stderr


def test_production_without_hosts_fails_with_the_remedy(tmp_path: Path) -> None:
    ended = run_manage("check", DATA_DIR=str(tmp_path), SECRET_KEY="x" * 60)
    assert ended.returncode != 0
    assert "ALLOWED_HOSTS is not set" in ended.stderr


def test_old_python_is_told_so_in_one_line() -> None:
    code = (
        "import sys; sys.version_info = (3, 9, 1, 'final', 0);"
        "sys.argv = ['manage.py', 'quickstart'];"
        "exec(compile(open('manage.py').read(), 'manage.py', 'exec'))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "needs Python 3.11 or newer; this is Python 3.9.1" in ended.stderr

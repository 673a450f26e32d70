import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError


def test_extract_files_are_written_without_a_database(tmp_path: Path) -> None:
    source = tmp_path / "one.txt"
    source.write_text("Peru and Kenya sign fish pact\n\nPeru and Kenya signed a pact on hake.\n")
    call_command("extract", str(source), "--output", str(tmp_path / "out"))
    written = json.loads((tmp_path / "out" / "one.json").read_text(encoding="utf-8"))
    assert written["agreements"][0]["parties"] == ["PE", "KE"]


def test_extract_rejected_file_costs_one_line_and_the_exit_status(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.exe"
    good.write_text("Peru and Kenya sign fish pact\n\nPeru and Kenya signed a pact on hake.\n")
    bad.write_text("x")
    errors = StringIO()
    with pytest.raises(CommandError, match="1 of 2"):
        call_command("extract", str(bad), str(good), "--output", str(tmp_path), stderr=errors)
    assert errors.getvalue().count("\n") == 1
    assert "bad.exe" in errors.getvalue()
    assert (tmp_path / "good.json").exists()

"""What ``import_sources`` says to people and to machines, and its exit status."""

from __future__ import annotations

import io
import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from briefs.brief import Brief
from briefs.importer import pipeline
from briefs.importer.models import Import, ImportItem
from briefs.sources.models import Source
from tests.importer.formats.made import NEWS


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents that are taken and one that is not."""
    found = tmp_path / "in"
    found.mkdir()
    (found / "a.txt").write_text(NEWS)
    (found / "b.exe").write_bytes(b"MZ\x00\x01")
    (found / "c.txt").write_text(NEWS.replace("hake", "tuna").replace("Peru", "Chile"))
    return found


def ran(*arguments: object, **options: Any) -> tuple[int, str, str]:
    """Status, standard output, standard error."""
    out, err = options.pop("stdout", io.StringIO()), io.StringIO()
    try:
        call_command("import_sources", *map(str, arguments), stdout=out, stderr=err, **options)
    except CommandError as error:
        return error.returncode, out.getvalue(), err.getvalue() + str(error)
    return 0, out.getvalue(), err.getvalue()


def interrupt_at(monkeypatch: pytest.MonkeyPatch, name: str, number: int) -> None:
    """The process gets the signal when it reads the document of that name."""
    read_draft = pipeline.read_draft

    def read(label: str, content: bytes, url: str = "") -> Any:
        if label == name:
            os.kill(os.getpid(), number)
        return read_draft(label, content, url)

    monkeypatch.setattr(pipeline, "read_draft", read)


def test_plain_lines_then_table_with_reasons_and_status_two(db: None, folder: Path) -> None:
    status, out, err = ran(folder)
    assert (status, err) == (2, "1 document rejected.")
    lines = out.splitlines()
    assert lines[0] == "created    a.txt"
    assert lines[1].startswith("rejected   b.exe (b.exe: ")
    assert lines[4:9] == [
        "created          2",
        "updated          0",
        "unchanged        0",
        "proposed         0",
        "rejected         1",
    ]
    assert lines[11].startswith("- b.exe: ")
    assert all(len(line) <= 80 for line in lines[3:])
    assert f"/desk/importer/import/{Import.objects.get().pk}/change/" in out
    assert "\r" not in out


def test_all_in_is_status_nought_and_a_missing_path_status_one(db: None, folder: Path) -> None:
    (folder / "b.exe").unlink()
    assert ran(folder)[0] == 0
    status, out, err = ran(folder / "none.txt")
    assert (status, out) == (1, "")
    assert "there is no such file" in err


def test_wrong_option_on_the_command_line_is_status_one(capsys: Any) -> None:
    from briefs.importer.management.commands.import_sources import Command

    with pytest.raises(SystemExit) as ended:
        Command().run_from_argv(["manage.py", "import_sources", "--no-such-option"])
    assert ended.value.code == 1
    assert "PATH" in capsys.readouterr().err


def test_verbosity_nought_says_what_was_rejected_and_no_more(db: None, folder: Path) -> None:
    status, out, err = ran(folder, verbosity=0)
    assert (status, out) == (2, "")
    assert err.startswith("rejected   b.exe (b.exe: ")
    (folder / "b.exe").unlink()
    assert ran(folder, verbosity=0) == (0, "", "")


def test_terminal_gets_one_live_line_with_rejections_above_it(db: None, folder: Path) -> None:
    status, out, _ = ran(folder, stdout=Terminal())
    assert status == 2
    assert "\r\x1b[Krejected   b.exe: " in out
    assert "created    a.txt" not in out
    assert out.index("created          2") > out.rindex("\r")


def test_terminal_that_cannot_go_back_gets_plain_lines(
    db: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in ran(folder, stdout=Terminal())[1]


def test_dry_run_tells_all_and_stores_nothing(db: None, folder: Path) -> None:
    (folder / "d.txt").write_text(NEWS)
    status, out, _ = ran(folder, dry_run=True)
    assert status == 2
    assert "created          2" in out
    assert "unchanged        1" in out
    assert "This was a dry run: nothing was stored." in out
    assert "/desk/" not in out
    for model in (Source, Brief, Import, ImportItem):
        assert not model.objects.exists()


def test_dry_run_and_fixture_together_are_refused(db: None, folder: Path, tmp_path: Path) -> None:
    options = {"dry_run": True, "fixture": tmp_path / "out.json"}
    status, out, err = ran(folder, **options)
    assert (status, out) == (1, "")
    assert "--dry-run and --fixture cannot go together" in err
    assert not (tmp_path / "out.json").exists()
    status, out, _ = ran(folder, json=True, **options)
    assert (status, json.loads(out)["items"]) == (1, [])


def test_json_is_one_object_on_one_line_and_no_words(db: None, folder: Path) -> None:
    status, out, err = ran(folder, json=True)
    assert (status, err) == (2, "1 document rejected.")
    assert out.count("\n") == 1
    told = json.loads(out)
    brief = Brief.objects.order_by("pk").first()
    assert brief is not None
    assert told["items"][0] == {
        "name": "a.txt",
        "outcome": "created",
        "reason": "",
        "source": Source.objects.order_by("pk")[0].sha256,
        "brief": str(brief.uid),
        "agreements": brief.listed_agreements.count(),
        "proposals": 0,
    }
    assert told["items"][0]["agreements"] > 0
    assert told["items"][1]["brief"] is told["items"][1]["source"] is None
    assert told["counts"] == {
        "created": 2,
        "updated": 0,
        "unchanged": 0,
        "proposed": 0,
        "rejected": 1,
    }
    assert told["run"] == str(Import.objects.get().uid)
    assert (told["dry_run"], told["interrupted"], told["error"]) == (False, False, "")


def test_json_of_a_dry_run_names_no_run(db: None, folder: Path) -> None:
    told = json.loads(ran(folder, json=True, dry_run=True)[1])
    assert (told["dry_run"], told["run"], len(told["items"])) == (True, None, 3)
    assert not Source.objects.exists()


def test_json_of_a_missing_path_is_whole_and_says_why(db: None, folder: Path) -> None:
    status, out, _ = ran(folder / "none.txt", json=True)
    assert status == 1
    told = json.loads(out)
    assert (told["items"], told["run"], told["interrupted"]) == ([], None, False)
    assert "there is no such file" in told["error"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_run_keeps_what_is_in_and_goes_on_when_run_again(
    db: None, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    with monkeypatch.context() as patched:
        interrupt_at(patched, "c.txt", number)
        status, out, err = ran(folder)
    assert status == 130
    assert err == (
        "Interrupted after 2 documents; what is in stays. Run the same command again to go on."
    )
    assert "created          1" in out
    assert Import.objects.get().finished_at is None
    assert Brief.objects.count() == 1
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    _, out, _ = ran(folder)
    assert "unchanged        1" in out
    assert "created          1" in out
    assert Brief.objects.count() == Source.objects.count() == 2


def test_json_of_an_interrupted_run_is_whole(
    db: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_at(monkeypatch, "c.txt", signal.SIGINT)
    status, out, _ = ran(folder, json=True)
    told = json.loads(out)
    assert (status, told["interrupted"], told["error"]) == (130, True, "")
    assert [item["name"] for item in told["items"]] == ["a.txt", "b.exe"]


def test_interrupted_dry_run_and_fixture_leave_nothing(
    db: None, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_at(monkeypatch, "c.txt", signal.SIGINT)
    status, _, err = ran(folder, dry_run=True)
    assert (status, err) == (130, "Interrupted after 2 documents; nothing was stored.")
    status, _, _ = ran(folder, fixture=tmp_path / "out.json")
    assert status == 130
    assert not (tmp_path / "out.json").exists()
    assert not Import.objects.exists()

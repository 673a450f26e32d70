from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from briefs.brief import Brief
from briefs.importer.management.commands import undo_import
from briefs.importer.models import Import, ImportItem
from briefs.importer.run import import_documents
from tests.importer.formats.made import NEWS


@pytest.fixture
def run(db: None, tmp_path: Path) -> Import:
    for number, fish in enumerate(("hake", "tuna")):
        (tmp_path / f"{number}.txt").write_text(NEWS.replace("hake", fish) + f"\n{fish} {fish}.\n")
    return import_documents([tmp_path])


def said_of(run: Import, **options: int) -> str:
    out = io.StringIO()
    call_command("undo_import", run.pk, stdout=out, **options)
    return out.getvalue()


def test_undoing_says_what_is_gone_and_lists_what_is_kept(run: Import) -> None:
    brief = run.items.order_by("pk")[0].brief
    assert brief is not None
    Brief.objects.filter(pk=brief.pk).update(version=brief.version + 1)
    lines = said_of(run).splitlines()
    assert lines == [
        "kept  0.txt: The draft has been edited since.",
        "The import is undone. Documents: 1 gone again; "
        "1 kept, in whole or in part, for what was done since.",
    ]
    assert list(Brief.objects.all()) == [brief]


def test_undoing_quietly_says_nothing(run: Import) -> None:
    assert said_of(run, verbosity=0) == ""
    assert not Brief.objects.exists()


def test_undoing_what_is_not_there_or_undone_is_refused(run: Import) -> None:
    with pytest.raises(CommandError, match="There is no import 0"):
        call_command("undo_import", 0)
    said_of(run)
    with pytest.raises(CommandError, match="undone already"):
        call_command("undo_import", run.pk)


def test_undoing_interrupted_goes_on_when_run_again(
    run: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: undo_import.Command, item: ImportItem) -> None:
        self.counts[item.undone] += 1
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(undo_import.Command, "_tell", interrupted)
        with pytest.raises(CommandError, match=r"1 gone again.*to go on") as stopped:
            call_command("undo_import", run.pk)
    assert stopped.value.returncode == 130
    assert Brief.objects.count() == 1
    assert "1 gone again." in said_of(run)
    assert not Brief.objects.exists()

"""Runs over archives, folders and standard input: one item for each document."""

import io
import json
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError

from briefs.brief import Brief
from briefs.importer import pipeline
from briefs.importer.draft import DocumentRejected, Draft
from briefs.importer.formats.files import documents
from briefs.importer.load import load
from briefs.importer.models import Import, ImportItem
from briefs.importer.pipeline import read_draft
from briefs.importer.run import import_documents, import_file
from briefs.sources.models import Source
from tests.importer.formats.made import NEWS, docx, paragraph, zipped

LINE = json.dumps(
    {"text": NEWS, "title": "Peru and Kenya sign fish pact", "published": "2026-01-07"}
)


def _outcomes(run: Import) -> list[tuple[str, str]]:
    return list(run.items.order_by("pk").values_list("name", "outcome"))


def _pipe(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


@pytest.mark.django_db
def test_run_zip_gives_an_item_for_each_member_good_or_bad(tmp_path: Path) -> None:
    pack = tmp_path / "pack.zip"
    word = docx(paragraph("Chad and Togo sign treaty", "Title") + paragraph(NEWS))
    pack.write_bytes(
        zipped({"a.txt": NEWS, "b.docx": word, "c.exe": "x", "../d.txt": NEWS + "More.\n"})
    )
    assert _outcomes(import_documents([pack])) == [
        ("pack.zip/a.txt", "created"),
        ("pack.zip/b.docx", "created"),
        ("pack.zip/c.exe", "rejected"),
        ("pack.zip/../d.txt", "created"),
    ]
    assert set(Source.objects.values_list("filename", flat=True)) == {"a.txt", "b.docx", "d.txt"}


@pytest.mark.django_db
def test_run_again_knows_members_by_their_bytes(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_text(f"{LINE}\n{{bad\n", encoding="utf-8")
    (tmp_path / "feed.zip").write_bytes(zipped({"other.jsonl": LINE + "\n"}))
    first = import_documents([tmp_path / "feed.jsonl"])
    assert _outcomes(first) == [("feed.jsonl#1", "created"), ("feed.jsonl#2", "rejected")]
    assert bytes(Source.objects.get().content) == LINE.encode()
    again = import_documents([tmp_path / "feed.zip"])
    assert _outcomes(again) == [("feed.zip/other.jsonl#1", "unchanged")]


@pytest.mark.django_db
def test_run_file_that_cannot_be_opened_as_a_whole_is_one_item(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no zip")
    (tmp_path / "b.txt").write_text(NEWS)
    run = import_documents([tmp_path])
    assert _outcomes(run) == [("a.zip", "rejected"), ("b.txt", "created")]


@pytest.mark.django_db
def test_run_standard_input_is_read_by_its_first_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    _pipe(monkeypatch, f"{LINE}\n{LINE.replace('hake', 'tuna')}\n".encode())
    assert _outcomes(import_documents([Path("-")])) == [
        ("standard-input.jsonl#1", "created"),
        ("standard-input.jsonl#2", "created"),
    ]


@pytest.mark.django_db
def test_run_fault_of_ours_in_one_document_does_not_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_draft = pipeline.read_draft

    def faulty(name: str, content: bytes, url: str = "") -> object:
        if name == "a.txt":
            raise IndexError("ours")
        return read_draft(name, content, url)

    monkeypatch.setattr(pipeline, "read_draft", faulty)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(NEWS)
    run = import_documents([tmp_path])
    assert _outcomes(run) == [("a.txt", "rejected"), ("b.txt", "created")]
    assert "IndexError" in run.items.get(name="a.txt").reason


@pytest.mark.django_db
def test_run_known_bytes_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    (first,) = import_documents([tmp_path]).items.all()

    def never(*args: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(pipeline, "read_draft", never)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    (again,) = import_documents([tmp_path]).items.all()
    assert (again.name, again.outcome) == ("b.txt", "unchanged")
    assert (again.source, again.brief) == (first.source, first.brief)
    draft = read_draft("b.txt", NEWS.encode())
    assert load(draft=draft, run=again.run).reason == again.reason


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", [IntegrityError("twice"), ValidationError("twice")])
def test_run_same_bytes_stored_by_another_at_that_moment_are_unchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    other = Import.objects.create(origin="another run")
    calls = []

    def overtaken(*, draft: Draft, run: Import) -> ImportItem:
        calls.append(run)
        if len(calls) == 1:
            load(draft=draft, run=other)
            raise trouble
        return load(draft=draft, run=run)

    monkeypatch.setattr("briefs.importer.run.load", overtaken)
    assert _outcomes(import_documents([tmp_path])) == [("a.txt", "unchanged")]
    assert Source.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", [IntegrityError("torn"), ValidationError("torn")])
def test_run_draft_that_cannot_be_stored_is_rejected_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{NEWS}{name}\n")

    def torn(*, draft: Draft, run: Import) -> ImportItem:
        if draft.name == "a.txt":
            raise trouble
        return load(draft=draft, run=run)

    monkeypatch.setattr("briefs.importer.run.load", torn)
    run = import_documents([tmp_path])
    assert _outcomes(run) == [("a.txt", "rejected"), ("b.txt", "created")]
    assert run.finished_at is not None


@pytest.mark.django_db
def test_run_interrupted_while_it_reads_leaves_whole_documents_and_no_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{NEWS}{name}\n")

    def interrupted(name: str, content: bytes, url: str = "") -> Draft:
        if name == "b.txt":
            raise KeyboardInterrupt
        return read_draft(name, content, url)

    monkeypatch.setattr(pipeline, "read_draft", interrupted)
    with pytest.raises(KeyboardInterrupt):
        import_documents([tmp_path])
    run = Import.objects.get()
    assert (_outcomes(run), run.finished_at) == ([("a.txt", "created")], None)
    assert Source.objects.count() == Brief.objects.count() == 1


@pytest.mark.django_db
def test_run_names_stored_hold_no_control_characters(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\n.txt").write_text(NEWS)
    (tmp_path / "b\x07.exe").write_text("x")
    import_documents([tmp_path])
    assert all(name.isprintable() for name in ImportItem.objects.values_list("name", flat=True))


@pytest.mark.django_db
def test_file_handed_in_as_bytes_gives_an_item_for_each_document() -> None:
    run = Import.objects.create(origin="upload")
    items = import_file("up.zip", zipped({"a.txt": NEWS, "b.bin": "x"}), run=run)
    assert [item.outcome for item in items] == ["created", "rejected"]


def test_documents_of_a_folder_are_sorted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in documents([tmp_path])] == ["a.txt", "b.txt"]


def test_documents_missing_path_is_rejected(tmp_path: Path) -> None:
    with pytest.raises(DocumentRejected, match="no such file"):
        list(documents([tmp_path / "none.txt"]))


def test_file_larger_than_its_bound_is_read_no_further(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(100_000_000)
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("extract", str(huge), "--output", str(tmp_path / "out"), stderr=io.StringIO())


def test_extract_members_are_written_by_names_made_for_the_output(tmp_path: Path) -> None:
    pack, feed = tmp_path / "pack.zip", tmp_path / "feed.jsonl"
    pack.write_bytes(
        zipped({"a.txt": NEWS, "in/a.txt": NEWS, "../../up.txt": NEWS, "c:\\d.md": NEWS})
    )
    feed.write_text(f"{LINE}\n\n{LINE}\n")
    call_command("extract", str(pack), str(feed), "--output", str(tmp_path / "out"))
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == ["a-2.json", "a.json", "c_d.json", "feed-1.json", "feed-3.json", "up.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["feed.jsonl", "out", "pack.zip"]


def test_extract_standard_input_and_folder_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pipe(monkeypatch, NEWS.encode())
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(f"<p>{NEWS}")
    call_command("extract", "-", str(tmp_path / "in"), "--output", str(tmp_path / "out"))
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written == {"standard-input.json", "a.json"}

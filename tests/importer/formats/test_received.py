import struct
import zipfile
import zlib

import pytest

from briefs.importer.draft import DocumentRejected
from briefs.importer.formats import bounds
from briefs.importer.formats.received import Received, documents_in
from briefs.importer.read import parse
from tests.importer.formats.made import NEWS, zipped


def _in(name: str, content: bytes) -> list[Received]:
    return list(documents_in(name, content))


def test_file_of_one_document_is_itself() -> None:
    assert _in("a.txt", b"x") == [Received("a.txt", b"x")]


def test_zip_members_have_their_own_bytes_and_labels() -> None:
    found = _in("pack.zip", zipped({"in/one.txt": NEWS, "two.md": "# Two"}))
    assert [one.name for one in found] == ["pack.zip/in/one.txt", "pack.zip/two.md"]
    assert found[0].content == NEWS.encode()


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe[\x4e-\x4e",  # UTF-16, in which the bracket is half of a character
        b"\xff\xfe[\x4e [\x00]\x00",
        b"\x00\xef[",
        b"\xff[1]",
    ],
)
def test_bracket_that_is_half_of_a_character_opens_no_list(content: bytes) -> None:
    with pytest.raises(DocumentRejected, match=r"^a\.json"):
        parse("a.json", _in("a.json", content)[0].content)


def test_list_after_a_mark_of_its_encoding_is_split() -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-16-be"):
        found = _in("a.json", ' [{"text": "x"}, {"text": "ü"}]'.encode(encoding))
        assert [one.content.decode() for one in found] == ['{"text": "x"}', '{"text": "ü"}']


def test_jsonl_members_are_lines_by_number() -> None:
    found = _in("feed.jsonl", b'{"text":"a"}\r\n\r\n{"text":"b"}')
    assert [(one.name, one.content) for one in found] == [
        ("feed.jsonl#1", b'{"text":"a"}'),
        ("feed.jsonl#3", b'{"text":"b"}'),
    ]


def test_jsonl_in_zip_is_taken_apart_too() -> None:
    found = _in("p.zip", zipped({"f.jsonl": '{"text":"a"}\n{"text":"b"}'}))
    assert [one.name for one in found] == ["p.zip/f.jsonl#1", "p.zip/f.jsonl#2"]


def test_jsonl_utf16_is_cut_between_characters() -> None:
    content = '{"text":"\u0a0a one"}\n{"text":"two"}'.encode("utf-16")
    assert len(_in("f.jsonl", content)) == 2


def test_json_list_gives_each_element() -> None:
    found = _in("f.json", b' [{"text": "a"} , {"text":"b"}]\n')
    assert [one.content for one in found] == [b'{"text": "a"}', b'{"text":"b"}']


def test_zip_furniture_of_packers_is_no_document() -> None:
    files = {"__MACOSX/._a.txt": "x", ".DS_Store": "x", "d/.hidden.txt": "x", "a.txt": NEWS}
    assert [one.name for one in _in("p.zip", zipped(files))] == ["p.zip/a.txt"]


def test_zip_member_that_climbs_out_is_only_a_label() -> None:
    (found,) = _in("p.zip", zipped({"../../etc/evil.txt": NEWS}))
    assert found.name == "p.zip/../../etc/evil.txt"
    assert found.content == NEWS.encode()


def test_zip_in_zip_is_one_trouble_and_the_others_go_on() -> None:
    inner = zipped({"a.txt": NEWS})
    inside, plain = _in("p.zip", zipped({"quine.zip": inner, "b.txt": NEWS}))
    assert "archive inside an archive" in inside.trouble
    assert plain.content == NEWS.encode()


def test_zip_member_of_unknown_kind_is_one_trouble() -> None:
    bad, good = _in("p.zip", zipped({"a.exe": "x", "b.txt": NEWS}))
    assert "is not read" in bad.trouble
    assert not good.trouble


def test_zip_bomb_is_stopped_while_it_is_read() -> None:
    bomb, good = _in("p.zip", zipped({"a.pdf": b"\0" * 60_000_000, "b.txt": NEWS}))
    assert f"{bounds.MAX_RATIO} times" in bomb.trouble
    assert good.content == NEWS.encode()


def test_zip_larger_in_all_than_is_read_says_what_was_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_UNZIPPED", 1000)
    found = _in("p.zip", zipped({f"{n}.txt": "x" * 400 for n in range(6)}))
    assert [bool(one.trouble) for one in found] == [False, False, True, True]
    assert "3 files after" in found[-1].trouble


@pytest.mark.parametrize("claimed", [1, 2**31])
def test_zip_header_that_lies_about_sizes_is_not_believed(claimed: int) -> None:
    packed = bytearray(zipped({"a.txt": NEWS * 100}))
    at = packed.rfind(b"PK\x01\x02")
    packed[at + 24 : at + 28] = packed[22:26] = struct.pack("<I", claimed)
    (found,) = _in("p.zip", bytes(packed))
    assert found.trouble or found.content == NEWS.encode() * 100


def test_zip_whose_members_share_bytes_is_rejected() -> None:
    packed = zipped({"a.txt": "x" * 100_000})
    start, end = packed.rfind(b"PK\x01\x02"), packed.rfind(b"PK\x05\x06")
    tail = bytearray(packed[end:])
    tail[8:10] = tail[10:12] = struct.pack("<H", 100)
    tail[12:16] = struct.pack("<I", 100 * (end - start))
    with pytest.raises(DocumentRejected, match="overlap"):
        _in("p.zip", packed[:start] + packed[start:end] * 100 + bytes(tail))


def test_zip_of_too_many_files_is_rejected_before_its_directory_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounds, "MAX_DOCUMENTS", 50)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    entry = b"PK\x01\x02" + b"\0" * 42
    with pytest.raises(DocumentRejected, match="more than 50 files"):
        _in("p.zip", entry * 60)


def test_zip_with_a_password_is_one_trouble() -> None:
    packed = bytearray(zipped({"a.txt": NEWS}))
    packed[6] |= 1
    packed[packed.rfind(b"PK\x01\x02") + 8] |= 1
    (found,) = _in("p.zip", bytes(packed))
    assert "password" in found.trouble


def test_zip_of_unusual_method_is_one_trouble() -> None:
    (found,) = _in("p.zip", zipped({"a.txt": NEWS}, zipfile.ZIP_LZMA))
    assert "unusual method" in found.trouble


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04" + b"x" * 500, zipped({"a.txt": NEWS})[:60], zlib.compress(b"x"), b"text"],
    ids=["empty", "noise", "cut", "deflated", "text"],  # what is zipped tells the time
)
def test_zip_damaged_is_rejected(content: bytes) -> None:
    with pytest.raises(DocumentRejected, match="damaged"):
        _in("p.zip", content)


def test_zip_empty_is_rejected() -> None:
    with pytest.raises(DocumentRejected, match="holds no file"):
        _in("p.zip", zipped({}))


def test_file_beyond_the_bytes_of_its_kind_is_rejected() -> None:
    with pytest.raises(DocumentRejected, match="at most"):
        _in("a.txt", b"x" * (bounds.MAX_BYTES + 1))


def test_jsonl_beyond_the_number_of_documents_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_DOCUMENTS", 3)
    found = _in("f.jsonl", b'{"text":"a"}\n' * 10)
    assert len(found) == 4
    assert "only the first 3" in found[-1].trouble

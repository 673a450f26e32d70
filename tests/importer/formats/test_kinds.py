import pytest

from briefs.importer.draft import DocumentRejected
from briefs.importer.formats.kinds import ACCEPTED, KINDS, kind_of, suffix_of
from briefs.importer.formats.names import shown


def test_kinds_shown_to_people_name_every_ending_but_synonyms() -> None:
    synonyms = {".markdown", ".ndjson"}
    assert {ending for ending in KINDS if ending in ACCEPTED} == set(KINDS) - synonyms


def test_kind_unknown_is_rejected_with_the_list() -> None:
    with pytest.raises(DocumentRejected) as caught:
        kind_of("picture.png")
    assert ACCEPTED in str(caught.value)


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("A.TXT", ".txt"), ("feed.jsonl#12", ".jsonl"), ("x\\y.Docx", ".docx"), ("no", "")],
)
def test_suffix_is_told_from_names_of_all_sorts(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix


@pytest.mark.parametrize("name", ["a\nb.txt", "\x1b[31mred.txt", "\u202etxt.exe", "half\udc80.txt"])
def test_name_shown_holds_no_control_and_no_trick(name: str) -> None:
    assert "\ufffd" in shown(name)
    assert shown(name).isprintable()
    shown(name).encode()


def test_name_shown_is_bounded_and_keeps_its_ending() -> None:
    assert len(shown("a" * 5000 + ".docx")) == 200
    assert shown("a" * 5000 + ".docx").endswith(".docx")

import io
import zipfile

import pytest

from briefs.importer.draft import DocumentRejected
from briefs.importer.formats import bounds
from briefs.importer.page import Page
from briefs.importer.read import read
from tests.importer.formats.made import NEWS, WORD_XML, docx, paragraph, zipped


def _lines(page: Page) -> list[str]:
    return [line.span.of(page.text) for line in page.lines]


def _with_part(name: str, part: str | bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("x")))) as archive:
        files: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    return zipped(files | {name: part})


def test_word_headings_lists_tables_and_footnotes_are_lines() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Peru", "Kenya"))
    notes = (
        f'<w:footnotes {WORD_XML}><w:footnote w:id="1">{paragraph("As reported.")}</w:footnote>'
        "</w:footnotes>"
    )
    body = (
        paragraph("Peru and Kenya sign pact", "Title")
        + paragraph("Background", "Heading1")
        + paragraph("They signed it.", more='<w:r><w:footnoteReference w:id="1"/></w:r>')
        + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    )
    page = read("a.docx", docx(body, footnotes=notes))
    assert _lines(page) == [
        "Peru and Kenya sign pact",
        "Background",
        "They signed it.[1]",
        "Peru",
        "Kenya",
        "As reported.",
    ]
    assert [line.zone for line in page.lines][:2] == ["title", ""]


def test_word_first_heading_is_the_title_when_no_style_says_so() -> None:
    page = read("a.docx", docx(paragraph("The pact", "Heading1") + paragraph("Text.")))
    assert page.lines[0].zone == "title"


def test_word_links_scripts_and_pictures_leave_no_markup() -> None:
    page = read("a.docx", docx(paragraph("<script>alert(1)</script> & more")))
    assert page.text == "<script>alert(1)</script> & more"


BILLION = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("declared", [BILLION, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_word_with_entities_is_rejected(declared: str, encoding: str) -> None:
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?>{declared}<w:document {WORD_XML}>'
        "<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(DocumentRejected, match="document type"):
        read("a.docx", _with_part("word/document.xml", xml.encode(encoding)))


def test_word_nested_beyond_the_bound_is_rejected() -> None:
    with pytest.raises(DocumentRejected, match="too deeply"):
        read("a.docx", docx("<w:p>" * 5000 + "</w:p>" * 5000))


def test_word_bomb_is_rejected_before_it_is_unpacked() -> None:
    with pytest.raises(DocumentRejected, match=f"{bounds.MAX_RATIO} times"):
        read("a.docx", _with_part("word/document.xml", b" " * 100_000_000))


def test_word_of_too_many_parts_is_rejected() -> None:
    parts = {f"word/media/{n}.png": b"" for n in range(bounds.MAX_WORD_PARTS + 1)}
    with pytest.raises(DocumentRejected, match="more than"):
        read("a.docx", zipped({"word/document.xml": "<x/>", **parts}))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (docx(paragraph(NEWS * 20))[:500], "damaged"),
        (b"plain words", "damaged"),
        (zipped({"a.txt": NEWS}), "no Word document"),
        (_with_part("word/document.xml", "<a><b></a>"), "damaged"),
        (docx(""), "no visible text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 50, "old Word file or has a password"),
    ],
)
def test_word_that_cannot_be_read_names_the_remedy(content: bytes, words: str) -> None:
    with pytest.raises(DocumentRejected, match=words):
        read("a.docx", content)

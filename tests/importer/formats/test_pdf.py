import pytest

from briefs.importer.draft import DocumentRejected
from briefs.importer.formats.pdf_paragraphs import paragraphs
from briefs.importer.read import read
from tests.importer.formats.made import pdf

FIRST = [
    "Ministry of Trade",
    "Peru and Kenya sign fish pact",
    "LIMA - Peru and Kenya signed an agreement on hake fish-",
    "ing on Tuesday, the ministry of foreign affairs said in",
    "a statement.",
    "The second paragraph starts here and it goes on for some",
    "time before it ends on the next page, where it is car-",
    "Page 1 of 2",
]
SECOND = ["Ministry of Trade", "ried to its end.", "Page 2 of 2"]


def test_pdf_lines_become_paragraphs_over_page_breaks() -> None:
    page = read("a.pdf", pdf([FIRST, SECOND]))
    body = [line.span.of(page.text) for line in page.lines if line.zone == ""]
    assert body == [
        "Peru and Kenya sign fish pact",
        "LIMA - Peru and Kenya signed an agreement on hake fishing on Tuesday, the ministry of "
        "foreign affairs said in a statement.",
        "The second paragraph starts here and it goes on for some time before it ends on the next "
        "page, where it is carried to its end.",
    ]


def test_pdf_running_heads_and_page_numbers_are_furniture() -> None:
    page = read("a.pdf", pdf([FIRST, SECOND]))
    aside = {line.span.of(page.text) for line in page.lines if line.zone == "furniture"}
    assert aside == {"Ministry of Trade", "Page 1 of 2"}


def test_pdf_page_without_text_is_said() -> None:
    assert "1 of 2 pages hold no text" in read("a.pdf", pdf([FIRST, []])).warnings[0]


def test_paragraphs_keep_the_hyphen_of_a_compound() -> None:
    wide = "a long-term plan is a plan that is made for the long term and"
    text, _ = paragraphs(
        [f"{wide}\nthat is why a plan that is kept for so long is a long-\nterm plan"]
    )
    assert text.endswith("is a long-term plan")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pdf([[]]), "recognition"),
        (pdf([["x"]] * 501), "501 pages"),
        (pdf([FIRST] * 3)[:900], "damaged"),
        (b"%PDF-1.7\n" + b"\0\xff" * 500, "damaged"),
        (b"%PDF-1.7\n" + b"1 0 obj\n" * 200_001, "objects"),
        (b"no pdf at all", "damaged"),
    ],
)
def test_pdf_that_cannot_be_read_names_the_remedy(content: bytes, words: str) -> None:
    with pytest.raises(DocumentRejected, match=words):
        read("a.pdf", content)


def test_pdf_encrypted_is_rejected() -> None:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([FIRST]))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(DocumentRejected, match="encrypted"):
        read("a.pdf", locked.getvalue())

"""Whatever the bytes: text, or a rejection that names the file, and nothing else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.importer.draft import DocumentRejected
from briefs.importer.formats.kinds import KINDS
from briefs.importer.formats.received import documents_in
from briefs.importer.formats.sniff import ending_of
from briefs.importer.read import parse, read
from tests.importer.formats.made import NEWS, docx, paragraph, pdf, zipped

WHOLE = (
    docx(paragraph("Title", "Title") + paragraph(NEWS)),
    pdf([NEWS.split("\n")]),
    zipped({"a.txt": NEWS, "b.html": "<p>words", "c.jsonl": '{"text": "x"}\n{"html": "<p>y"}'}),
    b"From: a@b.example\nSubject: x\nContent-Type: text/html; charset=euc-kr\n\n<p>words",
    b'{"text": "words", "title": "T", "published": "2026-01-05", "url": "https://n.example/"}',
    b"<html><head><title>T</title></head><body><h1>T</h1><p>words",
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A whole file cut short, with some bytes changed."""
    content = bytearray(draw(st.sampled_from(WHOLE)))
    del content[draw(st.integers(1, len(content))) :]
    for at in draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        content[at] = draw(st.integers(0, 255))
    return bytes(content)


@pytest.mark.parametrize("suffix", KINDS)
@given(content=st.binary(max_size=300) | damaged())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_read_any_bytes_give_text_or_a_rejection(suffix: str, content: bytes) -> None:
    name = f"some{suffix}"
    try:
        for received in documents_in(name, content):
            try:
                page = read(received.name, received.bytes_or_rejection(), received.url)
            except DocumentRejected as trouble:
                _check_words(str(trouble), name)
            else:
                assert page.text.strip()
                assert all(line.span.of(page.text).strip() for line in page.lines)
                page.text.encode()
    except DocumentRejected as trouble:
        _check_words(str(trouble), name)


def _check_words(words: str, name: str) -> None:
    assert words.startswith(name)
    assert words.isprintable()
    assert len(words) < 800
    # a fault of ours, which the guard turned into words
    assert "does not know" not in words


@pytest.mark.parametrize("suffix", [".html", ".docx", ".eml", ".mhtml", ".pdf", ".json"])
@given(content=damaged())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_parse_any_bytes_raise_nothing_but_a_rejection(suffix: str, content: bytes) -> None:
    try:
        parse(f"some{suffix}", content)
    except DocumentRejected as trouble:
        _check_words(str(trouble), "some")


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        *zip(WHOLE, (".docx", ".pdf", ".zip", ".txt", ".json", ".html"), strict=True),
        (NEWS.encode(), ".txt"),
        (b"", ".txt"),
        (b"Received: x\nSubject: y\nFrom: z\n\nwords", ".eml"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", ".mhtml"),
        (b'{"text": "a"}\n{"text": "b"}', ".jsonl"),
        (b"[Photo] A caption", ".txt"),
        (b"Note: this\nBy: me\n\nwords", ".txt"),
    ],
)
def test_ending_is_told_from_the_first_bytes(content: bytes, ending: str) -> None:
    assert ending_of(content) == ending

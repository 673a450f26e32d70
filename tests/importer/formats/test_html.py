import time
from contextlib import suppress

import pytest

from briefs.importer.draft import DocumentRejected
from briefs.importer.read import read


@pytest.mark.parametrize("levels", [300, 3_000, 100_000])
def test_html_nested_at_any_depth_loses_no_text(levels: int) -> None:
    deep = "<div>" * levels + "<p>deep words</p>" + "</div>" * levels
    page = read("a.html", f"<h1>Head</h1><p>before</p>{deep}<p>after</p>".encode())
    assert [line.span.of(page.text) for line in page.lines] == [
        "Head",
        "before",
        "deep words",
        "after",
    ]
    assert page.lines[0].zone == "title"


def test_html_read_without_its_tree_says_so() -> None:
    page = read("a.html", b"<p>x</p>" + b"<table><tr><td>" * 50_000 + b"hello")
    assert "hello" in page.text
    assert "nested too deeply" in page.warnings[-1]


def test_html_of_an_ordinary_page_gives_no_warning() -> None:
    head = "<head><title>T</title><style>p{}</style><script>var a = '<p>no</p>';</script></head>"
    hidden = "<noscript><img alt=''>Turn on scripts, please do turn them on</noscript>"
    page = read("a.html", f"<html>{head}<body>{hidden}<p>1 &lt; 2</p><!-- gone --></body>".encode())
    assert (page.text, page.warnings) == ("1 < 2", ())


@pytest.mark.parametrize("piece", [b"<b>", b"<p", b"<!--", b"&a", b"<![CDATA[", b"<a href='"])
def test_html_hostile_markup_ends_in_text_or_rejection_in_time(piece: bytes) -> None:
    start = time.perf_counter()
    with suppress(DocumentRejected):
        read("a.html", piece * (1_500_000 // len(piece)) + b"x")
    assert time.perf_counter() - start < 12

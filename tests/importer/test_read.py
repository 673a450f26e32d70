import pytest

from briefs.importer.draft import DocumentRejected
from briefs.importer.read import MAX_BYTES, read


def test_read_address_line_is_the_url_and_no_text() -> None:
    page = read("a.txt", b"# url: https://news.example/a\nTitle\n\nBody.")
    assert page.url == "https://news.example/a"
    assert page.text == "Title\n\nBody."


def test_read_given_url_wins_over_the_address_line() -> None:
    assert read("a.txt", b"# url: https://b.example/\nX", "https://a.example/").url == (
        "https://a.example/"
    )


def test_read_lines_are_verbatim_and_know_where_paragraphs_open() -> None:
    page = read("a.txt", "One\r\ntwo\r\n\r\n  Three\xa0".encode())
    assert [line.span.of(page.text) for line in page.lines] == ["One", "two", "Three"]
    assert [line.opens for line in page.lines] == [True, False, True]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.exe", b"x", "is not read"),
        ("a.txt", b" \n ", "is empty"),
        ("a.txt", b"x" * (MAX_BYTES + 1), "at most"),
        ("a.txt", b"\x00\x01\x02\x00" * 50, "binary"),
        ("a.html", b"<html><script>x</script></html>", "no visible text"),
    ],
)
def test_read_breach_names_file_and_trouble(name: str, content: bytes, words: str) -> None:
    with pytest.raises(DocumentRejected) as caught:
        read(name, content)
    assert str(caught.value).startswith(f"{name}: ")
    assert words in str(caught.value)


def test_read_too_many_lines_is_rejected() -> None:
    with pytest.raises(DocumentRejected, match="split it"):
        read("a.txt", b"x\n" * 70_000)

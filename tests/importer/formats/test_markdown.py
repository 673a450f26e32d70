from briefs.importer.page import Page
from briefs.importer.read import read


def _lines(page: Page) -> list[tuple[str, str]]:
    return [(line.zone, line.span.of(page.text)) for line in page.lines]


def test_markdown_headings_lose_their_marks_and_the_first_is_the_title() -> None:
    page = read("a.md", b"# Peru signs #\n\nText.\n\n## Background\n\n# Other\n\n- item")
    assert _lines(page) == [
        ("title", "Peru signs"),
        ("", "Text."),
        ("", "Background"),
        ("", "Other"),
        ("item", "- item"),
    ]


def test_markdown_underlined_heading_is_the_title() -> None:
    assert _lines(read("a.md", b"Peru signs\n=====\n\nText.")) == [
        ("title", "Peru signs"),
        ("", "Text."),
    ]


def test_markdown_front_matter_gives_hints_and_no_text() -> None:
    page = read("a.md", b'---\ntitle: "Peru signs"\ndate: 2026-01-05\n---\nText.\n\n---\n\nMore.')
    assert (page.hints.title, page.hints.published) == ("Peru signs", "2026-01-05")
    assert [zone for zone, _ in _lines(page)] == ["furniture"] * 4 + ["", ""]

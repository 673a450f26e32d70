from briefs.importer.page import Page
from briefs.importer.read import read
from briefs.importer.units import units_of

PAGE = """<!doctype html><html lang="en"><head><title>T | Site</title>
<meta property="og:site_name" content="Site">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"T",
"datePublished":"2024-05-06T10:00:00Z","author":[{"name":"Ann Lee"}],
"publisher":{"name":"P"}}]}</script>
</head><body><nav><a>Home</a></nav><h1>T</h1><div class="byline">By Ann Lee</div>
<article><p>First &amp; <b>bold</b> sentence of the article, long enough to weigh more.</p>
<ul><li>an item</li></ul><figure><figcaption>A caption</figcaption></figure>
<script>var hidden = 1;</script></article><footer>Foot</footer></body></html>"""


def _page(source: str = PAGE) -> Page:
    return read("a.html", source.encode())


def test_html_lines_are_those_a_reader_sees() -> None:
    page = _page()
    assert [line.span.of(page.text) for line in page.lines] == [
        "Home",
        "T",
        "By Ann Lee",
        "First & bold sentence of the article, long enough to weigh more.",
        "an item",
        "A caption",
        "Foot",
    ]


def test_html_zones_follow_elements_and_classes() -> None:
    assert [line.zone for line in _page().lines] == [
        "furniture",
        "title",
        "meta",
        "",
        "item",
        "furniture",
        "furniture",
    ]


def test_html_hints_come_from_json_ld_first() -> None:
    hints = _page().hints
    assert (hints.title, hints.published[:10], hints.author) == ("T", "2024-05-06", "Ann Lee")
    assert (hints.outlet, hints.language) == ("P", "en")


def test_html_broken_json_ld_is_passed_over() -> None:
    page = _page(PAGE.replace('{"@graph"', '{{"@graph"'))
    assert page.hints.outlet == "Site"


def test_html_careless_wrapper_class_hides_no_article() -> None:
    page = _page('<body class="page-sidebar"><p>' + "A long sentence of prose here. " * 4 + "</p>")
    assert page.lines[0].zone == ""


def test_html_deep_nesting_loses_no_text() -> None:
    page = _page("<body>" + "<div>" * 600 + "deep text" + "</div>" * 600)
    assert "deep text" in page.text


def test_html_newline_of_the_source_breaks_no_paragraph() -> None:
    page = read(
        "a.html",
        b"<h1>Peru and Kenya\n sign pact</h1><p>They <a>signed</a>\nit\n in <b>Lima\n on</b> May 5."
        b"<p>One<br>\nTwo<br>Three</p><div><a>News</a>\n<a>World</a></div>",
    )
    assert [unit.text for unit in units_of(page)] == [
        "Peru and Kenya sign pact",
        "They signed it in Lima on May 5.",
        "One",
        "Two",
        "Three",
        "News",
        "World",
    ]
    assert len(page.lines) == 11

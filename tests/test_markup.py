from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from briefs import markup


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "<a href='java\nscript:alert(1)'>x</a>",
        "<svg onload=alert(1)></svg>",
        "<iframe src=//x></iframe>",
        "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
        "<p style='background:url(x)'>x</p>",
        "<form action=x><input></form>",
    ],
)
def test_html_that_could_run_or_load_is_cleaned_away(attack: str) -> None:
    blocks = markup.blocks(attack, prefix="context", seen=set())
    written = "".join(block["html"] for block in blocks) + markup.inline(attack.replace("\n", ""))
    for html in (written, markup.clean(attack)):
        for element in BeautifulSoup(html, "html.parser").find_all(True):
            assert element.name in markup.TAGS
            assert not {name for name in element.attrs if name.startswith("on") or name == "style"}
            assert not str(element.get("href", "")).casefold().startswith("java")


def test_raw_html_in_the_text_is_shown_as_it_is_typed() -> None:
    html = markup.inline('<a id="agreement-1" href="#agreement-7">seven</a>')
    assert "<a" not in html
    assert "&lt;a id=" in html


def test_link_to_an_agreement_gets_its_number_and_is_listed_once() -> None:
    text = "The [package](#agreement-2) and again [it](#agreement-2).\n\nThen [this](#agreement-1)."
    first, second = markup.blocks(text, prefix="context", seen=set())
    assert first["agreements"] == [2]
    assert second["agreements"] == [1]
    assert first["html"].count('<sup class="ref">') == 2


def test_each_link_of_a_paragraph_is_followed_by_its_own_number() -> None:
    html = markup.inline("[a](#agreement-1), [b](#agreement-2) and [c](#agreement-3)")
    words = [text for text in ("a</a><sup", "b</a><sup", "c</a><sup") if text in html]
    assert len(words) == 3


def test_references_to_agreements_are_collected_from_the_text() -> None:
    assert markup.referenced("[a](#agreement-1) [b](#agreement-12) [c](#agreement-0) [d](#x)") == {
        1,
        12,
    }


def test_headings_of_the_text_stand_below_their_section() -> None:
    (block,) = markup.blocks("# Prospects", prefix="analysis", seen=set())
    assert block["html"].startswith('<h3 id="analysis-prospects">')


def test_column_of_numbers_set_to_the_right_says_so_without_a_style() -> None:
    (table,) = markup.blocks("| year | texts |\n|:-:|--:|\n| 2025 | 7 |", prefix="a", seen=set())
    assert '<th class="right">texts</th>' in table["html"]
    assert '<td class="right">7</td>' in table["html"]
    assert '<td class="center">2025</td>' in table["html"]
    assert "style" not in table["html"]


def test_footnote_has_one_number_however_often_it_is_mentioned() -> None:
    texts = markup.blocks(
        "One.[^a] Two.[^a] Three.[^b]\n\n[^a]: A.\n\n[^b]: B.", prefix="a", seen=set()
    )
    assert re.findall(r">\[(.+?)\]</a>", texts[0]["html"]) == ["1", "1", "2"]
    anchors = re.findall(r'id="(.+?)"', texts[0]["html"])
    assert len(set(anchors)) == 3


def test_tables_and_footnotes_are_rendered_with_anchors_of_their_section() -> None:
    text = "| a | b |\n|---|---|\n| 1 | 2 |\n\nSaid[^1].\n\n[^1]: By whom."
    html = "".join(block["html"] for block in markup.blocks(text, prefix="analysis", seen=set()))
    assert "<table>" in html
    assert 'id="fn-analysis-1"' in html
    assert 'href="#fn-analysis-1"' in html


def test_headings_have_an_address_each_by_their_words() -> None:
    text = "# Two *ledgers*\n\n# Two ledgers\n\n# 전망\n\n# !!!"
    html = "".join(block["html"] for block in markup.blocks(text, prefix="analysis", seen=set()))
    assert re.findall(r'id="([^"]+)"', html) == [
        "analysis-two-ledgers",
        "analysis-two-ledgers-2",
        "analysis-전망",
        "analysis-part",
    ]

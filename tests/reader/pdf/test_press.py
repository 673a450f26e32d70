"""The press sets what it is given as text, within bounds, whatever stands in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from briefs import markup
from briefs.reader.pdf.nodes import Reader
from briefs.reader.pdf.press import Jammed, Press

ATTACKS = {
    "import": '#import "@preview/x:1.0.0": *',
    "read": '#read("/etc/passwd") #eval("1+1") #set page(width: 1pt)',
    "math": "$x^2$ \\\\ $",
    "label": "@label <label> // not a comment /* nor this */",
    "heading": "\\= Heading == -- --- ...",
    "brackets": "] [ ) ( } { #[ #( #{",
    "controls": "a\u202eb\u2066c\u00add\ufeffe",
}


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    made = Press()
    yield made
    made.stop()


def document(text: str, **fields: Any) -> str:
    reader = Reader(site="https://x.org/", agreements=frozenset())
    blocks = markup.blocks(text, prefix="analysis", seen=set())
    section = {"heading": "Analysis", "c": reader.section([block["html"] for block in blocks])}
    lists = "authors keywords places summary messages agreements references citations".split()
    empty: dict[str, Any] = {name: [] for name in lists}
    given = {
        **empty, "lang": "en", "region": None, "cjk": "SC", "is_cjk": False, "title": "A title",
        "genre": "Policy brief", "publisher": "P", "date": [2026, 1, 2], "day": "2 January 2026",
        "edition": 1, "address": "https://x.org/", "abstract": "", "change_note": "",
        "newest": "https://x.org/", "sections": [section],
    }  # fmt: skip
    return json.dumps({**given, **fields})


def pages(content: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return "".join(sign for sign in text if sign.isprintable() or sign.isspace())


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_markup_of_the_typesetter_is_set_as_it_is_written(
    press: Press, tmp_path: Path, attack: str
) -> None:
    made = press.make(tmp_path, document(f"Before {attack} after", title=attack), 0)
    shown = markup.plain(markup.inline(attack))
    visible = "".join(sign for sign in shown if sign.isprintable())
    for word in visible.split():
        assert letters(word) in letters(pages(made)), word
    assert PdfReader(BytesIO(made)).metadata.title == attack  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "한" * 100_000,
        f"`{'x' * 100_000}`",
        ">" * 40 + " deep",
        "\n".join("  " * n + "1. item" for n in range(40)),
        "*_" * 40 + "x" + "_*" * 40,
        "\n\n".join(f"x[^n{i}]\n\n[^n{i}]: n" for i in range(300)),
        "|" + "a|" * 40 + "\n|" + "-|" * 40 + "\n" + ("|" + "b c|" * 40 + "\n") * 40,
        "اتفاق التجارة بين البلدين (2026) and English",
        "👩‍👩‍👧‍👦 🎉 🇰🇷",
        "999999999. x",
        "[a](http://x.org/%zz?#) [b](mailto:a@b.c) [f](<http://[::1/>) [g](<//[x>)",
    ],
    ids="word hangul code quotes lists marks notes table rtl emoji number links".split(),
)  # fmt: skip
def test_odd_text_makes_a_pdf(press: Press, tmp_path: Path, text: str) -> None:
    assert press.make(tmp_path, document(text), 0).startswith(b"%PDF-")


@pytest.mark.parametrize(
    "text", ["한국과 중국", "中国与韩国", "日本語の文", "ไทย", "العربية", "हिन्दी"]
)
def test_other_scripts_have_their_letters(press: Press, tmp_path: Path, text: str) -> None:
    made = press.make(tmp_path, document(f"before {text} after"), 0)
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in PdfReader(BytesIO(made)).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert any("Noto" in font for font in fonts)
    if text.isascii() or text[0] in "한中日":
        assert letters(text) in letters(pages(made))


def test_press_that_takes_too_long_is_stopped_and_starts_anew(press: Press, tmp_path: Path) -> None:
    with pytest.raises(Jammed, match="too long"):
        press.make(tmp_path, document("word " * 300_000), 0, seconds=0.05)
    assert press.make(tmp_path, document("short"), 0).startswith(b"%PDF-")


def test_press_says_why_it_refuses_and_goes_on(press: Press, tmp_path: Path) -> None:
    image = {"k": "image", "file": "/none.png", "alt": "", "credit": "", "width": 50}
    with pytest.raises(Jammed, match="file not found"):
        press.make(tmp_path, document("x", summary=[image]), 0)
    assert press.make(tmp_path, document("short"), 0).startswith(b"%PDF-")


def test_press_is_renewed_after_many_documents(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefs.reader.pdf.press.PAGES_PER_PROCESS", 1)
    press.make(tmp_path, document("one"), 0)
    before = press._process
    press.make(tmp_path, document("two"), 0)
    assert press._process is not before


def test_press_that_cannot_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefs.reader.pdf.press._WORKER", tmp_path / "none.py")
    with pytest.raises(Jammed, match="press"):
        Press().make(tmp_path, document("x"), 0)
    monkeypatch.setattr("briefs.reader.pdf.press.sys.executable", str(tmp_path / "none"))
    with pytest.raises(Jammed, match="cannot be reached"):
        Press().make(tmp_path, document("x"), 0)

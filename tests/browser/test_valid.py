"""HTML and CSS as the Nu Html Checker, the one behind validator.w3.org, takes them.

The checker is a program in Java; ``VNU_JAR`` names its file (see ``.ci/run``).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.test.signals import template_rendered

from tests.browser.public_pages import pages, troubles

ROOT = Path(__file__).resolve().parent.parent.parent
NOT_OURS = {
    # CSS Display Level 4: the order of the keyboard follows that of the eye
    "CSS: “reading-flow”: Property “reading-flow” doesn't exist.",
    # CSS Basic User Interface Level 4: a text area grows with its text
    "CSS: “field-sizing”: Property “field-sizing” doesn't exist.",
}
PAGE = re.compile(r"reader/[a-z][a-z_]*\.html|[1-5]\d\d(?:_\w+)?\.html")


@pytest.fixture(scope="module")
def checker() -> list[str]:
    java, jar = shutil.which("java"), os.environ.get("VNU_JAR", "")
    assert java, "Java is missing: apt-get install default-jre-headless"
    assert Path(jar).is_file(), "VNU_JAR names no file: npm install vnu-jar, or run .ci/run"
    return [java, "-Dfile.encoding=UTF-8", "-jar", jar, "--format", "json", "--exit-zero-always"]


def errors_in(checker: list[str], *what: str | Path) -> list[str]:
    """What the checker calls an error, with the file and line it stands in."""
    run = subprocess.run([*checker, *map(str, what)], capture_output=True, check=False, text=True)
    messages: list[dict[str, Any]] = json.loads(run.stderr)["messages"]
    assert run.returncode == 0, run.stderr
    return [
        f"{Path(found.get('url', '')).name}, line {found.get('lastLine')}: {found['message']}"
        for found in messages
        if found["type"] != "info" and found["message"] not in NOT_OURS
    ]


def test_html_of_every_public_page_is_valid(
    full_site: str, checker: list[str], tmp_path: Path
) -> None:
    rendered: set[str] = set()

    def note(template: Any, **_: Any) -> None:
        rendered.add(str(template.name))

    template_rendered.connect(note)
    for address in pages():
        _keep(tmp_path, address, Client().get(address).content)
    for name, content in troubles().items():
        _keep(tmp_path, name, content)
    template_rendered.disconnect(note)
    assert not set(_page_templates()) - rendered, "no page was made of these templates"
    assert errors_in(checker, tmp_path) == []


def _keep(folder: Path, name: str, content: bytes) -> None:
    (folder / f"{re.sub(r'[^a-z0-9]+', '_', name.lower())}.html").write_bytes(content)


def _page_templates() -> Iterable[str]:
    names = (str(path.relative_to(ROOT / "templates")) for path in ROOT.glob("templates/**/*.html"))
    return (name for name in names if PAGE.fullmatch(name))


def test_css_of_readers_and_of_the_desk_is_valid(checker: list[str]) -> None:
    sheets = sorted(ROOT.glob("briefs/*/static/**/*.css"))
    assert {sheet.parent.name for sheet in sheets} >= {"reader", "desk"}
    assert errors_in(checker, "--css", *sheets) == []


def test_checker_tells_of_what_is_wrong(checker: list[str], tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text("<!DOCTYPE html><html lang=en><title>Wrong</title><p><div></p></html>")
    sheet = tmp_path / "wrong.css"
    sheet.write_text("p { colour: red }")
    assert any("No “p” element in scope" in error for error in errors_in(checker, page))
    assert any("colour" in error for error in errors_in(checker, "--css", sheet))

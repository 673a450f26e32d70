import pytest

from briefs.importer.draft import DocumentRejected
from briefs.importer.read import read

SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://news.example/pact
Subject: Peru and Kenya sign fish pact
Date: Mon, 5 Jan 2026 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html; charset="windows-1252"
Content-Transfer-Encoding: quoted-printable
Content-Location: https://news.example/pact

<html><head><title>x</title></head><body><h1>Gen=E8ve pact</h1><p>They signed=
 it.</p></body></html>
--b
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
--b--
"""


def test_mhtml_page_is_read_with_its_charset_and_address() -> None:
    page = read("a.mhtml", SAVED.encode())
    assert page.text == "Genève pact\n\nThey signed it."
    assert (page.url, page.encoding) == ("https://news.example/pact", "windows-1252")


def test_mhtml_day_of_saving_is_not_the_day_of_publishing() -> None:
    assert read("a.mht", SAVED.encode()).hints.published == ""


def test_mhtml_without_an_html_part_is_rejected() -> None:
    with pytest.raises(DocumentRejected, match="no HTML part"):
        read("a.mhtml", SAVED.replace("text/html", "text/css").encode())

"""What goes over the wire."""

from __future__ import annotations

import gzip
from typing import Any

import brotli
import pytest
from django.test import Client

from tests.factories import make_edition

pytestmark = pytest.mark.django_db
BROWSER = {"accept-encoding": "gzip, deflate, br, zstd"}


def test_page_for_everybody_is_sent_in_brotli(client: Client) -> None:
    address = make_edition().get_absolute_url()
    plain = client.get(address)
    sent = client.get(address, headers=BROWSER)
    assert sent["Content-Encoding"] == "br"
    assert brotli.decompress(sent.content) == plain.content
    assert int(sent["Content-Length"]) == len(sent.content) < len(plain.content) / 2
    assert "Accept-Encoding" in sent["Vary"]
    assert "Accept-Encoding" in plain["Vary"]


@pytest.mark.parametrize(
    ("offered", "way"),
    [("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("br;q=0.5", "br"), ("BR", "br"), ("x-br", None),
     ("identity", None), ("br;q=0", None), ("", None)],
)  # fmt: skip
def test_page_is_sent_in_what_is_asked_for(client: Client, offered: str, way: Any) -> None:
    address = make_edition().get_absolute_url()
    sent = client.get(address, headers={"accept-encoding": offered})
    assert sent.headers.get("Content-Encoding") == way
    if way == "gzip":
        assert gzip.decompress(sent.content) == client.get(address).content


def test_page_that_may_hold_a_secret_is_sent_as_it_is(client: Client, publisher: Client) -> None:
    for answer in (
        client.get("/desk/login/", headers=BROWSER),
        publisher.get("/desk/", headers=BROWSER),
    ):
        assert answer.status_code == 200
        assert "Content-Encoding" not in answer.headers


def test_feed_is_compressed_and_a_pdf_is_not(client: Client) -> None:
    edition = make_edition()
    assert client.get("/feed.atom", headers=BROWSER)["Content-Encoding"] == "br"
    pdf = client.get(f"/briefs/{edition.brief.slug}.pdf", headers=BROWSER)
    assert "Content-Encoding" not in pdf.headers

"""The sitemap, robots.txt and the health check."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client
from lxml import etree

from tests.factories import make_edition, make_ready_brief

pytestmark = pytest.mark.django_db
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def sitemap(client: Client) -> dict[str, str]:
    answer = client.get("/sitemap.xml")
    assert answer.status_code == 200
    return {
        url.findtext("s:loc", namespaces=SITEMAP) or "": url.findtext(
            "s:lastmod", default="", namespaces=SITEMAP
        )
        for url in etree.fromstring(answer.content).findall("s:url", SITEMAP)
    }


def test_sitemap_lists_public_pages_that_all_answer(client: Client) -> None:
    edition = make_edition(make_ready_brief())
    agreement = edition.agreements.get()
    found = sitemap(client)
    day = edition.published_at.date().isoformat()
    assert found[f"http://testserver{edition.get_absolute_url()}"] == day
    assert found[f"http://testserver{agreement.get_absolute_url()}"] == day
    for address in found:
        assert client.get(address).status_code == 200, address


def test_sitemap_leaves_private_things_out(client: Client) -> None:
    brief = make_ready_brief()
    assert not any(brief.slug in address for address in sitemap(client))


def test_robots_are_kept_from_the_desk_and_shown_the_sitemap(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /desk/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_health_check_answers_while_the_database_does(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


def test_health_check_without_database_is_unavailable(client: Client) -> None:
    def fail(*_: Any) -> None:
        raise OperationalError("gone")

    with patch("briefs.reader.views.machines.connection.cursor", fail):
        assert client.get("/healthz").status_code == 503

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_edition, make_ready_brief
from tests.reader.pages import links, read, text

pytestmark = pytest.mark.django_db


def test_home_without_anything_published_says_what_to_do_next(client: Client) -> None:
    page = read(client, "/")
    assert "No brief has been published" in text(page, "main")
    assert {"/desk/", "/feed.atom", "/agreements/method/"} <= set(links(page))


def test_home_with_briefs_leads_with_the_newest_and_counts_honestly(client: Client) -> None:
    make_edition(make_ready_brief(title="The older brief"))
    make_edition(make_ready_brief(title="The newer brief"))
    page = read(client, "/")
    assert text(page, ".lead h2") == "The newer brief"
    assert text(page, ".briefs h3") == "The older brief"
    assert text(page, ".totals dd") == "28"
    assert "instruments reported, in 2 entries" in text(page, ".totals")


def test_home_shows_no_reference_numbers_of_the_summary(client: Client) -> None:
    summary = "Fourteen [texts](#agreement-1) are on the table."
    make_edition(make_ready_brief(summary=summary))
    page = read(client, "/")
    assert text(page, ".lead .deck") == "Fourteen texts are on the table."
    assert not page.select("main a[href^='#']")

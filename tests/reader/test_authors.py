"""The pages of authors: current editions, named as they print it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from briefs.author import Author
from briefs.brief import Authorship
from briefs.publishing import withdraw
from tests.factories import make_author, make_brief, make_edition, make_ready_brief
from tests.reader.pages import links, read, text

pytestmark = pytest.mark.django_db


def signed(author: Author, **fields: Any) -> Any:
    brief = make_ready_brief(**fields)
    brief.authorships.update(author=author)
    return brief


def test_author_page_lists_the_current_editions_that_bear_the_name(client: Client) -> None:
    author = make_author("Jane Writer", affiliation="An Institute", orcid="0000-0002-1825-0097")
    first = signed(author, title="First brief")
    make_edition(first)
    make_edition(first)
    make_edition(signed(author, title="Second brief"))
    make_edition(make_ready_brief(title="Of somebody else"))
    page = read(client, "/authors/jane-writer/")
    titles = [title.get_text(strip=True) for title in page.select(".briefs h3")]
    assert titles == ["Second brief", "First brief"]
    assert text(page, "h1") == "Jane Writer"
    assert "An Institute" in text(page, "main header")
    assert page.select_one('a[href="https://orcid.org/0000-0002-1825-0097"]')


def test_author_page_is_reached_from_the_brief_and_the_sitemap(client: Client) -> None:
    edition = make_edition(signed(make_author("Jane Writer")))
    assert "/authors/jane-writer/" in links(read(client, edition.get_absolute_url()))
    assert "/authors/jane-writer/" in client.get("/sitemap.xml").content.decode()


def test_author_is_named_as_the_newest_edition_prints_it(client: Client) -> None:
    author = make_author("Jane Writer")
    brief = signed(author)
    make_edition(brief)
    Author.objects.update(name="Jane Changed")
    assert text(read(client, "/authors/jane-writer/"), "h1") == "Jane Writer"
    make_edition(brief)
    assert text(read(client, "/authors/jane-writer/"), "h1") == "Jane Changed"


def test_author_without_a_current_edition_has_no_page(client: Client) -> None:
    author = make_author("Jane Writer")
    brief = signed(author)
    make_edition(brief, published_at=timezone.now() + timedelta(days=1))
    read(client, "/authors/jane-writer/", status=404)
    gone = signed(make_author("Bob Second"))
    make_edition(gone)
    gone.refresh_from_db()
    withdraw(brief=gone, version=gone.version, by=None, reason="It was wrong.")
    read(client, "/authors/bob-second/", status=404)
    Authorship.objects.create(brief=make_brief(), author=make_author("Only Draft"))
    read(client, "/authors/only-draft/", status=404)
    assert "writer" not in client.get("/sitemap.xml").content.decode()


def test_author_in_letters_of_another_script_has_a_page(client: Client) -> None:
    edition = make_edition(signed(make_author("김민수")))
    assert text(read(client, "/authors/김민수/"), "h1") == "김민수"
    assert "/authors/%EA%B9%80%EB%AF%BC%EC%88%98/" in links(
        read(client, edition.get_absolute_url())
    )


def test_author_who_left_a_brief_is_no_longer_listed_with_it(client: Client) -> None:
    author = make_author("Jane Writer")
    brief = signed(author)
    make_edition(brief)
    brief.authorships.update(author=make_author("Bob Second"))
    make_edition(brief)
    read(client, "/authors/jane-writer/", status=404)
    assert text(read(client, "/authors/bob-second/"), "h1") == "Bob Second"

"""The addresses under which a brief is cited."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import bibtexparser
import pytest
import rispy
from django.test import Client
from django.utils import timezone

from briefs.brief import FormerAddress
from briefs.publishing import withdraw
from tests.factories import make_brief, make_edition, make_ready_brief
from tests.reader.citing.works import TITLES
from tests.reader.pages import links, read, text

pytestmark = pytest.mark.django_db
FORMS = ("bib", "ris", "json")


def published(**fields: Any) -> Any:
    brief = make_ready_brief(**fields)
    make_edition(brief)
    brief.refresh_from_db()
    return brief


@pytest.mark.parametrize("title", TITLES)
def test_citation_of_a_brief_is_read_back_by_reference_managers(client: Client, title: str) -> None:
    brief = published(title=title)
    stem = f"/briefs/{brief.slug}"
    ours = " ".join(title.split())
    [entry] = bibtexparser.parse_string(client.get(f"{stem}.bib").content.decode()).entries
    assert entry.key == f"{brief.slug}-1"
    [record] = rispy.loads(client.get(f"{stem}.ris").content.decode())
    assert record["title"] == ours
    assert record["urls"] == [f"http://testserver{stem}/editions/1/"]
    [item] = client.get(f"{stem}.json").json()
    assert (item["title"], item["edition"]) == (ours, "1")


def test_earlier_edition_is_cited_with_its_own_title_and_address(client: Client) -> None:
    brief = published(title="First title")
    brief.title = "Second title"
    brief.save()
    make_edition(brief)
    stem = f"/briefs/{brief.slug}"
    for address, title, number in (
        (f"{stem}.json", "Second title", 2),
        (f"{stem}/editions/1.json", "First title", 1),
        (f"{stem}/editions/2.json", "Second title", 2),
    ):
        [item] = client.get(address).json()
        assert (item["title"], item["URL"]) == (
            title,
            f"http://testserver{stem}/editions/{number}/",
        )


@pytest.mark.parametrize("form", FORMS)
def test_citation_of_what_readers_do_not_see_is_not_there(client: Client, form: str) -> None:
    brief = published()
    make_edition(brief, published_at=timezone.now() + timedelta(days=1))
    assert client.get(f"/briefs/{brief.slug}/editions/2.{form}").status_code == 404
    assert client.get(f"/briefs/{make_brief().slug}.{form}").status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_citation_of_a_withdrawn_brief_is_gone(client: Client, form: str) -> None:
    brief = published(title="A title to forget")
    withdraw(brief=brief, version=brief.version, by=None, reason="Two figures were wrong.")
    for address in (f"/briefs/{brief.slug}.{form}", f"/briefs/{brief.slug}/editions/1.{form}"):
        page = read(client, address, status=410)
        assert "Two figures were wrong." in text(page, "main")
        assert "A title to forget" not in str(page)


@pytest.mark.parametrize("form", FORMS)
def test_citation_at_a_former_address_redirects_for_good(client: Client, form: str) -> None:
    brief = published()
    FormerAddress.objects.create(brief=brief, slug="as-it-was")
    for end in (f".{form}", f"/editions/1.{form}"):
        answer = client.get(f"/briefs/as-it-was{end}")
        assert (answer.status_code, answer["Location"]) == (301, f"/briefs/{brief.slug}{end}")


def test_citation_takes_few_queries_and_is_saved_as_a_file(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    brief = published()
    with django_assert_max_num_queries(2):
        answer = client.get(f"/briefs/{brief.slug}.ris")
    assert answer["Content-Type"] == "application/x-research-info-systems; charset=utf-8"
    assert f"{brief.slug}-edition-1.ris" in answer["Content-Disposition"]


def test_brief_page_cites_in_two_styles_and_leads_to_the_files(client: Client) -> None:
    brief = published(title="What was settled")
    page = read(client, f"/briefs/{brief.slug}/")
    assert "[Policy brief]" in text(page, "#cite-apa")
    assert "What was settled. Policy brief." in text(page, "#cite-chicago")
    for form in FORMS:
        assert f"/briefs/{brief.slug}/editions/1.{form}" in links(page)

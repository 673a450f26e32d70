"""What stands beside and behind the text of a brief."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from briefs.agreements.models import Party
from briefs.author import Author
from tests.factories import (
    make_edition,
    make_evidence,
    make_evidenced_agreement,
    make_ready_brief,
    make_source,
)
from tests.reader.pages import links, read, text

pytestmark = pytest.mark.django_db


def page_of(client: Client, **fields: Any) -> Any:
    return read(client, make_edition(make_ready_brief(**fields)).get_absolute_url())


def test_contents_lead_to_the_sections_and_the_headings_within_them(client: Client) -> None:
    page = page_of(client, analysis="# Two *ledgers*\n\nText.\n\n## Deeper\n\nText.\n\n# Next")
    entries = [(str(a["href"]), a.get_text()) for a in page.select(".contents a")]
    assert entries[:5] == [
        ("#context", "Context"),
        ("#analysis", "Analysis"),
        ("#analysis-two-ledgers", "Two ledgers"),
        ("#analysis-next", "Next"),
        ("#recommendations", "Recommendations"),
    ]
    assert all(page.select_one(f"[id='{target[1:]}']") for target, _ in entries)


def test_short_brief_without_headings_has_no_contents(client: Client) -> None:
    assert not page_of(client).select(".contents")


def test_evidence_opens_with_quote_citation_and_how_each_value_is_known(client: Client) -> None:
    agreement = make_evidenced_agreement()
    agreement.evidence.filter(aspect="status").update(basis="inferred")
    Party.objects.filter(agreement=agreement, country_code="CN").update(inferred=True)
    page = page_of(client, agreement=agreement)
    evidence = text(page, "#agreement-1 details")
    for words in (
        "“South Korea and China signed 14 agreements on trade in Beijing.”",
        "citing Yonhap News Agency",
        "stated number 14",
        "inferred parties China; status signed",
    ):
        assert words in evidence, words
    assert not page.select("#agreement-1 details[open]")


def test_evidence_shows_what_another_source_says_instead(client: Client) -> None:
    agreement = make_evidenced_agreement()
    source = make_source(
        "Agreements were signed at last. The two sides signed 15 agreements.", outlet="The Daily"
    )
    make_evidence(agreement, source, "existence", quote="Agreements were signed at last.")
    make_evidence(agreement, source, "count", "15", quote="The two sides signed 15 agreements.")
    page = page_of(client, agreement=agreement)
    evidence = text(page, "#agreement-1 details")
    assert "“The two sides signed 15 agreements.” The Daily" in evidence
    assert "differs number 15, not 14" in evidence
    assert "stated number 14" in evidence
    assert "sources differ number: 14 or 15" in text(page, "#agreement-1")


def test_page_can_be_shared_without_a_script(client: Client) -> None:
    page = page_of(client, title="Who & what?", slug="who-what")
    address = page.select_one("#address")
    assert address is not None
    assert address["value"] == "http://testserver/briefs/who-what/"
    mail = page.select_one("a[href^='mailto:']")
    assert mail is not None
    assert mail["href"] == (
        "mailto:?subject=Who%20%26%20what%3F&body=http%3A%2F%2Ftestserver%2Fbriefs%2Fwho-what%2F"
    )


def test_page_leads_to_the_pdf_of_its_edition(client: Client) -> None:
    page = page_of(client, slug="a-brief")
    assert "/briefs/a-brief/editions/1.pdf" in links(page)


def test_reference_managers_find_the_work_in_the_head(client: Client) -> None:
    brief = make_ready_brief(title="What was settled")
    Author.objects.update(name="Jane Writer")
    page = read(client, make_edition(brief).get_absolute_url())
    said = {tag["name"]: tag["content"] for tag in page.select("meta[name^=citation_]")}
    assert said["citation_title"] == "What was settled"
    assert said["citation_author"] == "Writer, Jane"


def test_earlier_edition_shows_all_editions_and_takes_few_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    brief = make_ready_brief()
    make_edition(brief)
    make_edition(brief, change_note="A better table.", is_minor=False)
    with django_assert_max_num_queries(4):
        page = read(client, f"/briefs/{brief.slug}/editions/1/")
    listed = text(page, ".editions")
    for words in ("Edition 2", "A better table.", "Edition 1", "First published.", "shown here"):
        assert words in listed

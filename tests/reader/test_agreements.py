from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from briefs.agreements.models import Agreement, Correction, Event, Identifier, Party
from briefs.fields import PartialDate
from briefs.publishing import publish_agreement, withdraw_agreement
from tests.factories import (
    make_agreement,
    make_edition,
    make_evidence,
    make_evidenced_agreement,
    make_ready_brief,
    make_source,
)
from tests.reader.pages import links, read, text

pytestmark = pytest.mark.django_db


def public(agreement: Agreement | None = None, **fields: Any) -> Agreement:
    """A public agreement, past the gate if it is evidenced and around it if not."""
    if agreement is None:
        agreement = make_evidenced_agreement(**fields)
        publish_agreement(agreement=agreement, version=agreement.version)
    else:
        agreement.slug, agreement.published_at = f"entry-{agreement.pk}", timezone.now()
        agreement.save()
    agreement.refresh_from_db()
    return agreement


def test_register_without_entries_says_what_to_do_next(client: Client) -> None:
    assert "/agreements/method/" in links(read(client, "/agreements/"))


def test_register_counts_groups_members_and_commitments_honestly(client: Client) -> None:
    group = public(scope="group", count=14)
    public(make_agreement(title="One of them", group=group))
    public(make_agreement(title="A promise", basis="commitment"))
    totals = text(read(client, "/agreements/"), ".totals")
    assert "instruments reported, in 2 entries 14" in totals
    assert "of them identified by name 1" in totals
    assert "commitment without a text, counted apart 1" in totals


def test_register_row_writes_out_what_is_not_stated(client: Client) -> None:
    public(make_agreement(title="Of unknown number", scope="group", count=None,
                          count_qualifier="unknown"))  # fmt: skip
    row = text(read(client, "/agreements/"), ".ledger tbody tr")
    assert row.count("not stated") == 5  # count, members, parties, status, date
    assert "none recorded" in row


def test_register_holds_no_private_agreement(client: Client) -> None:
    agreement = make_evidenced_agreement(title="Not public")
    assert "Not public" not in str(read(client, "/agreements/"))
    read(client, f"/agreements/{agreement.slug or 'not-public'}/", status=404)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("party=kr", ["Korean"]),
        ("kind=protocol", ["Dated"]),
        ("status=signed", ["Korean"]),
        ("status=unstated", ["Dated"]),
        ("year=2024", ["Dated"]),
        ("year=unstated", ["Korean"]),
        ("party=kr&kind=protocol", []),
        ("kind=zz&year=%00&party=korea&page=99", ["Dated", "Korean"]),
    ],
)
def test_register_filters_combine_and_unknown_values_are_left_out(
    client: Client, query: str, found: list[str]
) -> None:
    public(title="Korean")
    public(make_agreement(title="Dated", kind="protocol", status_date=PartialDate("2024-06")))
    page = read(client, f"/agreements/?{query}")
    rows = [cell.get_text(strip=True) for cell in page.select(".ledger tbody th a")]
    assert rows == found
    assert page.select_one("meta[name=robots][content=noindex]")


def test_register_takes_as_many_queries_for_many_rows_as_for_few(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        public(title=f"Entry {number}")
    with django_assert_max_num_queries(8):
        client.get("/agreements/")


def test_agreement_says_how_to_cite_it_and_when_its_sources_came(client: Client) -> None:
    agreement = public()
    page = read(client, agreement.get_absolute_url())
    cited = text(page, ".cite")
    assert agreement.title in cited
    assert f"http://testserver{agreement.get_absolute_url()}" in cited
    received = agreement.evidence.first().source.created_at  # type: ignore[union-attr]
    assert f"Received here on {received:%-d %B %Y}" in text(page, ".notes")


def test_agreement_takes_at_most_eight_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    group = make_evidenced_agreement()
    make_edition(make_ready_brief(agreement=group))
    group.refresh_from_db()
    public(make_agreement(title="The one that is named", group=group))
    Correction.objects.create(agreement=group, note="The place was wrong.")
    with django_assert_max_num_queries(8):
        page = read(client, group.get_absolute_url())
    assert "The place was wrong." in text(page, "main")


def test_log_of_corrections_holds_those_of_public_entries_the_latest_first(client: Client) -> None:
    first, second = public(), public(make_agreement(title="Second"))
    Correction.objects.create(agreement=first, note="The place was wrong.")
    Correction.objects.create(agreement=second, note="So was the date.")
    Correction.objects.create(agreement=make_agreement(), note="Nobody may read this.")
    page = read(client, "/agreements/corrections/")
    log = text(page, ".log")
    assert log.index("So was the date.") < log.index("The place was wrong.")
    assert "Nobody may read this." not in str(page)
    assert second.get_absolute_url() in links(page)


def test_log_of_corrections_says_what_was_withdrawn_without_its_title(client: Client) -> None:
    agreement = public(title="A title to forget")
    Correction.objects.create(agreement=agreement, note="A note to forget.")
    withdraw_agreement(agreement=agreement, version=agreement.version, reason="No such text.")
    page = str(read(client, "/agreements/corrections/"))
    assert "No such text." in page
    assert "to forget" not in page


def test_log_of_nothing_says_so(client: Client) -> None:
    assert "Nothing has been corrected" in text(read(client, "/agreements/corrections/"), "main")


@pytest.mark.parametrize("title", ["Method", "Corrections", "Pictures"])
def test_entry_never_takes_the_address_of_a_page_of_the_register(title: str) -> None:
    agreement = public(title=title)
    assert agreement.slug == f"{title.lower()}-2"


def test_agreement_shows_every_value_with_its_evidence(client: Client) -> None:
    agreement = public()
    page = read(client, agreement.get_absolute_url())
    values = text(page, ".values")
    for words in ("14 reported, none individually identified", "South Korea", "signed"):
        assert words in values
    assert "Date not stated" in values
    assert "Legal character not stated" in values
    assert "“South Korea and China signed 14 agreements" in text(page, "#evidence-1")
    for link in page.select(".values sup a"):
        assert page.select_one(str(link["href"])), "a mark without its note"


def test_agreement_marks_each_value_as_stated_or_inferred(client: Client) -> None:
    agreement = public()
    agreement.evidence.filter(aspect="parties", value="CN").update(basis="inferred")
    parties = read(client, agreement.get_absolute_url()).select(
        ".values dd:has(a[href*=countries])"
    )
    assert [" ".join(party.get_text().split()) for party in parties] == [
        "South Korea1 stated",
        "China1 inferred",
    ]


def test_agreement_on_which_sources_differ_shows_both_values(client: Client) -> None:
    agreement = public()
    make_evidence(agreement, make_source("They signed 15 agreements."), "count", "15")
    values = text(read(client, agreement.get_absolute_url()), ".values")
    assert "15 2 stated sources differ" in values.replace("152", "15 2")


def test_agreement_shows_events_identifiers_and_corrections(client: Client) -> None:
    agreement = public()
    party = agreement.parties.get(country_code="KR")
    Event.objects.create(
        agreement=agreement, status="ratified", date=PartialDate("2026-03"), party=party
    )
    Identifier.objects.create(agreement=agreement, scheme="unts", value="I-59012")
    Correction.objects.create(agreement=agreement, note="The place was wrong.")
    page = text(read(client, agreement.get_absolute_url()), "main")
    assert "March 2026 Ratified by South Korea alone" in page
    assert "United Nations Treaty Series: I-59012" in page
    assert "The place was wrong." in page


def test_group_and_public_member_lead_to_each_other(client: Client) -> None:
    group = public()
    member = public(make_agreement(title="The one that is named", group=group))
    make_agreement(title="A private member", group=group)
    page = read(client, group.get_absolute_url())
    assert member.get_absolute_url() in links(page)
    assert "14 reported, 1 identified" in text(page, ".values")
    assert "A private member" not in str(page)
    assert group.get_absolute_url() in links(read(client, member.get_absolute_url()))


def test_member_of_a_private_group_does_not_name_it(client: Client) -> None:
    group = make_evidenced_agreement(title="A private group")
    member = public(make_agreement(title="A member", group=group))
    for address in ("/agreements/", member.get_absolute_url()):
        assert "A private group" not in str(read(client, address))


def test_agreement_lists_the_briefs_that_speak_of_it(client: Client) -> None:
    agreement = make_evidenced_agreement()
    edition = make_edition(make_ready_brief(agreement=agreement, title="Speaks of it"))
    agreement.refresh_from_db()
    page = read(client, agreement.get_absolute_url())
    assert edition.get_absolute_url() in links(page)


def test_withdrawn_agreement_answers_gone_with_the_reason(client: Client) -> None:
    agreement = public(title="A title to forget")
    withdraw_agreement(agreement=agreement, version=agreement.version, reason="No such text.")
    page = read(client, agreement.get_absolute_url(), status=410)
    assert "No such text." in text(page, "main")
    assert "A title to forget" not in str(page)


def test_quotation_is_linked_to_its_source_where_that_has_an_address(client: Client) -> None:
    source = make_source(outlet="The Ministry", url="https://example.org/statement")
    agreement = make_evidenced_agreement(source)
    publish_agreement(agreement=agreement, version=agreement.version)
    page = read(client, Agreement.objects.get().get_absolute_url())
    assert text(page, "figcaption a[href='https://example.org/statement']").startswith(
        "The Ministry"
    )


def test_party_that_is_not_named_is_shown_as_such(client: Client) -> None:
    agreement = make_agreement(title="Between firms")
    Party.objects.create(
        agreement=agreement, kind="company", name="Korean companies", country_code="KR", named=False
    )
    public(agreement)
    row = text(read(client, "/agreements/"), ".ledger tbody tr")
    assert "Korean companies (not named)" in row
    assert "between companies" in row


def test_method_page_reads_no_row(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        page = read(client, "/agreements/method/")
    assert len(page.select("h1")) == 1

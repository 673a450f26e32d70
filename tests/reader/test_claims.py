from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from briefs.agreements.models import Agreement
from briefs.brief import BriefAgreement
from briefs.edition import Edition
from briefs.reader.claims import Reading, Withdrawn, claims
from briefs.reader.claims import reading as set_beside
from tests.factories import (
    make_edition,
    make_evidence,
    make_evidenced_agreement,
    make_ready_brief,
    make_source,
)
from tests.reader.pages import read, text

pytestmark = pytest.mark.django_db


def reading(edition: Edition) -> Reading:
    return set_beside(edition, claims(edition))


def brief_with(*agreements: Agreement, **fields: Any) -> Any:
    brief = make_ready_brief(agreement=agreements[0], **fields)
    for position, agreement in enumerate(agreements[1:], start=2):
        BriefAgreement.objects.create(brief=brief, agreement=agreement, position=position)
    return brief


def test_claim_stands_with_the_block_that_first_speaks_of_it() -> None:
    edition = make_edition(
        make_ready_brief(context="Nothing yet.\n\nNow [some](#agreement-1).\n\nMore.")
    )
    context = reading(edition).sections[0]
    assert [[claim.number for claim in passage.claims] for passage in context.passages] == [
        [],
        [1],
        [],
    ]


def test_claim_that_no_text_refers_to_follows_the_text() -> None:
    first, second = make_evidenced_agreement(), make_evidenced_agreement()
    read_through = reading(make_edition(brief_with(first, second)))
    assert [claim.number for claim in read_through.others] == [2]


def test_claim_of_a_withdrawn_agreement_says_so_and_nothing_of_it(client: Client) -> None:
    agreement = make_evidenced_agreement(title="A report that was retracted")
    edition = make_edition(brief_with(agreement))
    Agreement.objects.update(withdrawn_at=timezone.now(), withdrawal_reason="It was retracted.")
    [claim] = [c for s in reading(edition).sections for p in s.passages for c in p.claims]
    assert isinstance(claim, Withdrawn)
    page = read(client, edition.get_absolute_url())
    assert "It was retracted." in text(page, "#agreement-1")
    assert "A report that was retracted" not in str(page)


def test_claim_shows_count_parties_status_and_quote(client: Client) -> None:
    edition = make_edition(brief_with(make_evidenced_agreement()))
    claim = text(read(client, edition.get_absolute_url()), "#agreement-1")
    for words in (
        "14 reported, none individually identified",
        "South Korea, China",
        "signed, date not stated",
        "“South Korea and China signed 14 agreements on trade in Beijing.”",
        "citing Yonhap News Agency",
    ):
        assert words in claim


def test_claim_on_which_sources_differ_shows_both(client: Client) -> None:
    agreement = make_evidenced_agreement()
    other = make_source("The two sides signed 15 agreements.", outlet="The Daily")
    make_evidence(agreement, other, "count", "15")
    edition = make_edition(brief_with(agreement))
    claim = text(read(client, edition.get_absolute_url()), "#agreement-1")
    assert "sources differ number: 14 or 15" in claim
    assert "The Daily" in claim


def test_claim_says_what_was_inferred(client: Client) -> None:
    agreement = make_evidenced_agreement()
    agreement.evidence.filter(aspect="parties").update(basis="inferred")
    edition = make_edition(brief_with(agreement))
    assert "inferred parties" in text(read(client, edition.get_absolute_url()), "#agreement-1")


def test_claims_take_no_query_for_each_agreement(django_assert_max_num_queries: Any) -> None:
    edition = make_edition(brief_with(*(make_evidenced_agreement() for _ in range(6))))
    with django_assert_max_num_queries(2):
        for section in reading(edition).sections:
            for passage in section.passages:
                for claim in passage.claims:
                    assert not isinstance(claim, Withdrawn)
                    assert (claim.identified != "", claim.differing, len(claim.notes)) == (
                        True,
                        {},
                        1,
                    )

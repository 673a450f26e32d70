"""Related briefs: what they share, and who is never among them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from briefs.agreements.models import Agreement, Event, Party
from briefs.agreements.status import settle
from briefs.brief import TaggedBrief
from briefs.edition import Edition
from briefs.publishing import withdraw
from briefs.reader.claims import claims, party_states
from briefs.reader.published import filed, with_what_the_page_says
from briefs.reader.related import SHOWN, Related, related
from tests.factories import (
    make_agreement,
    make_edition,
    make_evidence,
    make_ready_brief,
    make_source,
    make_tag,
)
from tests.reader.pages import read, text

pytestmark = pytest.mark.django_db


STATES = iter(
    "JP Japan,VN Vietnam,FR France,DE Germany,BR Brazil,IN India,IT Italy,ES Spain,MX Mexico,"
    "CA Canada,EG Egypt,KE Kenya,PE Peru,CL Chile,PL Poland,SE Sweden".split(",")
    * 20
)


def agreement_of_others() -> Agreement:
    """An evidenced agreement of one state that no other agreement near by has."""
    code, name = next(STATES).split()
    source = make_source(f"{name} signed 14 agreements on trade.")
    agreement = make_agreement(title="Agreements", scope="group", count=14)
    Party.objects.create(agreement=agreement, name=name, country_code=code)
    for aspect, value in (("parties", code), ("existence", ""), ("count", "14"),
                          ("kind", "agreement")):  # fmt: skip
        make_evidence(agreement, source, aspect, value)
    Event.objects.create(agreement=agreement, status="signed")
    agreement.status, agreement.status_date = settle(agreement.events.all())
    agreement.save()
    make_evidence(agreement, source, "status", "signed")
    return agreement


def brief_on(*tags: Any, **fields: Any) -> Any:
    """A brief with these tags alone, whose agreement has parties of its own."""
    brief = make_ready_brief(agreement=agreement_of_others(), **fields)
    brief.tagged_items.all().delete()
    for tag in tags or [make_tag()]:
        TaggedBrief.objects.create(content_object=brief, tag=tag)
    return brief


def of(edition: Edition) -> list[Related]:
    shown = with_what_the_page_says(Edition.objects.filter(pk=edition.pk)).get()
    return related(shown, [tag.pk for tag in filed(shown)], party_states(claims(shown)))


def test_brief_that_shares_more_comes_first() -> None:
    trade, energy = make_tag("trade"), make_tag("energy")
    here = make_edition(brief_on(trade, energy))
    make_edition(brief_on(trade, title="One"))
    make_edition(brief_on(trade, energy, title="Two"))
    make_edition(brief_on(trade, title="Newest of one"))
    make_edition(brief_on(title="None"))
    found = of(here)
    assert [one.edition.title for one in found] == ["Two", "Newest of one", "One"]
    assert found[0].shared == ["energy", "trade"]


def test_briefs_whose_agreements_have_parties_in_common_are_related() -> None:
    here = make_edition(make_ready_brief())
    make_edition(make_ready_brief(title="Of the same two"))
    [one] = of(here)
    assert (one.edition.title, one.shared) == ("Of the same two", ["China", "South Korea"])


def test_withdrawn_agreement_relates_nothing() -> None:
    here = make_edition(make_ready_brief())
    other = make_edition(make_ready_brief())
    Agreement.objects.filter(editions=other).update(
        withdrawn_at=timezone.now(), withdrawal_reason="It was wrong."
    )
    assert of(here) == []


def test_only_current_editions_of_other_briefs_are_related() -> None:
    trade = make_tag("trade")
    here = brief_on(trade)
    make_edition(here)
    current = make_edition(here)
    changed = brief_on(trade)
    make_edition(changed)
    changed.tagged_items.update(tag=make_tag("another"))
    make_edition(changed)
    gone = brief_on(trade)
    make_edition(gone)
    gone.refresh_from_db()
    withdraw(brief=gone, version=gone.version, by=None, reason="It was wrong.")
    make_edition(brief_on(trade), published_at=timezone.now() + timedelta(days=1))
    brief_on(trade)
    assert of(current) == []


def test_related_briefs_are_few_and_take_one_query() -> None:
    trade = make_tag("trade")
    here = make_edition(brief_on(trade))
    for _ in range(SHOWN + 3):
        make_edition(brief_on(trade))
    shown = with_what_the_page_says(Edition.objects.filter(pk=here.pk)).get()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(related(shown, [trade.pk], ["KR"])) == SHOWN
    assert len(asked) == 1


def test_page_of_a_brief_names_what_is_shared(client: Client) -> None:
    trade = make_tag("trade")
    here = make_edition(brief_on(trade))
    make_edition(brief_on(trade, title="The other brief"))
    page = read(client, here.get_absolute_url())
    assert "The other brief" in text(page, ".related")
    assert "shares trade" in text(page, ".related")
    assert "Related briefs" not in str(read(client, make_edition(brief_on()).get_absolute_url()))

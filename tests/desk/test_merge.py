"""Finding, comparing and merging two entries of the register at the desk."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from briefs.agreements.models import Agreement, Correction, Evidence
from briefs.importer.models import Import, ReportedAgreement
from briefs.publishing import publish_agreement
from tests import factories
from tests.agreements.test_merging import FIFTEEN
from tests.forms import filled
from tests.importer.test_likely_same import report as told

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> list[Agreement]:
    """One package as two papers count it: fourteen, and fifteen."""
    source = factories.make_source(FIFTEEN, outlet="The Gazette")
    fourteen = factories.make_evidenced_agreement(title="Fourteen", areas_printed="trade")
    fifteen = factories.make_evidenced_agreement(source, title="Fifteen", count=15)
    Evidence.objects.filter(agreement=fourteen, aspect="existence").update(value="")
    Evidence.objects.filter(agreement=fifteen, aspect="count").update(value="15")
    factories.make_evidence(fourteen, fourteen.evidence.first().source, "areas", "trade")
    return [fourteen, fifteen]


def address(one: Agreement, other: Agreement) -> str:
    return reverse("admin:agreement_merge", args=[one.pk, other.pk])


def said(page: BeautifulSoup) -> dict[str, list[str]]:
    """What the page says of both entries, by the heading of the row."""
    rows = {}
    for body in page.select(".compared tbody"):
        heading, cells = body.select_one("th"), body.select("td")
        assert heading is not None
        rows[heading.get_text(" ", strip=True)] = [c.get_text(" ", strip=True) for c in cells]
    return rows


def test_page_shows_both_and_where_they_differ(author: Client, pair: list[Agreement]) -> None:
    rows = said(BeautifulSoup(author.get(address(*pair)).content, "lxml"))
    assert rows["Number differs"] == ["a group of 14", "a group of 15"]
    assert rows["Parties"] == ["South Korea China", "South Korea China"]
    assert rows["Areas as printed differs"] == ["trade", "not stated"]
    assert rows["Status"][0] == "signed (date not stated)"
    assert "The Gazette, citing Yonhap News Agency" in rows["Passages"][1]
    assert "how many “15”" in rows["Passages"][1]
    assert rows["Passages"][1].count("signed 15 agreements") == 1
    assert "Legal character" not in rows


def test_author_merges_two_private_entries(author: Client, pair: list[Agreement]) -> None:
    fourteen, fifteen = pair
    data = filled(author, address(fifteen, fourteen))
    assert data["keep"] == str(fourteen.pk)  # the older one, whichever page it is
    answer = author.post(address(fifteen, fourteen), data, follow=True)
    assert answer.redirect_chain[0][0] == reverse(
        "admin:agreements_agreement_change", args=[fourteen.pk]
    )
    assert "“Fifteen” is one with this entry" in answer.content.decode()
    assert Agreement.objects.get() == fourteen
    assert set(fourteen.evidence.filter(aspect="count").values_list("value", flat=True)) == {
        "14",
        "15",
    }


def test_other_entry_may_be_kept(author: Client, pair: list[Agreement]) -> None:
    data = {**filled(author, address(*pair)), "keep": str(pair[1].pk)}
    author.post(address(*pair), data)
    assert Agreement.objects.get() == pair[1]


def test_stale_page_merges_nothing(author: Client, pair: list[Agreement]) -> None:
    data = filled(author, address(*pair))
    Agreement.objects.filter(pk=pair[1].pk).update(version=4)
    for stale in (data, {**data, "version": ""}):
        assert "nothing was saved" in author.post(address(*pair), stale).content.decode()
    assert Agreement.objects.count() == 2


def test_public_entry_is_kept_by_a_publisher_with_a_note(
    publisher: Client, pair: list[Agreement]
) -> None:
    publish_agreement(agreement=pair[1], version=1)
    page = BeautifulSoup(publisher.get(address(*pair)).content, "lxml")
    radios = page.select("input[name=keep]")
    assert [radio.has_attr("disabled") for radio in radios] == [True, False]
    data = filled(publisher, address(*pair))
    assert data["keep"] == str(pair[1].pk)
    silent = publisher.post(address(*pair), data).content.decode()
    assert "Say for readers what was corrected." in silent
    forced = publisher.post(address(*pair), {**data, "keep": pair[0].pk, "note": "x"})
    assert "That entry cannot be the kept one" in forced.content.decode()
    assert Agreement.objects.count() == 2
    publisher.post(address(*pair), {**data, "note": "A second paper counts fourteen."})
    assert Agreement.objects.get() == pair[1]
    assert Correction.objects.get().made_by.username == "publisher"


def test_gate_s_problems_are_shown_and_what_was_typed_stays(
    publisher: Client, pair: list[Agreement]
) -> None:
    publish_agreement(agreement=pair[0], version=1)
    Evidence.objects.filter(agreement=pair[1], aspect="count").update(value="99")
    data = {**filled(publisher, address(*pair)), "note": "One more paper."}
    page = publisher.post(address(*pair), data).content.decode()
    assert "does not say how many “99”" in page
    assert 'value="One more paper."' in page
    assert Agreement.objects.count() == 2


def test_public_entry_is_not_merged_by_an_author(author: Client, pair: list[Agreement]) -> None:
    publish_agreement(agreement=pair[0], version=1)
    assert author.get(address(*pair)).status_code == 403
    assert author.post(address(*pair), {"keep": pair[0].pk}).status_code == 403


def test_entries_that_cannot_be_one_have_no_button(
    publisher: Client, pair: list[Agreement]
) -> None:
    for entry in pair:
        publish_agreement(agreement=entry, version=1)
    page = publisher.get(address(*pair)).content.decode()
    assert "Both have been public" in page
    assert "Merge into one" not in page
    assert 'name="keep"' not in page
    answer = publisher.post(address(*pair), {"keep": pair[0].pk, "note": "x"})
    assert answer.status_code == 200
    assert Agreement.objects.count() == 2


def test_odd_addresses_are_answered_in_words(author: Client, pair: list[Agreement]) -> None:
    one = pair[0]
    answer = author.get(address(one, one), follow=True)
    assert "cannot be merged with itself" in answer.content.decode()
    gone = reverse("admin:agreement_merge", args=[one.pk, 10**15])
    assert author.get(gone).status_code == 404
    assert Client().get(address(*pair)).status_code == 302


def test_change_page_leads_to_likely_twins_and_to_a_search(
    author: Client, pair: list[Agreement]
) -> None:
    run = Import.objects.create()
    for entry in pair:
        ReportedAgreement.objects.create(
            item=run.items.create(name="a.txt", outcome="created"),
            agreement=entry,
            number=1,
            likeness="a" * 64,
            given={"reported": told()},
        )
    other = factories.make_agreement(title="Fishing in the strait", areas_printed="fishing")
    page = author.get(reverse("admin:agreements_agreement_change", args=[pair[0].pk]))
    way = reverse("admin:agreement_merge_with", args=[pair[0].pk])
    assert f'href="{way}"' in page.content.decode()
    likely = author.get(way).content.decode()
    assert f'href="{address(*pair)}"' in likely
    found = author.get(way, {"q": "fishing strait"}).content.decode()
    assert f'href="{address(pair[0], other)}"' in found
    assert "No entry. Try fewer words." in author.get(way, {"q": "zebra"}).content.decode()


def test_pages_ask_as_many_questions_for_many_rows(
    author: Client, pair: list[Agreement], django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(40):
        author.get(address(*pair))

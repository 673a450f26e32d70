"""Sources that differ, side by side, and the editor's choice between them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from briefs.agreements.models import Agreement, Event
from briefs.desk.register.ledger import controls_of, differences
from briefs.publishing import publish_agreement
from tests import factories
from tests.desk.register.entry import address, at_odds, page, soup
from tests.forms import filled

pytestmark = pytest.mark.django_db


def told(page: BeautifulSoup) -> dict[str, list[str]]:
    """Each table of the ledger by its heading: the value, its state and where it is from."""
    found = {}
    for table in page.select(".ledger table"):
        rows = []
        for row in table.select("tbody tr"):
            value, state = row.select_one(".value-said"), row.select_one(".outlined")
            cited = [one.get_text(strip=True) for one in row.select("figcaption")]
            rows.append(f"{value.get_text()} {state.get_text()} {cited}")  # type: ignore[union-attr]
        found[table.caption.get_text()] = rows  # type: ignore[union-attr]
    return found


def test_values_that_differ_stand_side_by_side_and_nothing_else(author: Client) -> None:
    said = told(page(author, at_odds()))
    assert said == {
        "Number": [
            "14 shown ['The Courier, citing Yonhap News Agency']",
            "15 kept as evidence ['The Gazette, citing Yonhap News Agency']",
        ],
        "Area": ["energy kept as evidence ['The Gazette, citing Yonhap News Agency']"],
    }


def test_entry_on_whose_values_all_agree_has_no_ledger(author: Client) -> None:
    assert told(page(author, factories.make_evidenced_agreement())) == {}


def test_choice_is_written_into_the_form_and_saved_with_it(author: Client) -> None:
    entry = at_odds()
    before = set(entry.evidence.values_list("uid", flat=True))
    data = {**filled(author, address(entry)), "note": "Typed."}
    shown = soup(author.post(address(entry), {**data, "_choose": "count:15"}))
    assert shown.select_one("#id_count")["value"] == "15"  # type: ignore[index]
    assert "Typed." in shown.select_one("#id_note").get_text()  # type: ignore[union-attr]
    entry.refresh_from_db()
    assert entry.count == 14
    again = filled(
        author, address(entry), author.post(address(entry), {**data, "_choose": "count:15"})
    )
    assert author.post(address(entry), again).status_code == 302
    entry.refresh_from_db()
    assert (entry.count, entry.note) == (15, "Typed.")
    assert set(entry.evidence.values_list("uid", flat=True)) == before
    assert told(page(author, entry))["Number"][1].startswith("14 kept as evidence")


def test_choice_of_a_single_one_makes_the_entry_single() -> None:
    entry = at_odds()
    source = factories.make_source("South Korea and China signed one agreement.")
    factories.make_evidence(entry, source, "count", "1")
    assert set(controls_of(entry, "count:1")) == {
        ("", "count", "1"),
        ("", "count_qualifier", "exact"),
        ("", "scope", "single"),
    }


def test_choice_takes_the_qualifier_that_the_words_have() -> None:
    entry = at_odds()
    source = factories.make_source("South Korea and China signed at least 20 agreements.")
    factories.make_evidence(entry, source, "count", "20")
    assert ("", "count_qualifier", "at_least") in controls_of(entry, "count:20")


def test_party_and_area_are_added_and_not_put_in_place_of_others(author: Client) -> None:
    entry = at_odds()
    source = factories.make_source("China and Japan signed 14 agreements.")
    factories.make_evidence(entry, source, "parties", "JP")
    data = filled(author, address(entry))
    for choice in ("parties:JP", "areas:energy"):
        data = filled(
            author, address(entry), author.post(address(entry), {**data, "_choose": choice})
        )
    assert author.post(address(entry), data).status_code == 302
    entry.refresh_from_db()
    assert set(entry.parties.values_list("country_code", flat=True)) == {"KR", "CN", "JP"}
    assert entry.areas == ["energy"]
    assert "Party" not in told(page(author, entry))


def test_date_is_chosen_where_one_event_has_one_and_left_to_the_rows_where_several_have() -> None:
    entry = factories.make_agreement()
    source = factories.make_source("It was signed on 5 January 2026.")
    factories.make_evidence(entry, source, "date", "2026-01-05")
    assert [said.controls for one in differences(entry) for said in one.values] == [()]
    event = Event.objects.create(agreement=entry, status="signed", date="2026-02")
    assert controls_of(entry, "date:2026-01-05") == ((f"events:{event.pk}", "date", "2026-01-05"),)
    Event.objects.create(agreement=entry, status="ratified", date="2026-03")
    fresh = Agreement.objects.get(pk=entry.pk)
    assert controls_of(fresh, "date:2026-01-05") == ()


def test_choice_that_is_none_changes_nothing(author: Client) -> None:
    entry = at_odds()
    for choice in ("count:99", "", "kind:treaty", "x" * 5000):
        data = {**filled(author, address(entry)), "_choose": choice}
        assert soup(author.post(address(entry), data)).select_one("#id_count")["value"] == "14"  # type: ignore[index]


def test_choice_for_a_public_entry_is_a_correction_that_readers_see(publisher: Client) -> None:
    entry = at_odds()
    publish_agreement(agreement=entry, version=1)
    data = {**filled(publisher, address(entry)), "_choose": "count:15"}
    chosen = filled(publisher, address(entry), publisher.post(address(entry), data))
    silent = publisher.post(address(entry), chosen).content.decode()
    assert "Say for readers what was corrected." in silent
    entry.refresh_from_db()
    assert entry.count == 14
    note = "The ministry itself counts fifteen."
    assert publisher.post(address(entry), {**chosen, "correction_note": note}).status_code == 302
    entry.refresh_from_db()
    assert entry.count == 15
    log = Client().get("/agreements/corrections/").content.decode()
    public = Client().get(entry.get_absolute_url()).content.decode()
    assert note in log
    assert note in public
    assert "The Courier" in public
    assert "14" in public

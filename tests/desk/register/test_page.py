"""The page of an entry: its sources, what was typed beside them, and what cannot be lost."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from briefs.agreements.models import Agreement, Event, Evidence, Party
from briefs.publishing import publish_agreement
from tests import factories
from tests.desk.register.entry import (
    REPEATED,
    address,
    at_odds,
    checks,
    new_passage,
    page,
    soup,
)
from tests.forms import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> Agreement:
    return at_odds()


def tabs(found: object) -> list[str]:
    return [" ".join(one.get_text().split()) for one in found.select(".tabs:not(.found) button")]  # type: ignore[attr-defined]


def test_page_shows_each_source_and_the_text_of_the_first_with_its_passages(
    author: Client, entry: Agreement
) -> None:
    shown = page(author, entry)
    first, second = tabs(shown)
    assert first.startswith("Leaders meet")
    assert "6 passages" in first
    assert "3 passages" in second
    text = shown.select_one("#source-text")
    assert text is not None
    assert text.get_text() == factories.SENTENCE
    assert [mark.get_text() for mark in text.select(".mark.evidence")] == [factories.SENTENCE]
    assert checks(shown, 0) == ["verbatim", "value follows", "13 words"]


def test_another_source_is_opened_by_a_button_that_saves_nothing(
    author: Client, entry: Agreement
) -> None:
    other = entry.evidence.get(value="15").source
    data = {**filled(author, address(entry)), "title": "Typed", "_source": str(other.pk)}
    answer = author.post(address(entry), data)
    shown = soup(answer)
    assert "South Korea and China signed 15" in shown.select_one("#source-text").get_text()  # type: ignore[union-attr]
    assert shown.select_one("#id_title")["value"] == "Typed"  # type: ignore[index]
    assert "It is not saved yet." in answer.content.decode()
    entry.refresh_from_db()
    assert (entry.title, entry.version) != ("Typed", 2)


def test_source_that_is_no_evidence_yet_is_found_and_opened(
    author: Client, entry: Agreement
) -> None:
    new = factories.make_source(REPEATED, headline="Herring", outlet="Kyodo")
    data = {**filled(author, address(entry)), "_find": "kyodo herring", "_check": "find"}
    found = soup(author.post(address(entry), data)).select(".found button")
    assert [button["value"] for button in found] == [str(new.pk)]
    shown = soup(author.post(address(entry), {**data, "_source": str(new.pk)}))
    assert "no passage yet" in tabs(shown)[2]
    assert shown.select_one("#source-text").get_text() == REPEATED  # type: ignore[union-attr]
    none = soup(author.post(address(entry), {**data, "_find": "zebra"}))
    assert "No other source has these words" in none.get_text()


def test_entry_without_a_source_asks_for_one(author: Client) -> None:
    shown = page(author, factories.make_agreement())
    assert "rests on no source yet" in shown.get_text()
    assert shown.select_one("#source-text") is None
    assert author.get(reverse("admin:agreements_agreement_add")).status_code == 200


def test_everything_is_saved_at_once_with_the_version(author: Client, entry: Agreement) -> None:
    new = factories.make_source(REPEATED)
    party, event = entry.parties.get(country_code="KR"), entry.events.get()
    data = filled(author, address(entry)) | new_passage(
        entry,
        new,
        value="fish",
        quote="They signed a treaty on fish.",
        start=str(REPEATED.index("They signed a treaty on")),
    )
    data |= {
        "areas_printed": "fish",
        "parties-0-name": "Republic of Korea",
        "events-TOTAL_FORMS": "2",
        "events-1-agreement": str(entry.pk),
        "events-1-status": "ratified",
        "events-1-date": "2026-03",
        "events-1-party": str(party.pk),
    }
    assert author.post(address(entry), data).status_code == 302
    entry.refresh_from_db()
    party.refresh_from_db()
    assert (entry.version, entry.areas_printed, party.name) == (2, "fish", "Republic of Korea")
    assert list(entry.events.values_list("status", "party"))[-1] == ("ratified", party.pk)
    assert entry.status == event.status == "signed"
    row = Evidence.objects.get(source=new)
    assert new.text[row.start : row.end] == row.quote == "They signed a treaty on fish."
    late = author.post(address(entry), data)
    assert late.status_code == 302  # the same once more, by a form that was sent twice
    stale = author.post(address(entry), {**data, "title": "Too late"})
    assert stale.status_code == 409
    assert "Too late" in stale.content.decode()
    assert entry.evidence.filter(source=new).count() == 1


def test_words_that_stand_twice_offer_each_place(author: Client, entry: Agreement) -> None:
    new = factories.make_source(REPEATED)
    number = entry.evidence.count()
    row = new_passage(entry, new, aspect="kind", value="treaty", quote="They signed a treaty")
    data = filled(author, address(entry)) | row
    shown = soup(author.post(address(entry), data))
    choices = shown.select(f"#id_evidence-{number}-start option")
    second = REPEATED.rindex("They signed")
    assert [choice["value"] for choice in choices] == ["", "2", str(second)]
    assert "한국과 중국 café" in choices[2].get_text()
    data[f"evidence-{number}-start"] = str(second)
    assert author.post(address(entry), data).status_code == 302
    assert Evidence.objects.get(source=new).start == second


def test_wrong_value_is_refused_with_the_reason_and_checked_without_saving(
    author: Client, entry: Agreement
) -> None:
    source = entry.evidence.get(value="15").source
    quote = entry.evidence.get(value="15").quote
    number = entry.evidence.count()
    row = new_passage(entry, source, aspect="parties", value="JP", quote=quote)
    for button in ({}, {"_check": "all"}):
        answer = author.post(address(entry), filled(author, address(entry)) | row | button)
        said = answer.content.decode()
        assert "These words name China and South Korea, not Japan." in said
        assert checks(soup(answer), number)[:2] == ["verbatim", "value does not follow"]
        assert not Evidence.objects.filter(value="JP").exists()


def test_check_of_what_is_right_saves_nothing(author: Client, entry: Agreement) -> None:
    data = {**filled(author, address(entry)), "areas_printed": "trade", "_check": "all"}
    answer = author.post(address(entry), data)
    assert answer.status_code == 200
    assert soup(answer).select_one("#id_areas_printed")["value"] == "trade"  # type: ignore[index]
    entry.refresh_from_db()
    assert (entry.areas_printed, entry.version) == ("", 1)


def test_stale_check_meets_both_texts(author: Client, entry: Agreement) -> None:
    data = {**filled(author, address(entry)), "title": "Mine", "_check": "all"}
    Agreement.objects.filter(pk=entry.pk).update(version=2, title="Theirs")
    assert author.post(address(entry), data).status_code == 409


def test_planned_day_that_has_passed_is_said_until_something_follows(author: Client) -> None:
    entry = factories.make_agreement()
    party = Party.objects.create(agreement=entry, name="China", country_code="CN")
    Event.objects.create(agreement=entry, status="planned", date="2020-03", place="Seoul")
    assert "Planned for March 2020 in Seoul" in " ".join(page(author, entry).get_text().split())
    Event.objects.create(agreement=entry, status="signed", date="2020-05", party=party)
    assert "Planned for March 2020" in " ".join(page(author, entry).get_text().split())
    Event.objects.create(agreement=entry, status="signed", date="2020-05")
    assert "Planned for" not in page(author, entry).get_text()


def test_public_entry_is_read_beside_its_sources_by_an_author(
    author: Client, entry: Agreement
) -> None:
    entry.evidence.filter(value="energy").delete()
    publish_agreement(agreement=entry, version=1)
    shown = page(author, entry)
    assert len(tabs(shown)) == 2
    assert not shown.select("[name=_choose], [name=_find], [name=_check], [data-check-passage]")
    assert shown.select_one("[name=title]") is None
    data = {"based_on": "2", "title": "Mine", "_choose": "count:15"}
    assert author.post(address(entry), data).status_code == 409
    entry.refresh_from_db()
    assert entry.count == 14


def test_page_asks_as_many_questions_for_forty_parties_as_for_two(
    author: Client, django_assert_max_num_queries: object
) -> None:
    entry = at_odds()
    source = factories.make_source("South Korea and China signed 14 agreements. " * 3)
    for number in range(40):
        name = f"Company {number}"
        Party.objects.create(agreement=entry, name=name, kind="company")
        factories.make_evidence(entry, source, "parties", name, basis="inferred")
    with django_assert_max_num_queries(45):  # type: ignore[operator]
        shown = page(author, entry)
    assert len(shown.select("#parties-group tr.has_original")) == 42
    assert re.search("40 passages", tabs(shown)[2])

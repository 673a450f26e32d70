from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from briefs.agreements.models import Agreement, Evidence
from briefs.publishing import publish_agreement
from tests import factories
from tests.forms import filled


def page_of(agreement: Agreement) -> str:
    return reverse("admin:agreements_agreement_change", args=[agreement.pk])


@pytest.fixture
def public(db: None) -> Agreement:
    agreement = factories.make_evidenced_agreement()
    publish_agreement(agreement=agreement, version=1)
    agreement.refresh_from_db()
    return agreement


def test_status_is_settled_from_the_events_when_saved(author: Client) -> None:
    agreement = factories.make_evidenced_agreement()
    data = filled(author, page_of(agreement))
    data |= {
        "events-TOTAL_FORMS": "2",
        "events-1-agreement": str(agreement.pk),
        "events-1-status": "in_force",
        "events-1-date": "2026-03",
    }
    assert author.post(page_of(agreement), data).status_code == 302
    agreement.refresh_from_db()
    assert (agreement.status, agreement.status_date) == ("in_force", "2026-03")


def test_date_with_a_thirteenth_month_is_refused_in_words(author: Client) -> None:
    agreement = factories.make_evidenced_agreement()
    data = {**filled(author, page_of(agreement)), "events-0-date": "2026-13"}
    assert "no such month" in author.post(page_of(agreement), data).content.decode()


def test_public_entry_is_corrected_with_a_note_that_readers_see(
    publisher: Client, public: Agreement
) -> None:
    data = {**filled(publisher, page_of(public)), "title": "Fourteen agreements"}
    refused = publisher.post(page_of(public), data).content.decode()
    assert "Say for readers what was corrected" in refused
    assert 'value="Fourteen agreements"' in refused
    public.refresh_from_db()
    assert public.title != "Fourteen agreements"
    assert (
        publisher.post(page_of(public), {**data, "correction_note": "A title."}).status_code == 302
    )
    assert [c.note for c in public.corrections.all()] == ["A title."]


def test_correction_that_its_evidence_does_not_support_is_refused_and_kept_in_the_form(
    publisher: Client, public: Agreement
) -> None:
    data = {**filled(publisher, page_of(public)), "count": "15", "correction_note": "Fifteen."}
    answer = publisher.post(page_of(public), data).content.decode()
    assert "No passage states the count 1" in answer
    assert 'value="Fifteen."' in answer
    public.refresh_from_db()
    assert (public.count, public.corrections.count()) == (14, 0)


def test_public_entry_is_read_only_for_an_author(author: Client, public: Agreement) -> None:
    data = {"title": "Typed title", "note": "Typed note", "based_on": str(public.version)}
    answer = author.post(page_of(public), data)
    assert answer.status_code == 409
    for typed in ("Typed title", "Typed note", "is public by now"):
        assert typed in answer.content.decode()
    title = public.title
    public.refresh_from_db()
    assert public.title == title
    page = author.get(page_of(public)).content.decode()
    assert 'name="title"' not in page
    assert (
        author.get(reverse("admin:agreements_agreement_delete", args=[public.pk])).status_code
        == 403
    )


def evidence_row(agreement: Agreement, source: Any, **values: str) -> dict[str, str]:
    number = agreement.evidence.count()
    row = {"source": str(source.pk), "aspect": "areas", "basis": "stated", "start": "", **values}
    return {
        "evidence-TOTAL_FORMS": str(number + 1),
        f"evidence-{number}-agreement": str(agreement.pk),
        **{f"evidence-{number}-{name}": value for name, value in row.items()},
    }


def test_evidence_finds_its_place_from_the_words_alone(author: Client) -> None:
    source = factories.make_source("First. They agreed on trade in Beijing. Last.")
    agreement = factories.make_evidenced_agreement()
    row = evidence_row(agreement, source, value="trade", quote="They agreed on trade in Beijing.")
    data = filled(author, page_of(agreement)) | row
    assert author.post(page_of(agreement), data).status_code == 302
    evidence = Evidence.objects.get(source=source)
    assert source.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    ("quote", "value", "complaint"),
    [
        ("They agreed on fish.", "fish", "do not stand in the source"),
        ("They agreed on trade.", "fish", "mark the value as inferred"),
        ("Twice.", "trade", "more than once"),
    ],
)
def test_evidence_that_fails_a_check_is_refused_in_words(
    author: Client, quote: str, value: str, complaint: str
) -> None:
    source = factories.make_source("Twice. They agreed on trade. Twice.")
    agreement = factories.make_evidenced_agreement()
    data = filled(author, page_of(agreement)) | evidence_row(
        agreement, source, value=value, quote=quote
    )
    answer = author.post(page_of(agreement), data)
    assert answer.status_code == 200
    assert complaint in answer.content.decode()
    assert not Evidence.objects.filter(source=source).exists()


def test_list_finds_an_agreement_by_its_party_and_by_being_public(
    author: Client, public: Agreement
) -> None:
    factories.make_agreement(title="Something private")
    page = reverse("admin:agreements_agreement_changelist")
    assert "Something private" not in author.get(page, {"q": "South Korea"}).content.decode()
    assert "Something private" not in author.get(page, {"public": "yes"}).content.decode()
    assert "Something private" in author.get(page, {"public": "no"}).content.decode()


def test_party_corrected_away_from_its_evidence_is_refused(
    publisher: Client, public: Agreement
) -> None:
    data = {
        **filled(publisher, page_of(public)),
        "parties-0-name": "Japan",
        "parties-0-country_code": "JP",
        "correction_note": "It was Japan.",
    }
    answer = publisher.post(page_of(public), data).content.decode()
    assert "No passage supports the party “Japan”" in answer
    assert not public.parties.filter(name="Japan").exists()

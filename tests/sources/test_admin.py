from __future__ import annotations

from django.test import Client
from django.urls import reverse

from briefs.brief import Brief
from briefs.sources.models import Source
from tests import factories
from tests.forms import filled


def page_of(source: Source) -> str:
    return reverse("admin:sources_source_change", args=[source.pk])


def test_text_of_a_source_is_shown_and_cannot_be_changed(reviewer: Client) -> None:
    source = factories.make_source("The words as received.")
    data = filled(reviewer, page_of(source))
    assert "The words as received." in reviewer.get(page_of(source)).content.decode()
    assert not {"text", "content", "sha256", "filename"} & set(data)
    reviewer.post(page_of(source), {**data, "outlet": "The Daily", "text": "Other words."})
    source.refresh_from_db()
    assert (source.outlet, source.text) == ("The Daily", "The words as received.")


def test_source_is_neither_added_nor_deleted_by_hand(publisher: Client) -> None:
    source = factories.make_source()
    delete = reverse("admin:sources_source_delete", args=[source.pk])
    assert publisher.get(reverse("admin:sources_source_add")).status_code == 403
    assert publisher.post(delete, {"post": "yes"}).status_code == 403


def test_citation_of_public_evidence_is_corrected_by_a_publisher_and_logged(
    reviewer: Client, publisher: Client, ready_brief: Brief
) -> None:
    factories.make_edition(ready_brief)
    source = ready_brief.sources.get()
    data = {**filled(publisher, page_of(source)), "outlet": "The Daily"}
    assert reviewer.post(page_of(source), data).status_code == 409
    source.refresh_from_db()
    assert source.outlet == ""
    assert publisher.post(page_of(source), data).status_code == 302
    agreement = ready_brief.agreements.get()
    assert [c.note for c in agreement.corrections.all()] == [
        "How the source is cited was corrected."
    ]
    assert "The Daily" in Client().get(agreement.get_absolute_url()).content.decode()


def test_address_that_is_no_web_address_is_refused(reviewer: Client) -> None:
    source = factories.make_source()
    data = {**filled(reviewer, page_of(source)), "url": "javascript:alert(1)"}
    assert "Enter a valid URL" in reviewer.post(page_of(source), data).content.decode()

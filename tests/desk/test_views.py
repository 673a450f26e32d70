from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from briefs.agreements.models import Agreement
from briefs.brief import Brief
from briefs.edition import Edition
from tests import factories
from tests.forms import filled


def to(name: str, row: Any) -> str:
    return reverse(f"admin:{name}", args=[row.pk])


def test_change_page_lists_what_the_gate_asks_for_with_a_link_to_each(author: Client) -> None:
    brief = factories.make_brief(title="Bare")
    page = author.get(to("briefs_brief_change", brief)).content.decode()
    assert "Before this brief can be published" in page
    assert '<a href="#id_summary">The summary is empty.</a>' in page
    assert '<a href="#authorships-group">No author is named.</a>' in page
    assert 'id="authorships-group"' in page


def test_publish_page_refuses_with_reasons_and_changes_nothing(publisher: Client) -> None:
    brief = factories.make_brief(title="Bare")
    page = to("brief_publish", brief)
    answer = publisher.post(page, filled(publisher, page))
    assert "The analysis is empty." in answer.content.decode()
    assert not Edition.objects.exists()


def test_publisher_publishes_now(publisher: Client, ready_brief: Brief) -> None:
    page = to("brief_publish", ready_brief)
    refused = publisher.post(page, filled(publisher, page))
    assert "Nobody has approved this text yet." in refused.content.decode()
    approved = {**filled(publisher, page), "approve": "on"}
    assert publisher.post(page, approved).status_code == 302
    assert Edition.objects.current().get().published_by.username == "publisher"
    assert Client().get(f"/briefs/{ready_brief.slug}/").status_code == 200


def test_publisher_schedules_and_cancels(publisher: Client, ready_brief: Brief) -> None:
    page = to("brief_publish", ready_brief)
    assert "Publish later, at (UTC)" in publisher.get(page).content.decode()
    later = timezone.localtime(timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    publisher.post(page, {**filled(publisher, page), "published_at": later, "approve": "on"})
    edition = Edition.objects.scheduled().get()
    assert Client().get(f"/briefs/{ready_brief.slug}/").status_code == 404
    assert "Cancel the schedule" in publisher.get(page).content.decode()
    hold = to("edition_hold", edition)
    stale = publisher.post(hold, {"reason": "Too early."}).content.decode()
    assert "nothing was saved" in stale
    publisher.post(hold, {**filled(publisher, hold), "reason": "Too early."})
    edition.refresh_from_db()
    assert edition.held_reason == "Too early."


def test_schedule_in_the_past_is_refused(publisher: Client, ready_brief: Brief) -> None:
    page = to("brief_publish", ready_brief)
    answer = publisher.post(page, {**filled(publisher, page), "published_at": "2020-01-01T10:00"})
    assert "That moment is past" in answer.content.decode()
    assert not Edition.objects.exists()


def test_decision_on_a_version_that_is_not_stored_any_more_is_refused(
    publisher: Client, ready_brief: Brief
) -> None:
    page = to("brief_publish", ready_brief)
    data = filled(publisher, page)
    Brief.objects.filter(pk=ready_brief.pk).update(version=5)
    for stale in (data, {"version": ""}):
        assert "nothing was saved" in publisher.post(page, stale).content.decode()
    assert not Edition.objects.exists()


def test_withdrawn_brief_answers_410_with_the_reason(publisher: Client, ready_brief: Brief) -> None:
    factories.make_edition(ready_brief)
    page = to("brief_withdraw", ready_brief)
    assert "This field is required" in publisher.post(page, {"version": "2"}).content.decode()
    data = {**filled(publisher, page), "reason": "A source was false."}
    assert publisher.post(page, data).status_code == 302
    gone = Client().get(f"/briefs/{ready_brief.slug}/")
    assert gone.status_code == 410
    assert "A source was false." in gone.content.decode()


def test_preview_shows_the_draft_in_the_public_style_and_leaves_no_trace(
    author: Client, ready_brief: Brief
) -> None:
    answer = author.get(to("brief_preview", ready_brief))
    page = answer.content.decode()
    assert ready_brief.title in page
    assert "A preview." in page
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]
    assert not Edition.objects.exists()
    assert not Agreement.objects.exclude(published_at=None).exists()


def test_preview_of_a_bare_draft_works(author: Client) -> None:
    assert author.get(to("brief_preview", factories.make_brief())).status_code == 200


def test_agreement_is_made_public_and_withdrawn(publisher: Client) -> None:
    agreement = factories.make_evidenced_agreement()
    page = to("agreement_publish", agreement)
    assert publisher.post(page, filled(publisher, page)).status_code == 302
    agreement.refresh_from_db()
    assert Client().get(agreement.get_absolute_url()).status_code == 200
    page = to("agreement_withdraw", agreement)
    publisher.post(page, {**filled(publisher, page), "reason": "It never was."})
    assert Client().get(agreement.get_absolute_url()).status_code == 410


def test_agreement_without_evidence_is_not_made_public(publisher: Client) -> None:
    page = to("agreement_publish", factories.make_agreement())
    assert (
        "No passage says that this exists"
        in publisher.post(page, filled(publisher, page)).content.decode()
    )
    assert not Agreement.objects.public()


@pytest.mark.parametrize("group", ["author", "reviewer"])
@pytest.mark.parametrize(
    "name",
    ["brief_publish", "brief_withdraw", "edition_hold", "agreement_publish", "agreement_withdraw"],
)
def test_only_a_publisher_decides(
    request: pytest.FixtureRequest, ready_brief: Brief, group: str, name: str
) -> None:
    client = request.getfixturevalue(group)
    factories.make_edition(ready_brief, published_at=timezone.now() + timedelta(days=1))
    row = {
        "brief": ready_brief,
        "edition": Edition.objects.get(),
        "agreement": Agreement.objects.get(),
    }[name.split("_")[0]]
    for answer in (client.get(to(name, row)), client.post(to(name, row), {"reason": "x"})):
        assert answer.status_code == 403


def test_stranger_is_sent_to_log_in(ready_brief: Brief) -> None:
    for name in ("brief_preview", "brief_publish", "briefs_brief_change"):
        answer = Client().get(to(name, ready_brief))
        assert answer.status_code == 302
        assert "/desk/login/" in answer["Location"]


def test_publisher_is_told_what_is_inferred(publisher: Client, ready_brief: Brief) -> None:
    ready_brief.agreements.get().evidence.filter(aspect="parties").update(basis="inferred")
    page = publisher.get(to("brief_publish", ready_brief)).content.decode()
    assert "Inferred, not stated" in page
    assert "a party “KR”" in page


def test_address_with_a_nul_is_a_bad_request(author: Client) -> None:
    for address in ("/desk/briefs/brief/?q=%00", "/desk/autocomplete/?term=%00"):
        assert author.get(address).status_code == 400


@pytest.mark.parametrize("pk", ["9" * 5000, "abc", "0"])
def test_address_of_no_row_leads_back_with_a_word(author: Client, pk: str) -> None:
    answer = author.get(f"/desk/briefs/brief/{pk}/change/", follow=True)
    assert "doesn’t exist" in answer.content.decode()


def test_private_agreement_has_no_view_on_site(author: Client) -> None:
    agreement = factories.make_agreement()
    assert (
        "viewsitelink"
        not in author.get(to("agreements_agreement_change", agreement)).content.decode()
    )


def test_scheduled_brief_that_nobody_saw_is_not_withdrawn_but_cancelled(
    publisher: Client, ready_brief: Brief
) -> None:
    factories.make_edition(ready_brief, published_at=timezone.now() + timedelta(days=1))
    page = publisher.get(to("briefs_brief_change", ready_brief)).content.decode()
    assert "Withdraw…" not in page
    form = to("brief_withdraw", ready_brief)
    answer = publisher.post(form, {**filled(publisher, form), "reason": "No."}).content.decode()
    assert "there is nothing to withdraw" in answer


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/desk/briefs/brief/?created_at__year=99999999999999999999", 400),
        ("/desk/briefs/brief/add/?sources=abc", 200),
        ("/desk/agreements/agreement/add/?group=abc", 200),
        ("/desk/briefs/brief/add/?title=Given", 200),
    ],
)
def test_odd_address_of_the_desk_is_answered(author: Client, address: str, status: int) -> None:
    answer = author.get(address)
    assert answer.status_code == status
    assert ("Given" in answer.content.decode()) == ("Given" in address)


def test_history_of_a_brief_leads_to_its_saved_versions(author: Client, ready_brief: Brief) -> None:
    answer = author.get(to("briefs_brief_history", ready_brief))
    assert answer.headers["Location"] == to("brief_history", ready_brief)
    unknown = author.get(reverse("admin:briefs_brief_history", args=["none"]), follow=True)
    assert unknown.status_code == 404


def test_desk_lists_what_editors_work_on_before_accounts(admin_client: Client) -> None:
    page = admin_client.get("/desk/").content.decode()
    places = [page.index(f'class="app-{app} ') for app in ("briefs", "agreements", "tags", "auth")]
    assert places == sorted(places)

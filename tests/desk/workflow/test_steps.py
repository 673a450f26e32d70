"""The pages of the way to approval: who may take which step, and what they say."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from briefs import history
from briefs.approval.models import Assignment, ReviewStep
from briefs.brief import Brief
from tests import factories
from tests.forms import filled

pytestmark = pytest.mark.django_db
STEPS = ["submit", "assign", "recall", "send-back", "approve"]


def to(step: str, brief: Brief) -> str:
    return reverse(f"admin:brief_{step}", args=[brief.pk])


def take(client: Client, step: str, brief: Brief, **data: Any) -> Any:
    page = to(step, brief)
    return client.post(page, {**filled(client, page), **data}, follow=True)


@pytest.fixture
def brief(ready_brief: Brief, author: Client) -> Brief:
    """A ready brief written by the author."""
    history.record(ready_brief, by=User.objects.get(username="author"), reason="added")
    return ready_brief


def test_brief_is_submitted_to_a_reviewer_sent_back_and_approved(
    brief: Brief, author: Client, reviewer: Client
) -> None:
    second = User.objects.get(username="reviewer")
    said = take(author, "submit", brief, reviewer=second.pk, due_on="2999-01-31").content.decode()
    assert "The brief is in review." in said
    assert "reviewer is asked to review it by 31 January 2999" in " ".join(said.split())
    refused = take(reviewer, "send-back", brief, note=" ").content.decode()
    assert "This field is required" in refused
    said = take(reviewer, "send-back", brief, note="Name the ministries.").content.decode()
    assert "sent back by reviewer" in " ".join(said.split())
    assert (
        "Name the ministries."
        in author.get(reverse("admin:briefs_brief_change", args=[brief.pk])).content.decode()
    )
    take(author, "submit", brief)
    take(reviewer, "approve", brief, note="Good.")
    brief.refresh_from_db()
    assert brief.stage == "approved"
    kinds = ReviewStep.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["submitted", "sent_back", "submitted", "approved"]


def test_reviewer_is_offered_only_who_may_approve_this_text(
    brief: Brief, author: Client, reviewer: Client, publisher: Client
) -> None:
    page = author.get(to("submit", brief)).content.decode()
    assert ">reviewer</option>" in page
    assert ">publisher</option>" in page
    assert ">author</option>" not in page
    author_pk = User.objects.get(username="author").pk
    said = take(author, "submit", brief, reviewer=author_pk).content.decode()
    assert "Select a valid choice" in said
    assert not Assignment.objects.exists()


def test_own_text_is_refused_with_the_reason_instead_of_a_form(
    ready_brief: Brief, publisher: Client
) -> None:
    history.record(ready_brief, by=User.objects.get(username="publisher"), reason="added")
    Brief.objects.update(stage="in_review")
    page = publisher.get(to("approve", ready_brief)).content.decode()
    assert "somebody else has to approve it" in page
    assert 'name="version"' not in page
    publisher.post(to("approve", ready_brief), {"version": ready_brief.version})
    assert Brief.objects.get(pk=ready_brief.pk).stage == "in_review"
    published = publisher.get(reverse("admin:brief_publish", args=[ready_brief.pk]))
    assert "somebody else has to approve it" in published.content.decode()


@pytest.mark.parametrize("step", STEPS)
def test_decision_based_on_another_version_is_refused(
    brief: Brief, reviewer: Client, step: str
) -> None:
    stages = {"submit": "draft"}
    Brief.objects.update(stage=stages.get(step, "in_review"))
    page = to(step, brief)
    data = {**filled(reviewer, page), "note": "A note.", "version": "77"}
    if step == "assign":
        data["reviewer"] = User.objects.get(username="reviewer").pk
    assert "nothing was saved" in reviewer.post(page, data).content.decode()
    assert not ReviewStep.objects.exists()


ALLOWED = {
    "author": {"submit", "assign", "recall"},
    "reviewer": set(STEPS),
    "publisher": set(STEPS),
}


@pytest.mark.parametrize("group", ["author", "reviewer", "publisher"])
@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_open_to_the_groups_it_is_for(
    ready_brief: Brief, request: pytest.FixtureRequest, group: str, step: str
) -> None:
    client = request.getfixturevalue(group)
    expected = 200 if step in ALLOWED[group] else 403
    for stage in ("draft", "in_review", "approved"):
        Brief.objects.update(stage=stage)
        assert client.get(to(step, ready_brief)).status_code == expected
        answer = client.post(to(step, ready_brief), {"version": "77", "note": "x"})
        assert answer.status_code == expected
    assert Client().get(to(step, ready_brief)).status_code == 302
    assert not ReviewStep.objects.exists()


def test_step_that_the_stage_does_not_allow_says_so(ready_brief: Brief, reviewer: Client) -> None:
    page = reviewer.get(to("approve", ready_brief)).content.decode()
    assert "This brief is draft now." in page


def test_list_tells_and_filters_how_far_a_brief_has_come(reviewer: Client) -> None:
    first, second = factories.make_brief(title="Sea lanes"), factories.make_brief(title="Tariffs")
    Brief.objects.filter(pk=first.pk).update(stage="in_review")
    Brief.objects.filter(pk=second.pk).update(stage="approved")
    changelist = reverse("admin:briefs_brief_changelist")
    page = reviewer.get(changelist).content.decode()
    assert '<span class="outlined in review">in review</span>' in page
    only = reviewer.get(changelist, {"state": "approved"}).content.decode()
    assert "Tariffs" in only
    assert "Sea lanes" not in only

"""Who may approve what, and what an approval is worth after a change."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.utils import timezone

from briefs import history
from briefs.agreements.verification import Refused
from briefs.approval.deciding import approve, assign, recall, send_back, submit
from briefs.approval.models import Assignment, ReviewStep
from briefs.brief import Brief
from briefs.publishing import publish
from briefs.versioning import StaleVersion, claim
from tests import factories

pytestmark = pytest.mark.django_db


def person(name: str, group: str) -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def writer(db: None) -> User:
    return person("writer", "Author")


@pytest.fixture
def second(db: None) -> User:
    return person("second", "Reviewer")


@pytest.fixture
def brief(ready_brief: Brief, writer: User) -> Brief:
    """A ready brief that the writer has written."""
    return saved(ready_brief, writer, analysis="What it obliges anyone to do is open.")


def saved(brief: Brief, by: Any, **fields: str) -> Brief:
    claim(brief, brief.version)
    for name, value in fields.items():
        setattr(brief, name, value)
    brief.save()
    history.record(brief, by=by, reason="edited")
    return brief


def submitted(brief: Brief, by: User, **options: Any) -> Brief:
    submit(brief=brief, version=brief.version, by=by, **options)
    return brief


def stage_of(brief: Brief) -> str:
    return Brief.objects.values_list("stage", flat=True).get(pk=brief.pk)


def test_brief_goes_from_draft_over_review_and_approval_to_publication(
    brief: Brief, writer: User, second: User
) -> None:
    version = brief.version
    submitted(brief, writer, reviewer=second, due_on=timezone.localdate())
    assert stage_of(brief) == "in_review"
    approve(brief=brief, version=version, by=second, note="Well argued.")
    assert stage_of(brief) == "approved"
    publisher = person("third", "Publisher")
    edition = publish(brief=brief, version=version, by=publisher)
    assert edition.number == 1
    assert stage_of(brief) == "draft"
    kinds = list(ReviewStep.objects.order_by("pk").values_list("kind", "version", "by__username"))
    assert kinds == [("submitted", version, "writer"), ("approved", version, "second")]
    assert not Assignment.objects.open()


def test_brief_that_nobody_approved_is_not_published(brief: Brief) -> None:
    publisher = person("third", "Publisher")
    with pytest.raises(Refused, match="Nobody has approved"):
        publish(brief=brief, version=brief.version, by=publisher)
    brief.refresh_from_db()
    edition = publish(brief=brief, version=brief.version, by=publisher, approve=True)
    assert ReviewStep.objects.get().by == publisher
    assert edition.published_by == publisher


@pytest.mark.parametrize("in_one_step", [True, False])
def test_own_text_is_approved_by_nobody_unless_the_setting_says_so(
    ready_brief: Brief, settings: Any, in_one_step: bool
) -> None:
    publisher = person("third", "Publisher")
    brief = saved(ready_brief, publisher, analysis="My own words.")
    submitted(brief, publisher)

    def decide() -> None:
        if in_one_step:
            publish(brief=brief, version=brief.version, by=publisher, approve=True)
        else:
            approve(brief=brief, version=brief.version, by=publisher)

    with pytest.raises((ValidationError, Refused), match="somebody else"):
        decide()
    brief.refresh_from_db()
    assert brief.stage == "in_review"
    settings.APPROVE_OWN_TEXT = True
    decide()
    assert ReviewStep.objects.filter(kind="approved", by=publisher).count() == 1


def test_superuser_approves_no_own_text_either(ready_brief: Brief) -> None:
    root = User.objects.create_superuser("root")
    brief = submitted(saved(ready_brief, root, analysis="My own words."), root)
    with pytest.raises(ValidationError, match="somebody else"):
        approve(brief=brief, version=brief.version, by=root)


def test_who_imported_the_source_has_not_written_the_text(
    ready_brief: Brief, writer: User, second: User
) -> None:
    history.record(ready_brief, by=second, reason="imported from page.html")
    brief = submitted(saved(ready_brief, writer, analysis="Ours."), writer)
    approve(brief=brief, version=brief.version, by=second)
    assert stage_of(brief) == "approved"


def test_own_text_is_counted_from_the_last_edition_on(
    brief: Brief, writer: User, second: User
) -> None:
    saved(brief, second, summary="The second has written too.")
    factories.make_edition(brief)
    brief.refresh_from_db()
    submitted(saved(brief, writer, analysis="Another analysis."), writer)
    approve(brief=brief, version=brief.version, by=second)
    assert stage_of(brief) == "approved"


def test_author_approves_nothing(brief: Brief, writer: User) -> None:
    other = person("other", "Author")
    submitted(brief, writer)
    with pytest.raises(ValidationError, match="Reviewer or a Publisher"):
        approve(brief=brief, version=brief.version, by=other)


def test_change_of_the_text_takes_the_approval_away(
    brief: Brief, writer: User, second: User
) -> None:
    submitted(brief, writer)
    approve(brief=brief, version=brief.version, by=second)
    brief.refresh_from_db()
    saved(brief, writer)
    assert stage_of(brief) == "approved"
    saved(brief, writer, analysis="Another text than the one approved.")
    assert stage_of(brief) == "draft"
    with pytest.raises(Refused, match="Nobody has approved"):
        publish(brief=brief, version=brief.version, by=second)


@pytest.mark.parametrize("door", [submit, approve, recall])
def test_decision_on_a_version_that_is_gone_is_refused(
    brief: Brief, second: User, door: Any
) -> None:
    with pytest.raises(StaleVersion):
        door(brief=brief, version=brief.version - 1, by=second)
    with pytest.raises(StaleVersion):
        door(brief=brief, version=None, by=second)
    assert not ReviewStep.objects.exists()


def test_decisions_leave_the_version_so_that_an_open_form_stays_good(
    brief: Brief, writer: User, second: User
) -> None:
    version = brief.version
    submitted(brief, writer, reviewer=second)
    send_back(brief=brief, version=version, by=second, note="The second table is wrong.")
    brief.refresh_from_db()
    assert brief.version == version


def test_sending_back_needs_a_note_and_closes_the_assignment(
    brief: Brief, writer: User, second: User
) -> None:
    submitted(brief, writer, reviewer=second)
    with pytest.raises(ValidationError, match="what is to be mended"):
        send_back(brief=brief, version=brief.version, by=second, note="  ")
    assert stage_of(brief) == "in_review"
    send_back(brief=brief, version=brief.version, by=second, note="Name the ministries.")
    assert stage_of(brief) == "draft"
    assert not Assignment.objects.open()


def test_assignment_goes_to_people_who_may_approve_this_text_only(
    brief: Brief, writer: User, second: User
) -> None:
    third = person("third", "Reviewer")
    saved(brief, second, summary="Mine too.")
    yesterday = timezone.localdate() - timedelta(days=1)
    for asked, day, why in (
        (person("other", "Author"), None, "ask a Reviewer"),
        (second, None, "has written in this text"),
        (third, yesterday, "That day is past"),
    ):
        with pytest.raises(ValidationError, match=why):
            submit(brief=brief, version=brief.version, by=writer, reviewer=asked, due_on=day)
    assert stage_of(brief) == "draft"
    assert not Assignment.objects.exists()


def test_second_assignment_takes_the_place_of_the_first(
    brief: Brief, writer: User, second: User
) -> None:
    third = person("third", "Reviewer")
    submitted(brief, writer, reviewer=second)
    assign(brief=brief, version=brief.version, by=writer, reviewer=third)
    assert Assignment.objects.open().get().reviewer == third
    assert Assignment.objects.count() == 2


def test_what_was_decided_is_never_rewritten(brief: Brief, writer: User) -> None:
    submitted(brief, writer)
    with pytest.raises(ValidationError):
        ReviewStep.objects.update(note="Another.")
    with pytest.raises(ValidationError):
        ReviewStep.objects.all().delete()
    writer.delete()
    assert ReviewStep.objects.get().person == "a former editor"

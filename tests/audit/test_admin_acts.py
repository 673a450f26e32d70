"""What is done in the admin is noted: records, accounts and groups."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from briefs.agreements.models import Correction
from briefs.audit.audited import Audited, in_words
from briefs.audit.models import Act
from briefs.brief import Brief
from briefs.record_admin import ReadOnlyAdmin
from tests import factories
from tests.audit.here import told
from tests.forms import filled


def acts() -> list[Act]:
    return list(Act.objects.order_by("at", "pk"))


@pytest.fixture
def boss(db: None) -> Client:
    """Somebody who may do everything."""
    client = Client(REMOTE_ADDR="203.0.113.7")
    client.force_login(User.objects.create_superuser("boss", password="pass"))
    return client


def test_every_admin_that_can_change_something_is_audited() -> None:
    for model, options in admin.site._registry.items():
        assert isinstance(options, Audited | ReadOnlyAdmin), model


def test_saved_brief_is_an_act_that_names_fields_and_not_what_they_say(
    author: Client, ready_brief: Brief
) -> None:
    page = reverse("admin:briefs_brief_change", args=[ready_brief.pk])
    author.post(page, {**filled(author, page), "summary": "A secret plan.", "language": "fr"})
    (act,) = acts()
    assert (act.act, act.subject_kind, act.by_name) == ("saved", "briefs.brief", "author")
    assert act.subject_key == str(ready_brief.uid)
    assert "ummary" in act.details
    assert "secret" not in act.details
    assert act.address == "127.0.0.1"


def test_brief_that_is_added_and_deleted_leaves_both_acts(boss: Client) -> None:
    page = reverse("admin:briefs_brief_add")
    boss.post(page, {**filled(boss, page), "title": "New", "slug": "new", "language": "en"})
    brief = Brief.objects.get()
    brief.snapshots.all().delete()
    gone = reverse("admin:briefs_brief_delete", args=[brief.pk])
    boss.post(gone, {"post": "yes", "version": brief.version})
    assert not Brief.objects.exists()
    assert told(acts()) == [("created", "briefs.brief"), ("deleted", "briefs.brief")]
    assert {act.subject_key for act in acts()} == {str(brief.uid)}


def test_save_and_deletion_that_come_too_late_leave_no_act(boss: Client) -> None:
    brief = factories.make_ready_brief()
    page = reverse("admin:briefs_brief_change", args=[brief.pk])
    data = filled(boss, page)
    Brief.objects.update(version=7, summary="Another's.")
    assert boss.post(page, {**data, "summary": "Mine."}).status_code != 302
    gone = reverse("admin:briefs_brief_delete", args=[brief.pk])
    boss.post(gone, {"post": "yes", "version": "1"})
    assert Brief.objects.exists()
    assert acts() == []


def test_correction_of_a_public_entry_is_noted_with_its_public_note(
    publisher: Client, ready_brief: Brief
) -> None:
    factories.make_edition(ready_brief)
    agreement = ready_brief.listed_agreements.get().agreement
    before = Act.objects.count()
    page = reverse("admin:agreements_agreement_change", args=[agreement.pk])
    data = {**filled(publisher, page), "title": "Fourteen pacts", "correction_note": "The name."}
    assert publisher.post(page, data).status_code == 302
    assert Correction.objects.count() == 1
    made = acts()[before:]
    assert [(act.act, act.details) for act in made] == [
        ("corrected", "The name."),
        ("saved", made[1].details),
    ]
    assert "itle" in made[1].details


def test_corrected_citation_is_noted_for_the_source_and_its_public_entries(
    publisher: Client, ready_brief: Brief
) -> None:
    factories.make_edition(ready_brief)
    before = Act.objects.count()
    page = reverse("admin:sources_source_change", args=[ready_brief.sources.get().pk])
    publisher.post(page, {**filled(publisher, page), "outlet": "The Herald"})
    assert sorted(told(acts()[before:])) == [
        ("corrected", "agreements.agreement"),
        ("saved", "sources.source"),
    ]


def test_tags_merged_at_the_desk_are_one_act(publisher: Client) -> None:
    tags = [factories.make_tag(name=name) for name in ("aid", "help")]
    page = f"{reverse('admin:vocabulary_merge')}?tag={tags[0].pk}&tag={tags[1].pk}"
    publisher.post(page, filled(publisher, page))
    (act,) = acts()
    assert (act.act, act.subject_name, act.details) == ("merged", "aid", "“help” into it")
    assert act.by_name == "publisher"


def test_accounts_and_groups_leave_their_acts(boss: Client) -> None:
    page = reverse("admin:auth_user_add")
    words = {"username": "eve", "password1": "tr0ub4dor&3", "password2": "tr0ub4dor&3"}
    boss.post(page, {**words, "usable_password": "true"})
    eve = User.objects.get(username="eve")
    page = reverse("admin:auth_user_change", args=[eve.pk])
    boss.post(page, {**filled(boss, page), "is_staff": "on"})
    boss.post(reverse("admin:auth_user_delete", args=[eve.pk]), {"post": "yes"})
    page = reverse("admin:auth_group_add")
    boss.post(page, {"name": "Guests"})
    assert Group.objects.filter(name="Guests").exists()
    assert told(acts()) == [
        ("created", "auth.user"),
        ("saved", "auth.user"),
        ("deleted", "auth.user"),
        ("created", "auth.group"),
    ]
    assert {act.subject_name for act in acts()} == {"eve", "Guests"}


def test_password_that_somebody_else_sets_is_noted_and_not_told(boss: Client) -> None:
    eve = User.objects.create_user("eve")
    words = {"password1": "tr0ub4dor&3", "password2": "tr0ub4dor&3", "usable_password": "true"}
    boss.post(reverse("admin:auth_user_password_change", args=[eve.pk]), words)
    (act,) = acts()
    assert (act.act, act.subject_name) == ("saved", "eve")
    assert "assword" in act.details
    assert "tr0ub" not in act.details


def test_message_of_a_save_is_put_in_words_without_what_rows_say() -> None:
    message = [
        {"changed": {"fields": ["title", "based_on"]}},
        {"added": {"name": "party", "object": "Secretland"}},
        {"changed": {"name": "evidence", "object": "Words", "fields": ["quote"]}},
    ]
    assert in_words(message) == "changed title; party added; evidence changed (quote)"
    assert in_words([]) == "nothing changed"

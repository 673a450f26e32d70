from __future__ import annotations

from django.test import Client
from django.urls import reverse

from briefs import history
from briefs.brief import Brief, FormerAddress
from briefs.history import Snapshot
from tests import factories
from tests.forms import filled


def page_of(brief: Brief) -> str:
    return reverse("admin:briefs_brief_change", args=[brief.pk])


def test_address_follows_the_title_until_the_first_edition(author: Client) -> None:
    brief = factories.make_brief(title="Old words", slug="old-words")
    author.post(page_of(brief), {**filled(author, page_of(brief)), "title": "New words"})
    brief.refresh_from_db()
    assert brief.slug == "new-words"


def test_address_typed_by_the_editor_is_kept(author: Client) -> None:
    brief = factories.make_brief(title="Old words", slug="old-words")
    data = {**filled(author, page_of(brief)), "title": "New words", "slug": "mine"}
    author.post(page_of(brief), data)
    brief.refresh_from_db()
    assert brief.slug == "mine"


def test_address_of_a_published_brief_is_frozen_but_for_a_publisher(
    author: Client, publisher: Client, ready_brief: Brief
) -> None:
    factories.make_edition(ready_brief)
    data = filled(author, page_of(ready_brief))
    assert "slug" not in data
    author.post(page_of(ready_brief), {**data, "title": "Another title", "slug": "hijacked"})
    ready_brief.refresh_from_db()
    former = ready_brief.slug
    assert former != "hijacked"
    publisher.post(
        page_of(ready_brief), {**filled(publisher, page_of(ready_brief)), "slug": "moved"}
    )
    assert FormerAddress.objects.get().slug == former
    answer = Client().get(f"/briefs/{former}/")
    assert (answer.status_code, answer["Location"]) == (301, "/briefs/moved/")


def test_every_save_leaves_a_snapshot_of_the_whole_brief(
    author: Client, ready_brief: Brief
) -> None:
    data = {**filled(author, page_of(ready_brief)), "summary": "Said anew."}
    author.post(page_of(ready_brief), data)
    (snapshot,) = Snapshot.objects.all()
    assert (snapshot.number, snapshot.made_by.username) == (2, "author")
    assert snapshot.data["summary"] == "Said anew."
    assert len(snapshot.data["agreements"]) == len(snapshot.data["tags"]) == 1


def test_published_brief_cannot_be_deleted_and_a_draft_can(
    publisher: Client, ready_brief: Brief
) -> None:
    factories.make_edition(ready_brief)
    draft = factories.make_brief()
    for brief, status in ((ready_brief, 403), (draft, 302)):
        page = reverse("admin:briefs_brief_delete", args=[brief.pk])
        version = str(Brief.objects.get(pk=brief.pk).version)
        assert publisher.post(page, {"post": "yes", "version": version}).status_code == status
    assert list(Brief.objects.all()) == [ready_brief]


def test_list_of_briefs_filters_by_state(author: Client, ready_brief: Brief) -> None:
    factories.make_edition(ready_brief)
    factories.make_brief(title="Only a draft")
    page = reverse("admin:briefs_brief_changelist")
    assert "Only a draft" in author.get(page, {"state": "draft"}).content.decode()
    assert "Only a draft" not in author.get(page, {"state": "published"}).content.decode()
    for state in ("scheduled", "withdrawn"):
        assert "0 briefs" in author.get(page, {"state": state}).content.decode()


def test_editions_can_be_read_and_not_changed_at_the_desk(
    publisher: Client, ready_brief: Brief
) -> None:
    edition = factories.make_edition(ready_brief)
    page = reverse("admin:briefs_edition_change", args=[edition.pk])
    assert publisher.get(page).status_code == 200
    assert publisher.post(page, {"title": "x"}).status_code == 403
    assert publisher.get(reverse("admin:briefs_edition_add")).status_code == 403


def test_saved_versions_are_reached_from_the_brief_and_can_only_be_read(
    author: Client, ready_brief: Brief
) -> None:
    author.post(page_of(ready_brief), {**filled(author, page_of(ready_brief)), "summary": "Anew."})
    factories.make_edition()
    listed = reverse("admin:briefs_snapshot_changelist") + f"?brief__id__exact={ready_brief.pk}"
    saved = reverse("admin:brief_history", args=[ready_brief.pk])
    assert saved in author.get(page_of(ready_brief)).content.decode()
    assert "1 saved version" in author.get(listed).content.decode()
    page = reverse("admin:briefs_snapshot_change", args=[ready_brief.snapshots.get().pk])
    assert "Anew." in author.get(page).content.decode()
    assert author.post(page, {"reason": "x"}).status_code == 403


def test_draft_is_deleted_with_its_saved_versions_by_those_who_may(
    author: Client, reviewer: Client
) -> None:
    brief = factories.make_ready_brief()
    history.record(brief, by=None, reason="added")
    page = reverse("admin:briefs_brief_delete", args=[brief.pk])
    assert author.get(page).status_code == 403
    assert "all that belongs to it" in reviewer.get(page).content.decode()
    reviewer.post(page, {"version": brief.version, "post": "yes"})
    assert not Brief.objects.filter(pk=brief.pk).exists()

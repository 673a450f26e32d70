"""One editor deletes what another is changing: the text is shown, and can become a new record."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from briefs import history
from briefs.agreements.models import Agreement, Event, Party
from briefs.brief import Author, Brief, BriefAgreement, Reference, TaggedBrief
from briefs.tags.merging import merge_tags
from briefs.tags.models import Alias, Tag
from tests import factories
from tests.forms import filled
from tests.test_conflict import asked, choose
from tests.test_record_admin import address, words_of


def too_late(client: Client, row: Any, **typed: str) -> Any:
    """The answer to a save of what was deleted while it was typed."""
    data = {**filled(client, address(row)), **typed}
    type(row).objects.filter(pk=row.pk).delete()
    answer = client.post(address(row), data)
    assert answer.status_code == 409
    assert "was deleted by someone else" in words_of(answer)
    return answer


def as_new(client: Client, row: Any, answer: Any) -> Any:
    return client.post(address(row), {**filled(client, "", answer), "_as_new": "1"})


def test_tag_deleted_becomes_a_new_one_with_its_names(publisher: Client) -> None:
    tag = factories.make_tag("trade", description="Goods.")
    Alias.objects.create(tag=tag, name="commerce")
    answer = too_late(publisher, tag, description="Goods and services.")
    assert "Goods and services." in words_of(answer)
    assert as_new(publisher, tag, answer).status_code == 302
    made = Tag.objects.get()
    assert (made.name, made.slug, made.description) == ("trade", "trade", "Goods and services.")
    assert made.aliases.get().name == "commerce"


def test_author_deleted_becomes_a_new_one(publisher: Client) -> None:
    author = factories.make_author("Kim", affiliation="KDI")
    answer = too_late(publisher, author, affiliation="KDI School")
    assert as_new(publisher, author, answer).status_code == 302
    assert Author.objects.get().affiliation == "KDI School"


def test_agreement_deleted_becomes_a_new_one_with_its_rows(publisher: Client) -> None:
    agreement = factories.make_evidenced_agreement()
    party = Party.objects.filter(agreement=agreement).first()
    Event.objects.create(agreement=agreement, status="ratified", party=party)
    answer = too_late(publisher, agreement, note="Seen on television.")
    text = words_of(answer)
    assert "Seen on television." in text
    assert "South Korea" in text
    made = as_new(publisher, agreement, answer)
    assert made.status_code == 302
    new = Agreement.objects.get()
    assert new.note == "Seen on television."
    assert (new.parties.count(), new.events.count(), new.evidence.count()) == (2, 2, 6)


def test_source_is_deleted_by_nobody(publisher: Client) -> None:
    source = factories.make_source()
    assert publisher.post(address(source, "delete"), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("make", [factories.make_tag, factories.make_author, factories.make_brief])
def test_row_that_another_changed_is_not_deleted(publisher: Client, make: Any) -> None:
    row = make()
    page = address(row, "delete")
    form = {"post": "yes", "version": "1"}
    type(row).objects.filter(pk=row.pk).update(version=2)
    publisher.post(page, form)
    assert type(row).objects.filter(pk=row.pk).exists()
    said = words_of(publisher.get(address(row)))
    assert "changed by someone else after you opened it; nothing was deleted" in said


def test_agreement_that_was_unlisted_and_deleted_is_told_and_left_out(
    publisher: Client, ready_brief: Brief
) -> None:
    history.record(ready_brief, by=None)
    data = {**filled(publisher, address(ready_brief)), "listed_agreements-0-position": "4"}
    other = {**filled(publisher, address(ready_brief)), "listed_agreements-0-DELETE": "on"}
    assert publisher.post(address(ready_brief), other).status_code == 302
    Agreement.objects.all().delete()
    answer = publisher.post(address(ready_brief), data)
    assert answer.status_code == 409
    (key,) = asked(answer)
    assert asked(answer) == {key: "theirs"}
    assert "is deleted or merged by now" in words_of(answer)
    assert choose(publisher, ready_brief, answer).status_code == 302
    assert not BriefAgreement.objects.exists()


def test_tag_that_was_merged_meanwhile_asks_nothing(publisher: Client, ready_brief: Brief) -> None:
    history.record(ready_brief, by=None)
    old, keep = ready_brief.tagged_items.get().tag, factories.make_tag("kept")
    data = {**filled(publisher, address(ready_brief)), "summary": "Mine."}
    merge_tags(keep=keep, merge=old)
    answer = publisher.post(address(ready_brief), data)
    assert answer.status_code == 409
    assert "" not in asked(answer).values()
    assert choose(publisher, ready_brief, answer).status_code == 302
    ready_brief.refresh_from_db()
    assert ready_brief.summary == "Mine."
    assert ready_brief.tagged_items.get().tag == keep


def test_tag_added_that_was_merged_meanwhile_becomes_the_kept_one(
    publisher: Client, ready_brief: Brief
) -> None:
    history.record(ready_brief, by=None)
    chosen, keep = factories.make_tag("chosen"), factories.make_tag("kept")
    added = {"tagged_items-TOTAL_FORMS": "2", "tagged_items-1-tag": str(chosen.pk)}
    data = {**filled(publisher, address(ready_brief)), **added, "summary": "Mine."}
    merge_tags(keep=keep, merge=chosen)
    answer = publisher.post(address(ready_brief), data)
    assert answer.status_code == 200
    assert "Mine." in words_of(answer)
    assert "Select a valid choice" in words_of(answer)


def test_save_after_a_merge_of_tags_is_not_said_to_have_changed_them(
    publisher: Client, ready_brief: Brief
) -> None:
    history.record(ready_brief, by=None)
    merge_tags(keep=factories.make_tag("kept"), merge=ready_brief.tagged_items.get().tag)
    data = {**filled(publisher, address(ready_brief)), "summary": "Mine."}
    assert publisher.post(address(ready_brief), data).status_code == 302
    newest = ready_brief.snapshots.first()
    assert newest is not None
    assert newest.changed == "summary"
    compared = publisher.get(f"/desk/brief/{ready_brief.pk}/history/compare/?to=s{newest.number}")
    assert ">Tags</h2>" not in compared.content.decode()


def test_text_is_shown_though_the_right_to_change_it_is_gone(ready_brief: Brief) -> None:
    guest = User.objects.create_user("guest", is_staff=True)
    for code in ("view_brief", "change_brief"):
        guest.user_permissions.add(Permission.objects.get(codename=code))
    client = Client()
    client.force_login(guest)
    data = {**filled(client, address(ready_brief)), "summary": "Typed while it was allowed."}
    guest.user_permissions.remove(Permission.objects.get(codename="change_brief"))
    answer = client.post(address(ready_brief), data)
    assert answer.status_code == 403
    assert "Typed while it was allowed." in words_of(answer)
    assert "may not change" in words_of(answer)
    assert Brief.objects.get(pk=ready_brief.pk).version == 1


def test_row_of_a_brief_deleted_meanwhile_is_kept_in_the_new_one(
    publisher: Client, ready_brief: Brief
) -> None:
    Reference.objects.create(brief=ready_brief, citation="A book.")
    answer = too_late(publisher, ready_brief, **{"references-0-citation": "A better book."})
    assert as_new(publisher, ready_brief, answer).status_code == 302
    assert Reference.objects.get().citation == "A better book."
    assert TaggedBrief.objects.count() == 1

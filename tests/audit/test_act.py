"""The log is only added to: by the model, by its queryset, and by the database."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from briefs import audit
from briefs.audit.models import Act
from tests import factories


@pytest.fixture
def act(db: None) -> Act:
    by = User.objects.create_user("ada", first_name="Ada", last_name="Lovelace")
    return audit.note(act=audit.Verb.SAVED, subject=factories.make_brief(title="X"), by=by)


def test_act_says_who_what_and_when_as_it_was_then(act: Act) -> None:
    stored = Act.objects.get()
    assert (stored.by_name, stored.act, stored.said) == ("ada (Ada Lovelace)", "saved", "saved")
    assert (stored.subject_kind, stored.subject_name) == ("briefs.brief", "X")
    assert str(stored) == "saved: X"


def test_model_and_queryset_refuse_to_change_or_delete_an_act(act: Act) -> None:
    stored = Act.objects.get()
    with pytest.raises(ValidationError):
        stored.save()
    with pytest.raises(ValidationError):
        stored.delete()
    with pytest.raises(ValidationError):
        Act.objects.update(by_name="nobody")
    with pytest.raises(ValidationError):
        Act.objects.all().delete()


@pytest.mark.parametrize("name", Act.FROZEN)
def test_database_refuses_to_change_a_column(act: Act, name: str) -> None:
    values = {"uid": uuid4(), "at": timezone.now() - timedelta(days=1), "address": "192.0.2.9"}
    changed = {name: values.get(name, "other")}
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        Act._base_manager.update(**changed)


def test_database_refuses_to_delete_an_act(act: Act) -> None:
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        sql("DELETE FROM audit_act")
    if connection.vendor == "postgresql":
        sql("SET CONSTRAINTS ALL IMMEDIATE")  # with checks waiting it refuses for them
        with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
            sql("TRUNCATE audit_act")


def test_account_that_is_deleted_leaves_its_name_and_no_other_takes_the_act(act: Act) -> None:
    other = User.objects.create_user("other")
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        sql("UPDATE audit_act SET by_id = %s", [other.pk])
    User.objects.get(username="ada").delete()
    stored = Act.objects.get()
    assert (stored.by, stored.by_name) == (None, "ada (Ada Lovelace)")
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        sql("UPDATE audit_act SET by_id = %s", [other.pk])


def test_flush_empties_the_log_and_the_next_act_is_guarded_again(
    transactional_db: None, django_db_serialized_rollback: None
) -> None:
    audit.note(act=audit.Verb.SAVED)
    call_command("flush", interactive=False, verbosity=0)
    assert not Act.objects.exists()
    audit.note(act=audit.Verb.SAVED)
    with pytest.raises(DatabaseError, match="only added to"):
        sql("DELETE FROM audit_act")


def test_act_that_is_rolled_back_leaves_no_trace(db: None) -> None:
    with transaction.atomic():
        audit.note(act=audit.Verb.SAVED)
        transaction.set_rollback(True)
    assert not Act.objects.exists()


def test_long_names_and_details_are_cut(db: None) -> None:
    brief = factories.make_brief(title="t" * 300)
    act = audit.note(act=audit.Verb.SAVED, subject=brief, details="word " * 100)
    assert len(Act.objects.get(pk=act.pk).details) == 300
    assert act.details.endswith("…")


def test_acts_are_found_by_the_beginnings_of_their_words(db: None) -> None:
    brief = factories.make_brief(title="After Beijing 北京协定")
    act = audit.note(act=audit.Verb.SAVED, subject=brief, details="title, summary")
    audit.note(act=audit.Verb.DELETED, subject=factories.make_brief(title="Seoul"))
    for words in ("beij", "SAVED beijing", "summaries", "北京", "after title"):
        assert list(Act.objects.saying(words)) == [act], words
    for words in ("beijing deleted", "–", "ummary"):
        assert not Act.objects.saying(words).exists(), words


def test_acts_of_one_moment_have_one_order(db: None) -> None:
    acts = [audit.note(act=audit.Verb.SAVED) for _ in range(3)]
    same = [Act(act="saved", at=acts[0].at) for _ in range(3)]
    for act in same:
        act.save()
    newest = list(Act.objects.newest())
    middle = newest[3]
    assert list(Act.objects.newest().before(middle)) == newest[4:]
    assert list(Act.objects.newest().after(middle)) == newest[:3]


def sql(statement: str, values: Any = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))

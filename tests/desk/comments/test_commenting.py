"""Comments: tied to words, found again, answered, resolved, and told to who is concerned."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from briefs import history
from briefs.approval.deciding import submit
from briefs.brief import Brief
from briefs.desk.comments.commenting import answer, comment, reopen, resolve
from briefs.desk.comments.models import Comment
from briefs.desk.comments.texts import has_changed, place_of
from briefs.versioning import StaleVersion, claim
from tests import factories
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(db: None) -> User:
    return person("anna", "Author")


@pytest.fixture
def brief(db: None) -> Brief:
    return factories.make_brief(context="One fact and another fact. 한국 is [first](#agreement-1).")


def said(brief: Brief, by: Any, **more: Any) -> Comment:
    given = {"version": brief.version, "field": "context", "body": "Is that so?"}
    return comment(brief=brief, by=by, **{**given, **more})


def changed(brief: Brief, text: str) -> Brief:
    claim(brief, brief.version)
    brief.context = text
    brief.save()
    return brief


def test_comment_keeps_the_words_their_place_and_the_version(brief: Brief, anna: User) -> None:
    made = said(brief, anna, passage="fact", start=21)
    assert (made.passage, made.start, made.version) == ("fact", 21, brief.version)
    brief.refresh_from_db()
    assert brief.version == made.version


def test_words_without_a_place_are_found_where_they_stand_once(brief: Brief, anna: User) -> None:
    assert said(brief, anna, passage=" another fact ").start == 13


def test_words_that_stand_twice_need_more_words(brief: Brief, anna: User) -> None:
    with pytest.raises(ValidationError, match="more than once"):
        said(brief, anna, passage="fact")


def test_words_that_do_not_stand_there_are_refused(brief: Brief, anna: User) -> None:
    with pytest.raises(ValidationError, match="do not stand there"):
        said(brief, anna, passage="no such words")
    assert not Comment.objects.exists()


def test_words_as_readers_read_them_are_taken_without_a_place(brief: Brief, anna: User) -> None:
    made = said(brief, anna, passage="한국 is first")
    assert made.start is None
    assert not has_changed(made, brief.context)
    assert has_changed(made, "Something else.")


def test_text_that_has_changed_elsewhere_is_no_reason_to_refuse(brief: Brief, anna: User) -> None:
    before = brief.version
    changed(brief, "New beginning. " + brief.context)
    made = said(brief, anna, version=before, passage="another fact", start=13)
    assert (made.start, made.version) == (28, brief.version)


def test_words_that_are_gone_since_are_told_so(brief: Brief, anna: User) -> None:
    before = brief.version
    changed(brief, "Nothing of that.")
    with pytest.raises(ValidationError, match="has changed since"):
        said(brief, anna, version=before, passage="another fact", start=13)


def test_comment_without_a_version_is_refused(brief: Brief, anna: User) -> None:
    with pytest.raises(StaleVersion):
        said(brief, anna, version=None)


@pytest.mark.parametrize("body", ["", "  \n "])
def test_comment_that_says_nothing_is_refused(brief: Brief, anna: User, body: str) -> None:
    with pytest.raises(ValidationError, match="Say what"):
        said(brief, anna, body=body)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a fact here", 2),
        ("moved: a fact", 9),
        ("fact and fact", None),
        ("gone", None),
    ],
)
def test_words_are_found_again_where_they_stand_exactly_once(
    text: str, expected: int | None
) -> None:
    found = place_of("fact", 2, text)
    assert (found.start if found else None) == expected


def test_resolving_twice_is_harmless_and_keeps_the_first(brief: Brief, anna: User) -> None:
    ben = person("ben", "Reviewer")
    made = said(brief, anna)
    assert resolve(comment=made, by=anna)
    assert not resolve(comment=made, by=ben)
    made.refresh_from_db()
    assert made.resolved_by == anna
    assert reopen(comment=made, by=ben)
    assert not reopen(comment=made, by=ben)
    assert Comment.objects.open().get() == made


def test_two_answers_both_stand_and_an_answer_to_an_answer_joins_them(
    brief: Brief, anna: User
) -> None:
    made = said(brief, anna)
    first = answer(to=made, by=anna, body="Yes.")
    answer(to=made, by=None, body="No.", name="Gerda Guest")
    answer(to=first, by=anna, body="Hm.")
    assert [row.body for row in made.replies.all()] == ["Yes.", "No.", "Hm."]


def test_database_refuses_a_comment_that_says_nothing(brief: Brief, anna: User) -> None:
    made = said(brief, anna)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=made.pk).update(body="")


def test_writers_reviewer_and_thread_are_told_without_the_draft_s_words(
    ready_brief: Brief, anna: User, django_capture_on_commit_callbacks: Any
) -> None:
    ben, cara = person("ben", "Reviewer"), person("cara", "Reviewer")
    changed(ready_brief, "Only for the desk.")
    history.record(ready_brief, by=anna, reason="edited")
    submit(brief=ready_brief, version=ready_brief.version, by=anna, reviewer=ben)
    with django_capture_on_commit_callbacks(execute=True):
        made = said(ready_brief, cara, passage="Only for the desk.", body="Why\nso?")
    assert {letter.to[0] for letter in mail.outbox} == {"anna@example.org", "ben@example.org"}
    letter = mail.outbox[0].body
    assert "cara comments on" in letter
    assert "Why\nso?" in letter
    assert "Only for the desk" not in letter
    assert f"/desk/brief/{ready_brief.pk}/comments/?show=all#comment-{made.pk}" in letter
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        answer(to=made, by=ben, body="Because.")
    assert {letter.to[0] for letter in mail.outbox} == {"anna@example.org", "cara@example.org"}

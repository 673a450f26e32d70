"""E-mails come after the act, once, when each person wants them, and survive a dead server."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from briefs.notices import sending
from briefs.notices.models import Notice, NoticeChoice, last_digest_hour
from briefs.notices.sending import Lazily, send_due
from briefs.notices.telling import tell
from tests.people import at_the_desk, person

BROKEN = f"{__name__}.Broken"


class Broken(EmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError


@pytest.fixture
def anna(db: None) -> User:
    return person("anna", "Author")


def told(*people: User, **options: Any) -> list[Notice]:
    given: dict[str, Any] = {
        "kind": Notice.Kind.COMMENT,
        "subject": "A comment",
        "text": "Ben commented.",
        "path": "/desk/brief/1/comments/",
    }
    return tell(people=people, **{**given, **options})


def chosen(user: User, when: str) -> None:
    NoticeChoice.objects.update_or_create(user=user, defaults={"when": when})


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_act_that_is_rolled_back_tells_nobody() -> None:
    anna = User.objects.create_user("anna", email="anna@example.org")
    with transaction.atomic():
        told(anna)
        transaction.set_rollback(True)
    assert not mail.outbox
    assert not Notice.objects.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_letter_goes_out_after_the_commit_and_not_before() -> None:
    anna = User.objects.create_user("anna", email="anna@example.org")
    with transaction.atomic():
        told(anna)
        assert not mail.outbox
    letter = mail.outbox[0]
    assert letter.to == ["anna@example.org"]
    assert letter.subject == "[Policy Briefs] A comment"
    assert "Ben commented." in letter.body
    assert "https://testserver/desk/brief/1/comments/" in letter.body
    assert "https://testserver/desk/notices/" in letter.body
    assert Notice.objects.get().sent_at is not None


def test_nobody_is_told_of_their_own_act(
    anna: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        told(anna, by=anna)
    assert not mail.outbox


@pytest.mark.parametrize("change", [{"email": ""}, {"is_active": False}])
def test_person_who_cannot_be_reached_is_left_out(anna: User, change: dict[str, Any]) -> None:
    for name, value in change.items():
        setattr(anna, name, value)
    anna.save()
    assert told(anna) == []


def test_each_person_is_told_once_however_often_they_are_named(anna: User) -> None:
    assert len(told(anna, anna)) == 1


def test_line_feed_in_the_subject_adds_no_header(
    anna: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        told(anna, subject="A comment\r\nBcc: all@example.org")
    letter = mail.outbox[0]
    assert letter.subject == "[Policy Briefs] A comment Bcc: all@example.org"
    assert letter.recipients() == ["anna@example.org"]


def test_dead_mail_server_breaks_no_act_and_the_letter_is_sent_later(
    anna: User, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, BROKEN
    with django_capture_on_commit_callbacks(execute=True):
        told(anna)
    notice = Notice.objects.get()
    assert (notice.sent_at, notice.attempts) == (None, 1)
    settings.EMAIL_BACKEND = working
    assert send_due() == 0  # just tried: whoever claimed it might still be at it
    assert send_due(at=timezone.now() + timedelta(minutes=11)) == 1
    assert send_due(at=timezone.now() + timedelta(minutes=30)) == 0
    assert len(mail.outbox) == 1


def test_letter_is_tried_for_a_week_and_no_longer(anna: User) -> None:
    told(anna)
    assert send_due(at=timezone.now() + timedelta(days=8)) == 0
    assert send_due(at=timezone.now() + timedelta(days=6)) == 1


def test_notice_that_another_process_is_sending_is_not_sent_twice(
    anna: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(anna)
    letter = sending.letter

    def slow(*arguments: Any) -> bool:
        monkeypatch.setattr(sending, "letter", letter)
        assert send_due() == 0  # another round, while this letter is on its way
        return letter(*arguments)

    monkeypatch.setattr(sending, "letter", slow)
    assert send_due() == 1
    assert len(mail.outbox) == 1


def test_process_that_died_while_sending_loses_no_letter(anna: User) -> None:
    (notice,) = told(anna)
    died_at = timezone.now()
    Notice.objects.filter(pk=notice.pk).update(claimed_at=died_at)
    assert send_due(at=died_at + timedelta(minutes=9)) == 0
    assert send_due(at=died_at + timedelta(minutes=11)) == 1


def test_day_s_notices_come_in_one_letter_after_seven(anna: User) -> None:
    chosen(anna, "daily")
    ben = person("ben", "Reviewer")
    chosen(ben, "daily")
    told(anna, text="The first thing.")
    told(anna, ben, text="The second thing.")
    now = timezone.now()
    seven = last_digest_hour(now) + timedelta(days=1)
    assert send_due(at=seven - timedelta(minutes=1)) == 0
    assert send_due(at=seven + timedelta(minutes=1)) == 3
    assert send_due(at=seven + timedelta(hours=20)) == 0
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert len(mail.outbox) == 2
    both = letters["anna@example.org"]
    assert both.subject == "[Policy Briefs] 2 things that happened"
    assert both.body.index("The first thing.") < both.body.index("The second thing.")
    assert "The first thing." not in letters["ben@example.org"].body


@pytest.mark.parametrize(
    ("at", "expected"), [("2026-03-02T06:59", "2026-03-01"), ("2026-03-02T07:00", "2026-03-02")]
)
def test_digest_hour_is_that_of_the_site_s_time_zone(settings: Any, at: str, expected: str) -> None:
    settings.TIME_ZONE = "Asia/Seoul"
    with timezone.override("Asia/Seoul"):
        moment = timezone.make_aware(datetime.fromisoformat(at))
        hour = timezone.localtime(last_digest_hour(moment))
    assert hour.strftime("%Y-%m-%d %H:%M") == f"{expected} 07:00"


def test_person_who_chose_never_is_told_nothing(anna: User) -> None:
    told(anna)
    chosen(anna, "never")
    assert told(anna) == []
    assert send_due() == 0  # not even what waited


def test_command_sends_what_waits_and_says_how_much(anna: User) -> None:
    told(anna)
    out = StringIO()
    call_command("send_notices", stdout=out)
    call_command("send_notices", stdout=out)
    assert out.getvalue() == "Notices sent: 1.\nNotices sent: 0.\n"
    assert len(mail.outbox) == 1


def test_command_forgets_what_is_long_ago(anna: User) -> None:
    (notice,) = told(anna)
    Notice.objects.filter(pk=notice.pk).update(created_at=timezone.now() - timedelta(days=91))
    call_command("send_notices", stdout=StringIO())
    assert not Notice.objects.exists()


def test_desk_sends_what_waits_once_in_a_while(
    anna: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.NOTICE_CHECK_SECONDS = 60
    monkeypatch.setattr("briefs.desk.site.send_lazily", Lazily())
    told(anna)
    client = at_the_desk(anna)
    client.get("/desk/notices/")
    assert len(mail.outbox) == 1
    told(anna)
    client.get("/desk/notices/")
    assert len(mail.outbox) == 1

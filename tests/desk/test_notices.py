"""The page on which each person chooses how to be told."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from briefs.notices.models import NoticeChoice
from tests.people import at_the_desk, person

PAGE = "/desk/notices/"


@pytest.mark.parametrize("group", ["Author", "Reviewer", "Publisher"])
def test_everybody_at_the_desk_chooses_for_themselves(db: None, group: str) -> None:
    other = person("other", "Author")
    me = person("me", group)
    client = at_the_desk(me)
    assert "me@example.org" in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"when": "daily"}).status_code == 302
    assert client.post(PAGE, {"when": "never"}).status_code == 302
    assert NoticeChoice.objects.get().when == "never"
    assert NoticeChoice.objects.get().user == me
    assert not NoticeChoice.objects.filter(user=other).exists()


def test_choice_that_does_not_exist_changes_nothing(db: None) -> None:
    client = at_the_desk(person("me", "Author"))
    assert "Select a valid choice" in client.post(PAGE, {"when": "weekly"}).content.decode()
    assert not NoticeChoice.objects.exists()


def test_person_without_an_address_is_told_that_nothing_can_be_sent(db: None) -> None:
    client = at_the_desk(person("me", "Author", email=""))
    assert "has no e-mail address" in client.get(PAGE).content.decode()


def test_stranger_is_sent_to_log_in(db: None) -> None:
    assert Client().get(PAGE).url.startswith("/desk/login/")
    reader = User.objects.create_user("reader")
    assert at_the_desk(reader).get(PAGE).url.startswith("/desk/login/")


def test_header_of_the_desk_leads_there(author: Client) -> None:
    assert f'href="{PAGE}"' in author.get("/desk/").content.decode()

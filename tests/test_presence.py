from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from briefs.presence import Presence
from tests import factories
from tests.forms import filled
from tests.test_record_admin import address


def page_of(row: Any) -> str:
    return f"/desk/presence/{row._meta.label_lower}.{row.pk}/"


def others(client: Client, row: Any) -> list[str]:
    """Who the page of a record is told of."""
    assert page_of(row) in client.get(address(row)).content.decode()
    return list(client.post(page_of(row)).json()["others"])


def test_second_at_a_record_sees_who_has_it_open(publisher: Client, author: Client) -> None:
    tag = factories.make_tag("trade")
    assert others(author, tag) == []
    (line,) = others(publisher, tag)
    assert line.startswith("author has this open since")
    (line,) = others(author, tag)
    assert line.startswith("publisher has this open since")
    assert others(author, factories.make_tag("fish")) == []


def test_who_has_gone_is_not_shown_and_comes_back_anew(publisher: Client, author: Client) -> None:
    tag = factories.make_tag("trade")
    others(author, tag)
    gone = timezone.now() - timedelta(minutes=5)
    Presence.objects.update(since=gone, open_until=gone)
    assert others(publisher, tag) == []
    others(author, tag)
    assert Presence.objects.get(user__username="author").since > gone


def test_page_without_javascript_tells_by_an_image_and_asks_by_a_link(
    publisher: Client, author: Client
) -> None:
    tag = factories.make_tag("trade")
    image = f"{page_of(tag)}seen.gif"
    assert image in author.get(address(tag)).content.decode()
    assert author.get(image)["Content-Type"] == "image/gif"
    assert "author opened this at" in publisher.get(page_of(tag)).content.decode()
    assert Presence.objects.count() == 2


def test_page_itself_says_who_has_it_open(publisher: Client, author: Client) -> None:
    tag = factories.make_tag("trade")
    assert "has this open since" not in publisher.get(address(tag)).content.decode()
    others(author, tag)
    assert "author has this open since" in publisher.get(address(tag)).content.decode()
    assert "has this open since" not in author.get(address(tag)).content.decode()


def test_page_without_javascript_counts_as_open_while_one_writes(
    publisher: Client, author: Client
) -> None:
    """It tells that it is open once; a quarter of an hour it is believed, or until it is saved."""
    tag = factories.make_tag("trade")
    author.get(f"{page_of(tag)}seen.gif")
    Presence.objects.update(since=timezone.now() - timedelta(minutes=10))
    assert "may have it open still" in publisher.get(address(tag)).content.decode()
    assert Presence.objects.get().open_until > timezone.now() + timedelta(minutes=10)
    author.post(address(tag), {**filled(author, address(tag)), "description": "Goods."})
    assert "may have it open still" not in publisher.get(address(tag)).content.decode()


@pytest.mark.parametrize("record", ["tags.tag.x", "auth.user.1", "tags.tag", "a.b.c.d"])
def test_record_that_is_none_or_not_theirs_is_not_found(author: Client, record: str) -> None:
    assert author.post(f"/desk/presence/{record}/").status_code == 404
    assert not Presence.objects.exists()


def test_who_is_not_logged_in_is_sent_to_log_in(client: Client, db: None) -> None:
    assert client.post("/desk/presence/tags.tag.1/").status_code == 302

"""The page of comments as a browser without JavaScript uses it, and who may do what there."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client

from briefs.brief import Brief
from briefs.desk.comments.commenting import comment
from briefs.desk.comments.models import Comment
from tests import factories
from tests.people import at_the_desk, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief(ready_brief: Brief) -> Brief:
    ready_brief.analysis = "One <b>word</b> & more."
    ready_brief.save()
    return ready_brief


def page_of(brief: Brief, show: str = "") -> str:
    return f"/desk/brief/{brief.pk}/comments/" + (f"?show={show}" if show else "")


def soup(client: Client, brief: Brief, show: str = "") -> BeautifulSoup:
    answer = client.get(page_of(brief, show))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "lxml")


def made_by(user: User | None, brief: Brief, **more: Any) -> Comment:
    given: dict[str, Any] = {"version": brief.version, "field": "analysis", "body": "Why?"}
    return comment(brief=brief, by=user, **{**given, **more})


def posted(brief: Brief, **typed: Any) -> dict[str, Any]:
    return {"version": brief.version, "field": "analysis", "passage": "", "body": "Why?", **typed}


@pytest.mark.parametrize("group", ["Author", "Reviewer", "Publisher"])
def test_everybody_at_the_desk_comments_on_words(brief: Brief, group: str) -> None:
    client = at_the_desk(person("me", group))
    answer = client.post(page_of(brief), posted(brief, passage="<b>word</b>", body="<i>No</i>"))
    row = Comment.objects.get()
    assert answer.url == f"{page_of(brief, 'open')}#comment-{row.pk}"
    found = soup(client, brief)
    marked = found.select_one(f"#words-{row.pk}")
    assert marked is not None
    assert marked.get_text() == "<b>word</b>"
    assert found.select_one(f"#comment-{row.pk} .body").get_text() == "<i>No</i>"  # type: ignore[union-attr]
    text = found.select_one("[data-text=analysis]")
    assert text is not None
    assert text.get_text() == brief.analysis


def test_refused_comment_keeps_what_was_typed(brief: Brief, author: Client) -> None:
    answer = author.post(page_of(brief), posted(brief, passage="nowhere", body="My long thought"))
    page = answer.content.decode()
    assert "do not stand there" in page
    assert "My long thought" in page
    assert not Comment.objects.exists()


def test_comment_without_a_version_saves_nothing_and_can_be_sent_again(
    brief: Brief, author: Client
) -> None:
    answer = author.post(page_of(brief), posted(brief, version=""))
    assert "nothing was saved" in answer.content.decode()
    found = BeautifulSoup(answer.content, "lxml")
    again = found.select_one("[data-add=analysis] [name=version]")
    assert again is not None
    assert again["value"] == str(brief.version)


def test_comment_says_when_its_words_have_changed(brief: Brief, author: Client) -> None:
    made_by(None, brief, passage="One")
    Brief.objects.filter(pk=brief.pk).update(analysis="Another text.")
    thread = soup(author, brief).select_one(".thread")
    assert thread is not None
    assert "the text has changed since" in thread.get_text()
    assert "One" in thread.select_one("blockquote").get_text()  # type: ignore[union-attr]


def test_open_and_resolved_comments_are_shown_apart(brief: Brief, author: Client) -> None:
    me = User.objects.get(username="author")
    first, second = made_by(me, brief), made_by(me, brief, body="And this?")
    settle = f"/desk/brief/{brief.pk}/comments/{first.pk}/settle/"
    assert author.post(settle, {"resolve": "1"}).status_code == 302
    assert author.post(settle, {"resolve": "1"}).status_code == 302

    def shown(show: str) -> set[str]:
        return {str(row["id"]) for row in soup(author, brief, show).select(".thread")}

    assert shown("open") == {f"comment-{second.pk}"}
    assert shown("resolved") == {f"comment-{first.pk}"}
    assert len(shown("all")) == 2
    author.post(settle, {"reopen": "1"})
    assert len(shown("open")) == 2


def test_answer_is_shown_under_its_comment(brief: Brief, author: Client) -> None:
    row = made_by(None, brief)
    to = f"/desk/brief/{brief.pk}/comments/{row.pk}/answer/"
    assert "required" in author.post(to, {"body": ""}).content.decode()
    author.post(to, {"body": "Because."})
    reply = soup(author, brief).select_one(f"#comment-{row.pk} .reply")
    assert reply is not None
    assert "Because." in reply.get_text()


def viewer() -> User:
    """Somebody who may see briefs and change none."""
    from django.contrib.auth.models import Permission

    user = User.objects.create_user("viewer", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_brief"))
    return user


def test_who_may_not_change_the_brief_resolves_only_their_own(brief: Brief) -> None:
    me = viewer()
    client = at_the_desk(me)
    mine, other = made_by(me, brief), made_by(None, brief)
    guest = made_by(me, brief, name="Gerda Guest")
    for row, status in ((mine, 302), (other, 403), (guest, 403)):
        settle = f"/desk/brief/{brief.pk}/comments/{row.pk}/settle/"
        assert client.post(settle, {"resolve": "1"}).status_code == status
    assert set(Comment.objects.resolved()) == {mine}


def test_strangers_and_people_without_the_permission_are_kept_out(brief: Brief) -> None:
    row = made_by(None, brief)
    nobody = at_the_desk(User.objects.create_user("nobody", is_staff=True))
    settle = f"/desk/brief/{brief.pk}/comments/{row.pk}/settle/"
    answer = f"/desk/brief/{brief.pk}/comments/{row.pk}/answer/"
    for address in (page_of(brief), settle, answer):
        assert Client().get(address).url.startswith("/desk/login/")
    assert nobody.get(page_of(brief)).status_code == 403
    assert nobody.post(page_of(brief), posted(brief)).status_code == 403
    assert nobody.post(settle, {}).status_code == 403
    assert nobody.post(answer, {"body": "x"}).status_code == 403
    assert Comment.objects.count() == 1


def test_comment_of_another_brief_is_not_found(brief: Brief, author: Client) -> None:
    row = made_by(None, brief)
    other = factories.make_brief()
    settle = f"/desk/brief/{other.pk}/comments/{row.pk}/settle/"
    assert author.post(settle, {"resolve": "1"}).status_code == 404


def test_change_form_leads_to_the_comments_and_says_how_many_are_open(
    brief: Brief, author: Client
) -> None:
    change = f"/desk/briefs/brief/{brief.pk}/change/"
    assert ">Comments</a>" in author.get(change).content.decode()
    made_by(None, brief)
    made_by(None, brief)
    assert ">Comments (2 open)</a>" in author.get(change).content.decode()


def test_page_asks_for_no_more_when_more_is_said(
    brief: Brief, author: Client, django_assert_max_num_queries: Any
) -> None:
    for _ in range(12):
        made_by(person(f"p{Comment.objects.count()}", "Author"), brief, passage="One")
    with django_assert_max_num_queries(22):
        author.get(page_of(brief))

"""Links of guests: who may make them, what they open, and everything that does not."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from briefs import history
from briefs.approval.deciding import submit
from briefs.approval.models import ReviewStep
from briefs.brief import Brief
from briefs.desk.comments.models import Comment
from briefs.desk.outside.inviting import invite, revoke
from briefs.desk.outside.models import POSTS_AN_HOUR, ReviewLink
from briefs.versioning import StaleVersion, claim
from tests import factories
from tests.forms import filled
from tests.people import at_the_desk, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(db: None) -> User:
    return person("host", "Reviewer")


@pytest.fixture
def writer(db: None) -> User:
    return person("writer", "Author")


@pytest.fixture
def brief(ready_brief: Brief, writer: User) -> Brief:
    return saved(ready_brief, writer, "What it obliges anyone to do is [open](#agreement-1).")


def saved(brief: Brief, by: Any, analysis: str) -> Brief:
    claim(brief, brief.version)
    brief.analysis = analysis
    brief.save()
    history.record(brief, by=by, reason="edited")
    return brief


def invited(brief: Brief, by: User, **guest: Any) -> tuple[ReviewLink, str]:
    given = {"name": "Gerda Guest", "organisation": "An institute", "may_approve": True}
    link, token = invite(brief=brief, version=brief.version, by=by, **{**given, **guest})
    return link, f"/review/{token}/"


def sent(client: Client, address: str, act: str, **typed: Any) -> Any:
    """What a browser without JavaScript sends with this form."""
    soup = BeautifulSoup(client.get(address).content, "lxml")
    form = soup.select_one(f"#form-{act}")
    assert form is not None
    version = form.select_one("[name=version]")
    assert version is not None
    data = {"act": act, "version": version["value"], **typed}
    return client.post(address, data)


def test_link_shows_the_draft_to_whoever_has_it_and_is_kept_by_nobody(
    brief: Brief, host: User
) -> None:
    link, address = invited(brief, host)
    answer = Client().get(address)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "What it obliges anyone to do" in page
    assert "Gerda Guest, An institute" in page
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"
    head = BeautifulSoup(answer.content, "lxml").head
    assert head is not None
    assert not head.select("[rel=canonical], [rel=alternate], [property='og:url']")
    assert 'href="/desk/' not in page
    assert 'href="#editions"' not in page
    assert 'href="#cite"' not in page
    assert "/sources/" not in page
    link.refresh_from_db()
    assert link.last_seen_at is not None
    assert Client().get(f"/briefs/{brief.slug}/").status_code == 404


def test_only_the_digest_of_the_secret_is_kept(brief: Brief, host: User) -> None:
    link, address = invited(brief, host)
    secret = address.split("/")[2].split(".")[0]
    assert len(secret) == 43
    assert link.token_hash == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in str(vars(ReviewLink.objects.get()))


def test_everything_that_opens_nothing_gets_the_same_page(brief: Brief, host: User) -> None:
    _, good = invited(brief, host)
    dead, revoked = invited(brief, host)
    revoke(link=dead, by=host)
    old, expired = invited(brief, host)
    past = timezone.now() - timedelta(days=20)
    ReviewLink.objects.filter(pk=old.pk).update(made_at=past, expires_at=past + timedelta(days=14))
    token = good.split("/")[2]
    # not its last character, some of whose bits mean nothing in base 64
    flipped = token[:9] + ("A" if token[9] != "A" else "B") + token[10:]
    addresses = [
        revoked,
        expired,
        f"/review/{flipped}/",
        f"/review/B{token[1:]}/",
        "/review/guessed/",
        f"/review/{'x' * 500}/",
    ]
    answers = [Client().get(address) for address in addresses]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert all("no-store" in answer["Cache-Control"] for answer in answers)
    assert Client().post(revoked, {"act": "comment", "body": "x"}).status_code == 404
    assert not Comment.objects.exists()
    assert Client().get(good).status_code == 200


@pytest.mark.parametrize("change", [{"is_active": False}, {"groups": []}])
def test_link_closes_with_the_account_or_the_right_of_who_made_it(
    brief: Brief, host: User, change: dict[str, Any]
) -> None:
    _, address = invited(brief, host)
    if "groups" in change:
        host.groups.clear()
    else:
        host.is_active = False
        host.save()
    assert Client().get(address).status_code == 404


def test_image_of_the_draft_comes_through_the_link_only(
    brief: Brief, host: User, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    image = factories.make_image(brief)
    default_storage.save(image.file_name(480), ContentFile(b"pixels"))
    Brief.objects.filter(pk=brief.pk).update(analysis=f"See:\n\n{image.markdown}")
    brief.refresh_from_db()
    link, address = invited(brief, host)
    page = BeautifulSoup(Client().get(address).content, "lxml")
    shown = page.select_one(".body img")
    assert shown is not None
    assert str(shown["src"]) == f"{address}images/{image.uid}/480/"
    answer = Client().get(str(shown["src"]))
    assert b"".join(answer.streaming_content) == b"pixels"  # type: ignore[attr-defined]
    assert "no-store" in answer["Cache-Control"]
    assert Client().get(image.address(480)).status_code == 404
    other = factories.make_image(factories.make_brief())
    assert Client().get(f"{address}images/{other.uid}/480/").status_code == 404
    revoke(link=link, by=host)
    assert Client().get(str(shown["src"])).status_code == 404


def test_guest_comments_by_name_and_sees_own_threads_only(brief: Brief, host: User) -> None:
    Comment.objects.create(brief=brief, version=1, by=host, body="Between us at the desk.")
    link, address = invited(brief, host)
    guest = Client()
    answer = sent(
        guest, address, "comment", field="analysis", passage="anyone to do is open", body="To whom?"
    )
    assert answer.status_code == 302
    made = Comment.objects.get(link=link)
    assert (made.person, made.by) == ("Gerda Guest, An institute", host)
    page = guest.get(address).content.decode()
    assert "To whom?" in page
    assert "Between us at the desk" not in page
    assert (
        guest.post(address, {"act": "answer", "to": made.pk, "body": "Still?"}).status_code == 302
    )
    assert made.replies.get().body == "Still?"
    foreign = Comment.objects.get(link=None, answers=None)
    guest.post(address, {"act": "answer", "to": foreign.pk, "body": "Hello"})
    assert not foreign.replies.exists()


def test_guest_without_the_right_to_comment_or_decide_only_reads(brief: Brief, host: User) -> None:
    _, address = invited(brief, host, may_comment=False, may_approve=False)
    submit(brief=brief, version=brief.version, by=host)
    guest = Client()
    assert "<textarea" not in guest.get(address).content.decode()
    data = {"version": brief.version, "body": "x", "field": "", "verdict": "approve"}
    for act in ("comment", "decide", "answer", ""):
        guest.post(address, {**data, "act": act, "to": 1})
    assert not Comment.objects.exists()
    assert not ReviewStep.objects.filter(kind="approved").exists()


def test_guest_approves_by_name(brief: Brief, host: User, writer: User) -> None:
    submit(brief=brief, version=brief.version, by=writer)
    _, address = invited(brief, host)
    assert sent(Client(), address, "decide", verdict="approve", note="").status_code == 302
    step = ReviewStep.objects.get(kind="approved")
    assert (step.name, step.by) == ("Gerda Guest, An institute", host)
    brief.refresh_from_db()
    assert brief.stage == "approved"


def test_guest_asks_for_changes_with_a_note(brief: Brief, host: User, writer: User) -> None:
    submit(brief=brief, version=brief.version, by=writer)
    _, address = invited(brief, host)
    refused = sent(Client(), address, "decide", verdict="send_back", note="")
    assert "Say what is to be mended." in refused.content.decode()
    sent(Client(), address, "decide", verdict="send_back", note="Name the ministries.")
    assert ReviewStep.objects.get(kind="sent_back").note == "Name the ministries."


def test_draft_that_is_not_in_review_cannot_be_decided_on(brief: Brief, host: User) -> None:
    _, address = invited(brief, host)
    page = Client().get(address).content.decode()
    assert "not in review now" in page
    assert 'id="form-decide"' not in page


def test_decision_on_a_text_that_has_changed_is_not_taken_and_the_note_is_kept(
    brief: Brief, host: User, writer: User
) -> None:
    submit(brief=brief, version=brief.version, by=writer)
    _, address = invited(brief, host)
    before = brief.version
    saved(brief, writer, "Quite another analysis.")
    late = Client().post(
        address,
        {"act": "decide", "version": before, "verdict": "approve", "note": "A fine text"},
    )
    page = late.content.decode()
    assert "changed by someone else" in page
    assert "A fine text" in page
    assert "Quite another analysis." in page
    assert not ReviewStep.objects.filter(kind="approved").exists()


def test_nobody_invites_an_approval_of_their_own_text(brief: Brief, host: User) -> None:
    saved(brief, host, "Mine.")
    with pytest.raises(ValidationError, match="approving it yourself"):
        invited(brief, host)
    link, _ = invited(brief, host, may_approve=False)
    assert link.is_open


def test_guest_of_a_host_who_writes_later_cannot_approve_either(
    brief: Brief, host: User, writer: User
) -> None:
    _, address = invited(brief, host)
    saved(brief, host, "Mine after all.")
    submit(brief=brief, version=brief.version, by=writer)
    answer = sent(Client(), address, "decide", verdict="approve", note="")
    assert "somebody else has to approve" in answer.content.decode()
    brief.refresh_from_db()
    assert brief.stage == "in_review"


def test_author_invites_nobody(brief: Brief, writer: User) -> None:
    with pytest.raises(PermissionDenied):
        invited(brief, writer)


def test_link_on_a_version_that_is_gone_is_refused(brief: Brief, host: User) -> None:
    with pytest.raises(StaleVersion):
        invite(brief=brief, version=brief.version - 1, by=host, name="G")


@pytest.mark.parametrize("days", [0, 91])
def test_link_lives_ninety_days_at_most(brief: Brief, host: User, days: int) -> None:
    with pytest.raises(ValidationError, match="From 1 to 90"):
        invited(brief, host, days=days)


def test_link_sends_so_many_forms_an_hour_and_then_keeps_what_is_typed(
    brief: Brief, host: User
) -> None:
    link, address = invited(brief, host)
    now = timezone.now()
    ReviewLink.objects.filter(pk=link.pk).update(posts=POSTS_AN_HOUR - 1, posts_since=now)
    guest = Client()
    assert sent(guest, address, "comment", field="", body="The last one").status_code == 302
    much = sent(guest, address, "comment", field="", body="One too many")
    assert much.status_code == 429
    assert "One too many" in much.content.decode()
    assert Comment.objects.count() == 1
    ReviewLink.objects.filter(pk=link.pk).update(posts_since=now - timedelta(minutes=61))
    assert sent(guest, address, "comment", field="", body="Later").status_code == 302


def guests(brief: Brief) -> str:
    return f"/desk/brief/{brief.pk}/guests/"


@pytest.mark.parametrize("group", ["Reviewer", "Publisher"])
def test_address_is_shown_once_and_mailed(brief: Brief, group: str) -> None:
    client = at_the_desk(person("me", group))
    page = guests(brief)
    fields = {**filled(client, page), "name": "Gerda Guest", "email": "gerda@example.org"}
    answer = client.post(page, fields)
    soup = BeautifulSoup(answer.content, "lxml")
    address = soup.select_one(".made code")
    assert address is not None
    assert address.get_text() in mail.outbox[0].body
    assert mail.outbox[0].to == ["gerda@example.org"]
    path = address.get_text().removeprefix("https://testserver")
    assert Client().get(path).status_code == 200
    assert path not in client.get(page).content.decode()
    link = ReviewLink.objects.get()
    assert abs(link.expires_at - timezone.now() - timedelta(days=14)) < timedelta(minutes=1)
    assert client.post(f"{page}{link.pk}/revoke/").status_code == 302
    assert client.post(f"{page}{link.pk}/revoke/").status_code == 302
    assert Client().get(path).status_code == 404
    assert "revoked" in client.get(page).content.decode()


def test_dead_mail_server_leaves_the_link_and_says_so(
    brief: Brief, host: User, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "tests.notices.test_sending.Broken"
    client, page = at_the_desk(host), guests(brief)
    fields = {**filled(client, page), "name": "Gerda", "email": "gerda@example.org"}
    assert "could not be sent" in client.post(page, fields).content.decode()
    assert ReviewLink.objects.get().is_open


def test_author_and_stranger_reach_no_page_of_links(brief: Brief, author: Client) -> None:
    link, _ = invited(brief, person("host", "Reviewer"))
    revoke_page = f"{guests(brief)}{link.pk}/revoke/"
    assert author.get(guests(brief)).status_code == 403
    assert author.post(revoke_page).status_code == 403
    assert Client().get(guests(brief)).url.startswith("/desk/login/")
    assert Client().post(revoke_page).status_code in (302, 403)
    link.refresh_from_db()
    assert link.is_open
    change = f"/desk/briefs/brief/{brief.pk}/change/"
    assert guests(brief) not in author.get(change).content.decode()
